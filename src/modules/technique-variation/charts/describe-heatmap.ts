import { counted, distanceText, groupsText, personText } from './chart-words.js';
import { parameterNames } from './names-shown.js';
import type { PractitionersShown } from './practitioners-shown.js';
import { quantile } from './quantile.js';
import type { ParameterAsked, TechniqueFiguresShown } from './technique-figures-shown.js';

/** What the heat map shows, in words: for each parameter the middle of the practitioners and the farthest from the protocol. */
export function describeHeatmap(figures: TechniqueFiguresShown, shown: PractitionersShown): string {
  const cells = shown.practitioners.length * figures.parameters.length;
  const recorded = figures.parameters.reduce((sum, asked) => sum + recordedOf(asked, shown).length, 0);
  return [
    `Heat map of practitioners by ${counted(figures.parameters.length, 'parameter')}.`,
    groupsText(shown),
    'A cell is the mean distance from the protocol, from 0 (as written) to 1.',
    ...figures.parameters.map((asked) => describeParameter(asked, shown)),
    recorded < cells ? `In ${counted(cells - recorded, 'cell')} of ${cells} nothing was recorded.` : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function describeParameter(asked: ParameterAsked, shown: PractitionersShown): string {
  const name = parameterNames[asked.parameter];
  const recorded = recordedOf(asked, shown);
  if (recorded.length === 0) return `${name}: nothing recorded.`;
  const farthest = recorded.reduce((far, other) => (other.distance > far.distance ? other : far));
  const middle = quantile(
    recorded.map(({ distance }) => distance),
    0.5,
  )!;
  return `${name}: median ${distanceText(middle)}, largest ${distanceText(farthest.distance)} (${farthest.who}${farthest.side}).`;
}

function recordedOf({ parameter }: ParameterAsked, { practitioners }: PractitionersShown) {
  return practitioners.flatMap((practitioner) => {
    const found = practitioner.figures.parameters.find((figure) => figure.parameter === parameter);
    if (found === undefined || found.fromProtocol === null) return [];
    return [{ distance: found.fromProtocol, who: personText(practitioner), side: sideOf(found.signedMean) }];
  });
}

function sideOf(signedMean: number | null): string {
  if (signedMean === null || signedMean === 0) return '';
  return signedMean > 0 ? ', above the target' : ', below the target';
}
