import type { ChartLayer, ChartPanel } from '../../../platform/charts/chart-layer.js';
import { categoryLooks, chartInk } from '../../../platform/charts/chart-theme.js';
import type { Chart } from '../../../platform/charts/draw-chart.js';
import { textLines } from '../../../platform/charts/text-width.js';
import { askedText } from './chart-words.js';
import { describeProfile } from './describe-profile.js';
import { parameterNames, schoolGroups } from './names-shown.js';
import { type PractitionersShown, practitionersShown } from './practitioners-shown.js';
import { type RowLayout, rowLayout } from './row-layout.js';
import type { ParameterAsked, TechniqueFiguresShown } from './technique-figures-shown.js';

const MOST_PRACTITIONERS = 60;
const STRIP = 104;
const BETWEEN = 18;
const ROW = 17;

/**
 * One strip for each parameter that is a number: each practitioner's mean with one standard deviation to either side, before the
 * protocol's tolerance and target. Null when no parameter with a number was recorded.
 *
 * @param highlight - The code of the practitioner to set off from the others.
 */
export function techniqueProfile(figures: TechniqueFiguresShown, highlight?: string): Chart | null {
  const shown = practitionersShown(figures.practitioners, MOST_PRACTITIONERS, highlight);
  const strips = figures.parameters.filter(({ parameter }) => meansOf(parameter, shown).length > 0);
  if (strips.length === 0) return null;
  const layout = rowLayout(shown);
  const width = layout.labelWidth + strips.length * (STRIP + BETWEEN);
  const title = `${figures.protocol.name} (${figures.protocol.code}): how practitioners deliver it`;
  return {
    title,
    description: describeProfile(strips, shown),
    spec: {
      title: { text: textLines(title, 15, width), subtitle: subtitle(shown, width) },
      spacing: BETWEEN,
      hconcat: strips.map((asked, place) => strip(asked, shown, layout, place === 0)),
    },
  };
}

function strip(asked: ParameterAsked, shown: PractitionersShown, layout: RowLayout, isFirst: boolean): ChartPanel {
  const means = meansOf(asked.parameter, shown);
  const bounds = [asked.min, asked.max, asked.target].filter((bound) => bound !== null);
  const domain = withMargin([...bounds, ...means.flatMap(({ low, high }) => [low, high])]);
  const x = {
    field: 'mean',
    type: 'quantitative' as const,
    title: null,
    scale: { domain, nice: false, zero: false },
    axis,
  };
  const y = { field: 'key', type: 'nominal' as const, scale: { domain: [...layout.keys] }, axis: null };
  return {
    title: {
      text: textLines(parameterNames[asked.parameter], 11, STRIP),
      subtitle: askedText(asked) ?? 'no number in the protocol',
      fontSize: 11,
      subtitleFontSize: 10,
      subtitlePadding: 2,
      offset: 6,
      frame: 'group',
    },
    width: STRIP,
    height: layout.keys.length * ROW,
    layer: [
      ...protocolLayers(asked, x),
      ...layout.outline(STRIP),
      {
        data: { values: means },
        mark: { type: 'rule', strokeWidth: 1.25, color: chartInk.quiet },
        encoding: { x: { ...x, field: 'low' }, x2: { field: 'high' }, y },
      },
      {
        data: { values: means },
        mark: { type: 'point', filled: true, opacity: 1, size: 46 },
        encoding: { x, y, ...looks(shown) },
      },
      ...(isFirst ? layout.labels : []),
    ],
  };
}

const axis = { orient: 'bottom', tickCount: 3, labelOverlap: 'parity', labelFlush: true } as const;

/** The tolerance as an area and the target as a line, over all rows. */
function protocolLayers({ target, min, max }: ParameterAsked, x: { readonly field: string }): readonly ChartLayer[] {
  const at = (field: string) => ({ ...x, type: 'quantitative' as const, field });
  const tolerance: ChartLayer = {
    data: { values: [{ min, max }] },
    mark: { type: 'rect', color: chartInk.band },
    encoding: { x: at('min'), x2: { field: 'max' } },
  };
  const targetLine: ChartLayer = {
    data: { values: [{ target }] },
    mark: { type: 'rule', color: chartInk.quiet, strokeDash: [3, 2] },
    encoding: { x: at('target') },
  };
  return [...(min === null || max === null ? [] : [tolerance]), ...(target === null ? [] : [targetLine])];
}

/** A school's colour and shape, the same whichever schools occur. */
function looks({ schools }: PractitionersShown) {
  const looksShown = schools.map((school) => categoryLooks[schoolGroups.indexOf(school)]!);
  const by = (range: string[]) =>
    ({
      field: 'school',
      type: 'nominal' as const,
      scale: { domain: [...schools], range },
      legend: {
        title: null,
        orient: 'bottom',
        direction: 'horizontal',
        symbolOpacity: 1,
        symbolSize: 60,
        columnPadding: 20,
      },
    }) as const;
  return { color: by(looksShown.map(({ colour }) => colour)), shape: by(looksShown.map(({ shape }) => shape)) };
}

function meansOf(parameter: string, { practitioners }: PractitionersShown) {
  return practitioners.flatMap(({ key, school, figures }) => {
    const found = figures.parameters.find((figure) => figure.parameter === parameter);
    if (found === undefined || found.mean === null) return [];
    const sd = found.sd ?? 0;
    // No length, angle, volume or count is below 0.
    return [{ key, school, mean: found.mean, low: Math.max(0, found.mean - sd), high: found.mean + sd }];
  });
}

/** From the lowest to the highest with some room, so that no mark stands on the edge. */
function withMargin(values: readonly number[]): [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const margin = (high - low || Math.abs(high) || 1) * 0.07;
  return [Math.max(0, low - margin), high + margin];
}

function subtitle({ remark }: PractitionersShown, width: number): string[] {
  return [
    ...(remark === null ? [] : textLines(remark, 11, width)),
    ...textLines(
      'Mark: mean of the sessions; line: one standard deviation to either side. Grey: the tolerance; broken line: the target. ' +
        'Rows by school and code, which is no ranking.',
      11,
      width,
    ),
  ];
}
