import { expect, test } from 'vitest';
import { overridden, specChanges as changesOf, type Spec } from '../../../src/modules/protocol/spec-changes.js';

const first: Spec = {
  technique: {
    techniques: { anyOf: ['NAPPAGE', 'PAPULE'] },
    needleGauge: { target: 31, min: 30, max: 32 },
    depthMm: { target: 4, min: 3.5, max: 4.5 },
  },
  cocktail: {
    substances: [{ code: 'caffeine', volumeMl: 2, strength: 50, strengthUnit: 'MG_PER_ML' }, { code: 'procaine' }],
  },
};

/** The words alone. */
const specChanges = (before: Spec, after: Spec) =>
  changesOf(before, after).map(({ parameter, from, to }) => ({ parameter, from, to }));

const with_ = (technique: Spec['technique'], cocktail = first.cocktail): Spec => ({
  technique: { ...first.technique, ...technique },
  cocktail,
});

test('a specification does not differ from itself', () => {
  expect(specChanges(first, structuredClone(first))).toEqual([]);
});

test('order, repetition and spelt-out defaults are no change', () => {
  const same: Spec = {
    technique: {
      depthMm: { weight: 1, scale: 0.5, max: 4.5, min: 3.5, target: 4 },
      needleGauge: { target: 31, min: 30, max: 32, scale: 1 },
      techniques: { anyOf: ['PAPULE', 'NAPPAGE', 'PAPULE'], weight: 1 },
      deliveries: { anyOf: [] },
    },
    cocktail: { substances: first.cocktail.substances.toReversed(), weight: 1 },
  };
  expect(specChanges(first, same)).toEqual([]);
});

test('target and tolerance are told with their unit', () => {
  expect(specChanges(first, with_({ depthMm: { target: 6, min: 4, max: 8 } }))).toEqual([
    { parameter: 'DEPTH_MM', from: '4 mm (3.5 to 4.5)', to: '6 mm (4 to 8)' },
  ]);
});

test('a weight or scale of its own is a change', () => {
  expect(specChanges(first, with_({ depthMm: { target: 4, min: 3.5, max: 4.5, scale: 1, weight: 3 } }))).toEqual([
    { parameter: 'DEPTH_MM', from: '4 mm (3.5 to 4.5)', to: '4 mm (3.5 to 4.5), scale 1, weight 3' },
  ]);
  expect(specChanges(first, with_({ techniques: { anyOf: ['NAPPAGE', 'PAPULE'], weight: 0 } }))).toEqual([
    { parameter: 'TECHNIQUE', from: 'NAPPAGE or PAPULE', to: 'NAPPAGE or PAPULE, weight 0' },
  ]);
});

test('what becomes free is null, and so is what was', () => {
  const { depthMm: _, ...free } = first.technique;
  const changed: Spec = { technique: { ...free, areas: { anyOf: ['THIGHS'] } }, cocktail: { substances: [] } };
  expect(specChanges(first, changed)).toEqual([
    { parameter: 'AREA', from: null, to: 'THIGHS' },
    { parameter: 'DEPTH_MM', from: '4 mm (3.5 to 4.5)', to: null },
    { parameter: 'COCKTAIL', from: 'caffeine 2 mL of 50 mg/mL + procaine', to: null },
  ]);
});

const caffeine = (strength: number, strengthUnit: 'MG_PER_ML' | 'PERCENT' | 'UG_PER_ML' | 'IU_PER_ML') => ({
  substances: [{ code: 'caffeine', volumeMl: 2, strength, strengthUnit }, { code: 'procaine' }],
});

test('another strength of the same substance is a change', () => {
  expect(specChanges(first, with_({}, caffeine(6, 'PERCENT')))).toEqual([
    { parameter: 'COCKTAIL', from: 'caffeine 2 mL of 50 mg/mL + procaine', to: 'caffeine 2 mL of 6 % + procaine' },
  ]);
  expect(specChanges(first, with_({}, caffeine(50, 'IU_PER_ML')))).toHaveLength(1);
});

test('the same strength in another unit is none: 5 % are 50 mg/mL are 50 000 µg/mL', () => {
  expect(changesOf(first, with_({}, caffeine(5, 'PERCENT')))).toEqual([]);
  expect(changesOf(first, with_({}, caffeine(50_000, 'UG_PER_ML')))).toEqual([]);
  // 0.07 × 10 is no 0.7 in binary fractions.
  expect(changesOf(with_({}, caffeine(0.07, 'PERCENT')), with_({}, caffeine(0.7, 'MG_PER_ML')))).toEqual([]);
});

test('alternatives and the tolerance of a cocktail are told, their order is no change', () => {
  const cocktail = (more: object) => with_({}, { substances: [{ code: 'procaine' }], ...more });
  const alternatives = [[{ code: 'lidocaine' }, { code: 'caffeine' }], [{ code: 'lidocaine' }]];
  expect(specChanges(cocktail({}), cocktail({ alternatives, tolerance: 0.1 }))).toEqual([
    { parameter: 'COCKTAIL', from: 'procaine', to: 'procaine, or caffeine + lidocaine, or lidocaine, tolerance 0.1' },
  ]);
  const turned = alternatives.toReversed().map((mixture) => mixture.toReversed());
  expect(changesOf(cocktail({ alternatives }), cocktail({ alternatives: turned, tolerance: 0 }))).toEqual([]);
  // What is planned and what is allowed beside it are not the same.
  const [one, other] = [[{ code: 'procaine' }], [{ code: 'lidocaine' }]];
  const swapped = changesOf(
    with_({}, { substances: one, alternatives: [other] }),
    with_({}, { substances: other, alternatives: [one] }),
  );
  expect(swapped).toHaveLength(1);
});

test('a change tells programs what it tells people', () => {
  const areas = { anyOf: ['THIGHS', 'ABDOMEN'], weight: 2 };
  const after = { technique: { areas, depthMm: { target: 6, min: 4, max: 8 } }, cocktail: { substances: [] } };
  const nothing = { fromNumber: null, toNumber: null, fromCodes: null, toCodes: null };
  const noCocktail = { fromCocktail: null, toCocktail: null };
  const before: Spec = { technique: { depthMm: { target: 4, min: 3.5, max: 4.5 } }, cocktail: first.cocktail };
  expect(changesOf(before, after)).toEqual([
    {
      ...nothing,
      ...noCocktail,
      parameter: 'AREA',
      kind: 'ADDED',
      from: null,
      to: 'ABDOMEN or THIGHS, weight 2',
      toCodes: ['ABDOMEN', 'THIGHS'],
      fromWeight: null,
      toWeight: 2,
    },
    {
      ...nothing,
      ...noCocktail,
      parameter: 'DEPTH_MM',
      kind: 'CHANGED',
      from: '4 mm (3.5 to 4.5)',
      to: '6 mm (4 to 8)',
      fromNumber: { target: 4, min: 3.5, max: 4.5, scale: 0.5, weight: 1 },
      toNumber: { target: 6, min: 4, max: 8, scale: 2, weight: 1 },
      fromWeight: 1,
      toWeight: 1,
    },
    {
      ...nothing,
      parameter: 'COCKTAIL',
      kind: 'REMOVED',
      from: 'caffeine 2 mL of 50 mg/mL + procaine',
      to: null,
      fromCocktail: first.cocktail,
      toCocktail: null,
      fromWeight: 1,
      toWeight: null,
    },
  ]);
});

test('a variation changes what it overrides and nothing else', () => {
  const deeper = overridden(first, { depthMm: { target: 7.5, min: 5.5, max: 9.5 } }, null);
  expect(specChanges(first, deeper)).toEqual([
    { parameter: 'DEPTH_MM', from: '4 mm (3.5 to 4.5)', to: '7.5 mm (5.5 to 9.5)' },
  ]);
  expect(
    specChanges(first, overridden(first, {}, { substances: [{ code: 'procaine' }] })).map(({ parameter, to }) => [
      parameter,
      to,
    ]),
  ).toEqual([['COCKTAIL', 'procaine']]);
});
