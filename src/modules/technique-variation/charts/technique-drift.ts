import type { ChartLayer, ChartPanel } from '../../../platform/charts/chart-layer.js';
import { categoryLooks, chartInk } from '../../../platform/charts/chart-theme.js';
import type { Chart } from '../../../platform/charts/draw-chart.js';
import { textLines } from '../../../platform/charts/text-width.js';
import { describeDrift } from './describe-drift.js';
import { type DriftShown, driftShown, type LineShown } from './drift-shown.js';
import { type PractitionersShown, practitionersShown } from './practitioners-shown.js';
import { spreadLabels } from './spread-labels.js';
import type { TechniqueFiguresShown } from './technique-figures-shown.js';

/** More lines are a tangle. */
const MOST_PRACTITIONERS = 24;
const WIDTH = 760;
const LOWEST_PANEL = 130;
const LABEL_HEIGHT = 14;
/** From the last month to the labels. */
const LEADER = 26;

/**
 * A line for each practitioner, month by month their mean distance from the protocol, in one panel for each training school,
 * before the middle half of all practitioners. Null when no month has a distance.
 *
 * @param highlight - The code of the practitioner to set off from the others.
 */
export function techniqueDrift(figures: TechniqueFiguresShown, highlight?: string): Chart | null {
  const withDrift = figures.practitioners.filter(({ drift }) => drift.some(({ distance }) => distance !== null));
  const shown = practitionersShown(withDrift, MOST_PRACTITIONERS, highlight);
  const drift = driftShown(shown, withDrift);
  if (drift.months.length === 0) return null;
  const title = `${figures.protocol.name} (${figures.protocol.code}): distance from the protocol by month`;
  return {
    title,
    description: describeDrift(drift, shown),
    spec: {
      title: { text: textLines(title, 15, WIDTH), subtitle: subtitle(shown) },
      spacing: 22,
      vconcat: shown.schools.map((school) => panel(school, drift)),
    },
  };
}

function panel(school: string, drift: DriftShown): ChartPanel {
  const lines = drift.lines.filter((line) => line.practitioner.school === school);
  const labelled = lines.filter(({ practitioner }) => practitioner.label !== '');
  const height = Math.max(LOWEST_PANEL, labelled.length * LABEL_HEIGHT);
  const { x, y } = placesOf(drift);
  return {
    title: { text: school, fontSize: 12, frame: 'group', offset: 8 },
    width: WIDTH,
    height,
    layer: [
      {
        data: { values: drift.peers.map((peer) => ({ ...peer, distance: peer.low })) },
        mark: { type: 'area', color: chartInk.band, opacity: 1 },
        encoding: { x, y, y2: { field: 'high' } },
      },
      ...highlightedLast(lines).flatMap((line) => lineLayers(line, drift)),
      ...labelLayers(labelled, drift, height),
    ],
  };
}

/** Months across and distances upwards, the same in all panels. */
function placesOf({ months, top }: DriftShown) {
  return {
    x: {
      field: 'month',
      type: 'ordinal' as const,
      scale: { type: 'point' as const, domain: [...months], padding: 0 },
      axis: { title: null, labelAngle: 0, values: everyFew(months), grid: false },
    },
    y: {
      field: 'distance',
      type: 'quantitative' as const,
      scale: { domain: [0, top], nice: false },
      axis: { title: 'distance', titlePadding: 8, tickCount: 4, format: '.2~f' },
    },
  };
}

function lineLayers(line: LineShown, drift: DriftShown): readonly ChartLayer[] {
  const { colour, shape, dash, width } = lookOf(line, drift.hasHighlighted);
  const encoding = placesOf(drift);
  const values = line.points.map((point) => ({ ...point }));
  return [
    {
      data: { values },
      mark: { type: 'line', color: colour, strokeDash: [...dash], strokeWidth: width, opacity: 1 },
      encoding,
    },
    {
      data: { values: values.filter(({ distance }) => distance !== null) },
      mark: { type: 'point', filled: true, color: colour, shape, size: 34, opacity: 1 },
      encoding,
    },
  ];
}

/** Within a school no two of 36 lines look the same: after each six the dashes move on by one. */
function lookOf({ placeInSchool, practitioner }: LineShown, hasHighlighted: boolean) {
  const { colour, shape } = categoryLooks[placeInSchool % categoryLooks.length]!;
  const { dash } =
    categoryLooks[(placeInSchool + Math.floor(placeInSchool / categoryLooks.length)) % categoryLooks.length]!;
  if (!hasHighlighted) return { colour, shape, dash, width: 1.5 };
  if (practitioner.isHighlighted) return { colour: chartInk.text, shape, dash: [1, 0], width: 3 };
  return { colour: chartInk.rule, shape, dash, width: 1 };
}

/** In the order of drawing: nothing covers the highlighted line. */
function highlightedLast(lines: readonly LineShown[]): readonly LineShown[] {
  return lines.toSorted(
    (left, right) => Number(left.practitioner.isHighlighted) - Number(right.practitioner.isHighlighted),
  );
}

function labelInk(line: LineShown, hasHighlighted: boolean): string {
  return hasHighlighted && !line.practitioner.isHighlighted ? chartInk.quiet : lookOf(line, hasHighlighted).colour;
}

/** Codes at the right, each led to from the last point of its line. */
function labelLayers(lines: readonly LineShown[], drift: DriftShown, height: number): readonly ChartLayer[] {
  const across = (month: string) =>
    drift.months.length === 1 ? WIDTH / 2 : (drift.months.indexOf(month) / (drift.months.length - 1)) * WIDTH;
  const ends = lines.map(({ points }) => {
    const { month, distance } = points.findLast((point) => point.distance !== null)!;
    return { fromX: across(month), fromY: height * (1 - distance! / drift.top) };
  });
  const places = spreadLabels(
    ends.map(({ fromY }) => fromY),
    LABEL_HEIGHT - 1,
    height,
  );
  const labels = lines.map((line, place) => ({
    ...ends[place]!,
    toX: WIDTH + LEADER,
    toY: places[place]!,
    text: line.practitioner.label,
    ink: labelInk(line, drift.hasHighlighted),
    weight: line.practitioner.isHighlighted ? 700 : 400,
  }));
  const at = (field: string) => ({ field, type: 'quantitative' as const, scale: null, axis: null });
  return [
    {
      data: { values: labels },
      mark: { type: 'rule', strokeWidth: 0.75, color: chartInk.rule },
      encoding: { x: at('fromX'), y: at('fromY'), x2: { field: 'toX' }, y2: { field: 'toY' } },
    },
    ...[400, 700].map((weight): ChartLayer => ({
      data: { values: labels.filter((label) => label.weight === weight) },
      mark: { type: 'text', align: 'left', baseline: 'middle', dx: 3, fontSize: 11, fontWeight: weight as 400 | 700 },
      encoding: {
        x: at('toX'),
        y: at('toY'),
        text: { field: 'text', type: 'nominal' },
        color: { field: 'ink', type: 'nominal', scale: null },
      },
    })),
  ];
}

/** So many months that their labels stand side by side. */
function everyFew(months: readonly string[]): string[] {
  const step = Math.ceil(months.length / 12);
  return months.filter((_, place) => place % step === 0);
}

function subtitle({ remark }: PractitionersShown): string[] {
  return [
    ...(remark === null ? [] : textLines(remark, 11, WIDTH)),
    ...textLines(
      'Mean distance of the sessions of a month: 0 as written, 1 the farthest possible. Grey: the middle half of all practitioners, ' +
        'where four or more have sessions. A gap: nothing recorded.',
      11,
      WIDTH,
    ),
  ];
}
