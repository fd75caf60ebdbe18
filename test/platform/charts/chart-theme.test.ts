import { expect, test } from 'vitest';
import {
  categoryLooks,
  chartInk,
  contrast,
  inkOn,
  luminance,
  sequentialBlues,
} from '../../../src/platform/charts/chart-theme.js';

test('contrast is that of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 10);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  expect(luminance('#ff0000')).toBeCloseTo(0.2126, 4);
});

test('every text is read on its ground: ink on paper, names in their colour, numbers in cells', () => {
  for (const ink of [chartInk.text, chartInk.quiet, ...categoryLooks.map(({ colour }) => colour)]) {
    expect(contrast(ink, chartInk.paper), ink).toBeGreaterThanOrEqual(4.5);
  }
  for (const fill of sequentialBlues) expect(contrast(inkOn(fill), fill), fill).toBeGreaterThanOrEqual(4.5);
});

test('marks stand out from the band behind them', () => {
  for (const { colour } of categoryLooks) expect(contrast(colour, chartInk.band), colour).toBeGreaterThanOrEqual(3);
});

test('each step of the palette is clearly darker than the one before, also in grey', () => {
  for (const [place, colour] of sequentialBlues.slice(1).entries()) {
    const before = sequentialBlues[place]!;
    expect(luminance(colour)).toBeLessThan(luminance(before));
    expect(contrast(colour, before), `${before} to ${colour}`).toBeGreaterThanOrEqual(1.2);
  }
});

test('categories differ in shape and in dash, not in hue alone', () => {
  expect(new Set(categoryLooks.map(({ shape }) => shape)).size).toBe(categoryLooks.length);
  expect(new Set(categoryLooks.map(({ dash }) => dash.join(' '))).size).toBe(categoryLooks.length);
});
