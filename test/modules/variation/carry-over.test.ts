import { expect, test } from 'vitest';
import { carryOver, overridesOf } from '../../../src/modules/variation/carry-over.js';
import { variationInForce } from '../../../src/modules/variation/approved-variation.js';
import type { Spec } from '../../../src/modules/protocol/spec-changes.js';

const before: Spec = {
  technique: {
    depthMm: { target: 4, min: 3.5, max: 4.5 },
    injections: { target: 40, min: 30, max: 50 },
    spacingMm: { target: 10, min: 8, max: 12 },
  },
  cocktail: { substances: [{ code: 'procaine' }] },
};
const overrides = {
  technique: {
    depthMm: { target: 6, min: 5.5, max: 6.5 },
    injections: { target: 60, min: 50, max: 70 },
    spacingMm: { target: 15, min: 12, max: 18 },
  },
  cocktail: null,
};

test('what the new version left alone carries over, what it took up falls away, what it changed otherwise conflicts', () => {
  const now: Spec = {
    ...before,
    technique: {
      ...before.technique,
      // The same range, with its default scale spelt out.
      injections: { target: 60, min: 50, max: 70, scale: 10 },
      spacingMm: { target: 20, min: 18, max: 22 },
    },
  };
  expect(carryOver(overrides, before, now)).toEqual([
    {
      parameter: 'DEPTH_MM',
      outcome: 'CARRIES_OVER',
      before: '4 mm (3.5 to 4.5)',
      now: '4 mm (3.5 to 4.5)',
      variation: '6 mm (5.5 to 6.5)',
    },
    expect.objectContaining({ parameter: 'SPACING_MM', outcome: 'CONFLICT', now: '20 mm (18 to 22)' }),
    expect.objectContaining({ parameter: 'INJECTIONS', outcome: 'FALLS_AWAY', now: '60 (50 to 70)' }),
  ]);
});

test('an override that says what the version says is none', () => {
  expect(carryOver({ technique: { depthMm: before.technique.depthMm! }, cocktail: null }, before, before)).toEqual([]);
});

test('overrides are kept parameter by parameter', () => {
  const cocktail = { substances: [{ code: 'caffeine' }] };
  expect(overridesOf({ ...overrides, cocktail }, new Set(['SPACING_MM', 'COCKTAIL']))).toEqual({
    technique: { spacingMm: overrides.technique.spacingMm },
    cocktail,
  });
  expect(overridesOf({ ...overrides, cocktail }, new Set(['DEPTH_MM'])).cocktail).toBeNull();
});

const approved = {
  status: 'APPROVED',
  proposedAt: '2026-01-01T00:00:00Z',
  reviewedAt: '2026-01-10T00:00:00Z',
} as const;

test('a variation covers the days of its period, both ends included', () => {
  const variation = { ...approved, validFrom: '2026-02-01', validUntil: '2026-02-28' };
  const covers = (day: string) => variationInForce([variation], day) !== null;
  expect(['2026-01-31', '2026-02-01', '2026-02-28', '2026-03-01'].map(covers)).toEqual([false, true, true, false]);
});

test('without a period it counts from its review, else its proposal; retired it needs an end; the last approval wins', () => {
  expect(variationInForce([approved], '2026-01-09')).toBeNull();
  expect(variationInForce([approved], '2026-01-10')).toBe(approved);
  const unreviewed = { ...approved, reviewedAt: null };
  expect(variationInForce([unreviewed], '2026-01-01')).toBe(unreviewed);
  expect(variationInForce([{ ...approved, status: 'RETIRED' }], '2026-02-01')).toBeNull();
  const retired = { ...approved, status: 'RETIRED', validUntil: '2026-03-01' } as const;
  expect(variationInForce([retired], '2026-02-01')).toBe(retired);
  expect(variationInForce([{ ...approved, status: 'PROPOSED' }], '2026-02-01')).toBeNull();
  const later = { ...approved, reviewedAt: '2026-01-20T00:00:00Z' };
  expect(variationInForce([later, approved], '2026-02-01')).toBe(later);
});
