import { expect, test } from 'vitest';
import { overridden, specChanges, type Spec } from '../../../src/modules/protocol/spec-changes.js';

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

test('another strength of the same substance is a change', () => {
  const stronger = {
    substances: [
      { code: 'caffeine', volumeMl: 2, strength: 5, strengthUnit: 'PERCENT' as const },
      { code: 'procaine' },
    ],
  };
  expect(specChanges(first, with_({}, stronger))).toEqual([
    { parameter: 'COCKTAIL', from: 'caffeine 2 mL of 50 mg/mL + procaine', to: 'caffeine 2 mL of 5 % + procaine' },
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
