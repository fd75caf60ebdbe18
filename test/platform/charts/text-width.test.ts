import { expect, test } from 'vitest';
import { shortened, textLines, textWidth } from '../../../src/platform/charts/text-width.js';

test('a wide text is wider than a narrow one, and grows with the font', () => {
  expect(textWidth('MWM', 10)).toBeGreaterThan(textWidth('ili', 10));
  expect(textWidth('Depth', 20)).toBeCloseTo(2 * textWidth('Depth', 10), 10);
});

test('lines break between words, and a word that is too long stands alone', () => {
  const lines = textLines('Volume per injection and electroencephalography', 10, 90);
  expect(lines.join(' ')).toBe('Volume per injection and electroencephalography');
  expect(lines.length).toBeGreaterThan(2);
  for (const line of lines) if (line.includes(' ')) expect(textWidth(line, 10)).toBeLessThanOrEqual(90);
});

test('a shortened text says that it is, and splits no character', () => {
  expect(shortened('P-12', 4)).toBe('P-12');
  expect(shortened('😀😀😀😀😀', 4)).toBe('😀😀😀…');
});
