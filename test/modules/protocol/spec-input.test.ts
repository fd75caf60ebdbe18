import { expect, test } from 'vitest';
import { techniqueUnitProblems } from '../../../src/modules/protocol/own-unit.js';
import { cocktailToStore, techniqueToStore } from '../../../src/modules/protocol/spec-input.js';

const before = {
  techniques: { anyOf: ['NAPPAGE'], weight: 2 },
  depthMm: { target: 4, min: 3, max: 5, weight: 2 },
} as const;

test('what is left out stays, what is null becomes free', () => {
  expect(techniqueToStore(undefined, before)).toEqual(before);
  expect(techniqueToStore(null, before)).toEqual({});
  expect(techniqueToStore({ depthMm: null }, before)).toEqual({ techniques: { anyOf: ['NAPPAGE'], weight: 2 } });
  expect(techniqueToStore({ techniques: [] }, before)).toEqual({ depthMm: before.depthMm });
});

test('a number is replaced whole, so that an old weight does not survive by accident', () => {
  expect(techniqueToStore({ depthMm: { target: 6, min: 5, max: 7, scale: null } }, before).depthMm).toEqual({
    target: 6,
    min: 5,
    max: 7,
  });
});

test('codes and their weight change apart', () => {
  expect(techniqueToStore({ techniques: ['PAPULE', 'PAPULE'] }, before).techniques).toEqual({
    anyOf: ['PAPULE'],
    weight: 2,
  });
  expect(techniqueToStore({ techniquesWeight: 3 }, before).techniques).toEqual({ anyOf: ['NAPPAGE'], weight: 3 });
  expect(techniqueToStore({ techniquesWeight: null }, before).techniques).toEqual({ anyOf: ['NAPPAGE'] });
  expect(techniqueToStore({ areasWeight: 3 }, before)).toEqual(before);
});

test('a cocktail holds only what was stated', () => {
  const procaine = { code: 'procaine', volumeMl: 1, strength: undefined, strengthUnit: null, vehicle: null };
  expect(cocktailToStore([procaine], undefined, { substances: [{ code: 'caffeine' }], weight: 2 })).toEqual({
    substances: [{ code: 'procaine', volumeMl: 1 }],
    weight: 2,
  });
  expect(cocktailToStore(null, null, { substances: [{ code: 'caffeine' }], weight: 2 })).toEqual({ substances: [] });
});

test('a unit is converted exactly to the one in which the parameter is kept', () => {
  const stored = techniqueToStore(
    {
      volumePerInjectionMl: { target: 100, min: 50, max: 150, scale: 70, weight: 2, unit: 'UL' },
      depthMm: { target: 0.4, min: 0.35, max: 0.45, unit: 'CM' },
      needleLengthMm: { target: 0.5, min: 0.5, max: 0.5, unit: 'INCH' },
      spacingMm: { target: 15_000, min: 10_000, max: 20_000, unit: 'UM' },
      totalVolumeMl: { target: 10, min: 8, max: 12, unit: 'ML' },
    },
    {},
  );
  expect(stored).toEqual({
    volumePerInjectionMl: { target: 0.1, min: 0.05, max: 0.15, scale: 0.07, weight: 2 },
    depthMm: { target: 4, min: 3.5, max: 4.5 },
    needleLengthMm: { target: 12.7, min: 12.7, max: 12.7 },
    spacingMm: { target: 15, min: 10, max: 20 },
    totalVolumeMl: { target: 10, min: 8, max: 12 },
  });
});

test('a unit that is none of the parameter is refused at its place', () => {
  const number = { target: 1, min: 1, max: 1 };
  const problems = techniqueUnitProblems({
    depthMm: { ...number, unit: 'ML' },
    totalVolumeMl: { ...number, unit: 'MM' },
    angleDegrees: { ...number, unit: 'DEGREE' },
    needleGauge: { ...number, unit: 'MM' },
    injections: { ...number, unit: null },
  });
  expect(problems.map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual([
    'INVALID technique.needleGauge.unit',
    'INVALID technique.depthMm.unit',
    'INVALID technique.totalVolumeMl.unit',
  ]);
});

test('alternatives and tolerance stay when they are left out, and go with a cocktail that becomes free', () => {
  const before = {
    substances: [{ code: 'caffeine' }],
    alternatives: [[{ code: 'procaine' }]],
    tolerance: 0.1,
  };
  expect(cocktailToStore(undefined, undefined, before)).toEqual(before);
  expect(cocktailToStore([], undefined, before)).toEqual({ substances: [] });
  expect(cocktailToStore(undefined, undefined, before, { alternatives: null, tolerance: null })).toEqual({
    substances: [{ code: 'caffeine' }],
  });
});
