import type { ChartLayer } from '../../../platform/charts/chart-layer.js';
import { chartInk, inkOn, sequentialBlues } from '../../../platform/charts/chart-theme.js';
import type { Chart } from '../../../platform/charts/draw-chart.js';
import { textLines } from '../../../platform/charts/text-width.js';
import { askedText, distanceText } from './chart-words.js';
import { describeHeatmap } from './describe-heatmap.js';
import { parameterNames } from './names-shown.js';
import { type PractitionerShown, type PractitionersShown, practitionersShown } from './practitioners-shown.js';
import { rowLayout } from './row-layout.js';
import type { ParameterAsked, TechniqueFiguresShown } from './technique-figures-shown.js';

const MOST_PRACTITIONERS = 60;
const COLUMN = 72;
const ROW = 20;

/** From which distance each step of the palette stands, and what the legend says. */
const steps = [
  { from: 0, text: 'under 0.05' },
  { from: 0.05, text: '0.05 to 0.10' },
  { from: 0.1, text: '0.10 to 0.20' },
  { from: 0.2, text: '0.20 to 0.35' },
  { from: 0.35, text: '0.35 to 0.50' },
  { from: 0.5, text: '0.50 and more' },
] as const;

/** A mean of signed distances below this, in units of the parameter's scale, has no direction worth an arrow. */
const SMALLEST_DIRECTION = 0.1;

const OVERALL = 'OVERALL';

/**
 * Practitioners by parameters, each cell the mean distance from the protocol: how dark says how far, the number says it exactly,
 * an arrow says to which side.
 *
 * @param highlight - The code of the practitioner to set off from the others.
 */
export function deviationHeatmap(figures: TechniqueFiguresShown, highlight?: string): Chart {
  const shown = practitionersShown(figures.practitioners, MOST_PRACTITIONERS, highlight);
  const layout = rowLayout(shown);
  const columns = [OVERALL, ...figures.parameters.map(({ parameter }) => parameter)];
  const width = columns.length * COLUMN;
  const title = `${figures.protocol.name} (${figures.protocol.code}): distance from the protocol`;
  return {
    title,
    description: describeHeatmap(figures, shown),
    spec: {
      title: {
        text: textLines(title, 15, layout.labelWidth + width),
        subtitle: subtitle(shown, layout.labelWidth + width),
      },
      width,
      height: layout.keys.length * ROW,
      layer: [
        ...cellLayers(cellsOf(shown, columns), columns, layout.keys),
        overallSetOff,
        ...layout.outline(width),
        ...columnHeads(figures.parameters, columns),
        ...layout.labels,
      ],
    },
  };
}

interface Cell {
  readonly key: string;
  readonly column: string;
  readonly distance: number | null;
  readonly text: string;
  readonly step: string;
  readonly ink: string;
}

function cellsOf({ practitioners }: PractitionersShown, columns: readonly string[]): readonly Cell[] {
  return practitioners.flatMap((practitioner) => columns.map((column) => cellOf(practitioner, column)));
}

function cellOf({ key, figures }: PractitionerShown, column: string): Cell {
  const found = figures.parameters.find(({ parameter }) => parameter === column);
  const distance = column === OVERALL ? figures.distanceFromProtocol : (found?.fromProtocol ?? null);
  const place = steps.findLastIndex(({ from }) => (distance ?? 0) >= from);
  return {
    key,
    column,
    distance,
    text: distance === null ? '•' : distanceText(distance) + arrow(found?.signedMean ?? 0),
    step: steps[Math.max(0, place)]!.text,
    ink: distance === null ? chartInk.quiet : inkOn(sequentialBlues[Math.max(0, place)]!),
  };
}

function arrow(signedMean: number): string {
  if (Math.abs(signedMean) < SMALLEST_DIRECTION) return '';
  return signedMean > 0 ? ' ▲' : ' ▼';
}

function xOf(columns: readonly string[]) {
  return { field: 'column', type: 'nominal' as const, scale: { domain: [...columns], padding: 0 }, axis: null };
}

function cellLayers(
  cells: readonly Cell[],
  columns: readonly string[],
  keys: readonly string[],
): readonly ChartLayer[] {
  const x = xOf(columns);
  const y = { field: 'key', type: 'nominal' as const, scale: { domain: [...keys], padding: 0 }, axis: null };
  return [
    {
      data: { values: cells.filter(({ distance }) => distance !== null) },
      mark: { type: 'rect', stroke: chartInk.paper, strokeWidth: 1.5 },
      encoding: {
        x,
        y,
        fill: {
          field: 'step',
          type: 'ordinal',
          scale: { domain: steps.map(({ text }) => text), range: [...sequentialBlues] },
          legend: {
            title: 'Mean distance from the protocol: 0 as written, 1 the farthest possible',
            orient: 'bottom',
            symbolType: 'square',
            symbolSize: 200,
            symbolStrokeColor: chartInk.rule,
            symbolStrokeWidth: 0.5,
            columnPadding: 18,
            offset: 14,
          },
        },
      },
    },
    {
      data: { values: cells },
      mark: { type: 'text', fontSize: 11, baseline: 'middle' },
      encoding: {
        x,
        y,
        text: { field: 'text', type: 'nominal' },
        color: { field: 'ink', type: 'nominal', scale: null },
      },
    },
  ];
}

/** A gap between the first column and the others. */
const overallSetOff: ChartLayer = {
  data: { values: [{}] },
  mark: { type: 'rule', strokeWidth: 7, color: chartInk.paper },
  encoding: { x: { value: COLUMN } },
};

/** Names of the columns, and below each what the protocol asks for. Each line is a text of its own, above the cells. */
function columnHeads(parameters: readonly ParameterAsked[], columns: readonly string[]): readonly ChartLayer[] {
  const asked = parameters.map((parameter) => ({ column: parameter.parameter, lines: askedLines(parameter) }));
  const names = [
    { column: OVERALL, lines: ['Overall'] },
    ...parameters.map(({ parameter }) => ({
      column: parameter,
      lines: textLines(parameterNames[parameter], 11, COLUMN - 4),
    })),
  ];
  const room = Math.max(0, ...asked.map(({ lines }) => lines.length));
  const encoding = {
    x: xOf(columns),
    y: { field: 'above', type: 'quantitative', scale: null, axis: null },
    text: { field: 'text', type: 'nominal' },
  } as const;
  return [
    {
      data: { values: names.flatMap(({ column, lines }) => linesUpwards(column, lines, room)) },
      mark: { type: 'text', fontSize: 11, fontWeight: 600 },
      encoding,
    },
    {
      data: { values: asked.flatMap(({ column, lines }) => linesUpwards(column, lines, room - lines.length)) },
      mark: { type: 'text', fontSize: 10, color: chartInk.quiet },
      encoding,
    },
  ];
}

/** The last line lies that many lines above the cells. */
function linesUpwards(column: string, lines: readonly string[], below: number) {
  return lines.map((text, place) => ({ column, text, above: -10 - (below + lines.length - 1 - place) * 13 }));
}

/** The target, and below it the tolerance; nothing where the protocol states no number. */
function askedLines(parameter: ParameterAsked): string[] {
  return (
    askedText(parameter)
      ?.split(' (')
      .map((part, place) => (place === 0 ? part : `(${part}`)) ?? []
  );
}

function subtitle({ remark }: PractitionersShown, width: number): string[] {
  return [
    ...(remark === null ? [] : textLines(remark, 11, width)),
    ...textLines(
      '▲ on average above the target, ▼ below; a dot where nothing was recorded. Rows by school and code, which is no ranking.',
      11,
      width,
    ),
  ];
}
