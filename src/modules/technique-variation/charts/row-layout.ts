import type { ChartLayer } from '../../../platform/charts/chart-layer.js';
import { chartInk } from '../../../platform/charts/chart-theme.js';
import { textWidth } from '../../../platform/charts/text-width.js';
import { counted } from './chart-words.js';
import type { PractitionersShown } from './practitioners-shown.js';

/** Rows of practitioners under the names of their schools, with what is written to the left of them. */
export interface RowLayout {
  /** Keys of all rows from top to bottom, schools among them. */
  readonly keys: readonly string[];
  /** From the left end of the labels to the first column. */
  readonly labelWidth: number;
  readonly labels: readonly ChartLayer[];
  /** Around the highlighted row, across that width; none when nobody is highlighted. */
  outline(width: number): readonly ChartLayer[];
}

/** Of the row's name and the room between columns of labels, in pixels. */
const FONT_SIZE = 11;
const ROOM = 10;

export function rowLayout({ practitioners, schools }: PractitionersShown): RowLayout {
  const keys = schools.flatMap((school) => [
    school,
    ...practitioners.filter((shown) => shown.school === school).map(({ key }) => key),
  ]);
  const courses = practitioners.map(({ key, figures }) => ({ key, text: counted(figures.courses, 'course') }));
  const codes = practitioners.map(({ key, label, isHighlighted }) => ({
    key,
    text: isHighlighted ? `▶ ${label}` : label,
    weight: isHighlighted ? 700 : 400,
  }));
  const widest = (texts: readonly { readonly text: string }[], size: number) =>
    Math.max(0, ...texts.map(({ text }) => textWidth(text, size)));
  const besideEachOther = widest(codes, FONT_SIZE) * 1.05 + widest(courses, FONT_SIZE - 1) + 2 * ROOM;
  const labelWidth = Math.ceil(
    Math.max(
      besideEachOther,
      widest(
        schools.map((text) => ({ text })),
        FONT_SIZE,
      ) *
        1.1 +
        ROOM,
    ),
  );
  const y = { field: 'key', type: 'nominal' as const, scale: { domain: keys }, axis: null };
  const text = { field: 'text', type: 'nominal' } as const;
  return {
    keys,
    labelWidth,
    labels: [
      {
        data: { values: schools.map((school) => ({ key: school, text: school })) },
        mark: { type: 'text', align: 'left', fontSize: FONT_SIZE, fontWeight: 700, x: -labelWidth, yOffset: 2 },
        encoding: { y, text },
      },
      ...[400, 700].map((weight): ChartLayer => ({
        data: { values: codes.filter((code) => code.weight === weight) },
        mark: { type: 'text', align: 'left', fontSize: FONT_SIZE, fontWeight: weight as 400 | 700, x: -labelWidth },
        encoding: { y, text },
      })),
      {
        data: { values: courses },
        mark: { type: 'text', align: 'right', fontSize: FONT_SIZE - 1, color: chartInk.quiet, x: -ROOM },
        encoding: { y, text },
      },
    ],
    outline: (width) => {
      const highlighted = practitioners.filter(({ isHighlighted }) => isHighlighted).map(({ key }) => ({ key }));
      if (highlighted.length === 0) return [];
      return [
        {
          data: { values: highlighted },
          mark: { type: 'rect', x: -2, x2: width + 2, fill: null, stroke: chartInk.text, strokeWidth: 1.5 },
          encoding: { y },
        },
      ];
    },
  };
}
