import type { Config } from 'vega-lite';

/**
 * The system's own fonts, so that a chart is one file. Names stand without quotation marks: CSS allows that for words, and
 * the text is an attribute's value.
 */
export const chartFont = 'system-ui, -apple-system, Segoe UI, Roboto, Helvetica Neue, Arial, sans-serif';

/** Paper and ink. Every ink has a contrast of at least 4.5 to the paper (WCAG 2.2, 1.4.3), so that a grey copy is read too. */
export const chartInk = {
  paper: '#ffffff',
  text: '#1a1a1a',
  /** Second things: counts, axes, notes. */
  quiet: '#595959',
  rule: '#8c8c8c',
  grid: '#e3e3e3',
  /** Behind marks: a tolerance, the middle half of the peers. */
  band: '#dcdcdc',
} as const;

/** What tells one category from another: a hue, and beside it a shape and a dash for those who do not see the hue. */
export interface CategoryLook {
  readonly colour: string;
  readonly shape: string;
  /** Lengths of strokes and gaps in pixels; an unbroken line is `[1, 0]`. */
  readonly dash: readonly number[];
}

/** Six looks that differ in hue, shape and dash. */
export const categoryLooks: readonly CategoryLook[] = [
  { colour: '#0b559f', shape: 'circle', dash: [1, 0] },
  { colour: '#b34700', shape: 'square', dash: [6, 3] },
  { colour: '#00735c', shape: 'triangle-up', dash: [2, 2] },
  { colour: '#7b3294', shape: 'diamond', dash: [8, 3, 2, 3] },
  { colour: '#806000', shape: 'triangle-down', dash: [12, 4] },
  { colour: '#4d4d4d', shape: 'cross', dash: [4, 2, 1, 2, 1, 2] },
];

/**
 * One hue from light to dark in six steps, each darker than the one before also in grey. Colours after ColorBrewer's "Blues"
 * (Harrower & Brewer 2003, Cartogr. J. 40:27), the ends drawn apart.
 */
export const sequentialBlues = ['#f7fbff', '#d3e3f3', '#a6cbe6', '#6aa6d3', '#2f72b1', '#08306b'] as const;

/** How much light a colour `#rrggbb` gives, 0 for black to 1 for white: relative luminance of WCAG 2.2. */
export function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** How well one colour is read on the other, 1 to 21: contrast ratio of WCAG 2.2. */
export function contrast(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((left, right) => left - right) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

/** The ink that is read best on a filled area. */
export function inkOn(fill: string): string {
  return contrast(chartInk.text, fill) >= contrast(chartInk.paper, fill) ? chartInk.text : chartInk.paper;
}

/** How every chart looks where its spec says nothing else. */
export const chartConfig: Config = {
  // The picture is one image with a title and a description: roles on single marks would be read out as noise.
  aria: false,
  background: chartInk.paper,
  font: chartFont,
  padding: 12,
  view: { stroke: null },
  title: {
    anchor: 'start',
    frame: 'bounds',
    color: chartInk.text,
    fontSize: 15,
    fontWeight: 600,
    subtitleColor: chartInk.quiet,
    subtitleFontSize: 11,
    subtitleLineHeight: 15,
    subtitlePadding: 5,
    offset: 14,
  },
  axis: {
    labelColor: chartInk.text,
    labelFontSize: 10,
    titleColor: chartInk.text,
    titleFontSize: 11,
    titleFontWeight: 'normal',
    domainColor: chartInk.rule,
    tickColor: chartInk.rule,
    gridColor: chartInk.grid,
  },
  legend: {
    labelColor: chartInk.text,
    labelFontSize: 10,
    labelLimit: 0,
    titleColor: chartInk.text,
    titleFontSize: 10,
    titleFontWeight: 'normal',
    titleLimit: 0,
  },
  text: { color: chartInk.text, fontSize: 10 },
};
