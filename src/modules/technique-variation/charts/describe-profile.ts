import { askedText, figureText, groupsText, personText, withUnit } from './chart-words.js';
import { parameterNames } from './names-shown.js';
import type { PractitionerShown, PractitionersShown } from './practitioners-shown.js';
import { quantile } from './quantile.js';
import type { ParameterAsked } from './technique-figures-shown.js';

/** What the strips show, in words: for each parameter the range of the means, their middle, and how many are out of tolerance. */
export function describeProfile(strips: readonly ParameterAsked[], shown: PractitionersShown): string {
  return [
    'Strips of the means of practitioners, one for each parameter.',
    groupsText(shown),
    ...strips.map((asked) => describeStrip(asked, shown)),
  ].join(' ');
}

function describeStrip(asked: ParameterAsked, { practitioners }: PractitionersShown): string {
  const means = practitioners
    .flatMap((practitioner) => {
      const mean = practitioner.figures.parameters.find(({ parameter }) => parameter === asked.parameter)?.mean ?? null;
      return mean === null ? [] : [{ mean, practitioner }];
    })
    .toSorted((left, right) => left.mean - right.mean);
  const text = ({ mean, practitioner }: { readonly mean: number; readonly practitioner: PractitionerShown }) =>
    `${withUnit(figureText(mean), asked.unit)} (${personText(practitioner)})`;
  const middle = quantile(
    means.map(({ mean }) => mean),
    0.5,
  )!;
  const { min, max } = asked;
  const outside = means.filter(({ mean }) => (min !== null && mean < min) || (max !== null && mean > max)).length;
  return (
    `${parameterNames[asked.parameter]}, protocol ${askedText(asked) ?? 'without a number'}: ` +
    `means from ${text(means[0]!)} to ${text(means.at(-1)!)}, median ${withUnit(figureText(middle), asked.unit)}` +
    (min === null && max === null ? '.' : `; outside the tolerance ${outside} of ${means.length}.`)
  );
}
