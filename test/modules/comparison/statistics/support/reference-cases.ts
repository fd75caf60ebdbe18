import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect } from 'vitest';

const root = new URL('../../../../cases/', import.meta.url);

/** The rows of a case's CSV file, every value as the text that the file holds. */
export function readRows(path: string): readonly Readonly<Record<string, string>>[] {
  return parse(readFileSync(new URL(path, root)), { columns: true }) as Record<string, string>[];
}

/** The `expected` part of a case's `expected.json`. */
export function readExpected<Expected>(folder: string): Expected {
  const { expected } = JSON.parse(readFileSync(new URL(`${folder}/expected.json`, root), 'utf8')) as {
    expected: Expected;
  };
  return expected;
}

/** Fails unless the figure is within a relative distance of what is expected. */
export function expectClose(actual: number | null | undefined, expected: number, tolerance = 1e-9): void {
  expect(actual).not.toBeNull();
  const distance = Math.abs((actual ?? Number.NaN) - expected) / (expected === 0 ? 1 : Math.abs(expected));
  expect(distance, `${actual} should be ${expected}`).toBeLessThanOrEqual(tolerance);
}
