import { expect, test } from 'vitest';
import type { DeliveredTechnique } from '../../../src/modules/deviation/delivered-technique.js';
import { judgeSession } from '../../../src/modules/deviation/judge-session.js';
import type { Spec } from '../../../src/modules/protocol/spec-changes.js';

const nothing: DeliveredTechnique = {
  technique: null,
  delivery: null,
  areas: [],
  cocktail: [],
  needleGauge: null,
  needleLengthMm: null,
  depthMm: null,
  angleDegrees: null,
  spacingMm: null,
  injections: null,
  volumePerInjectionMl: null,
  totalVolumeMl: null,
};

const spec: Spec = {
  technique: {
    techniques: { anyOf: ['NAPPAGE', 'PAPULE'] },
    areas: { anyOf: ['THIGHS'], weight: 2 },
    depthMm: { target: 4, min: 3.5, max: 4.5 },
    needleGauge: { target: 30, min: 30, max: 30 },
    injections: { target: 40, min: 30, max: 50, scale: 20, weight: 3 },
  },
  cocktail: {
    substances: [
      { code: 'procaine', volumeMl: 2, strength: 20, strengthUnit: 'MG_PER_ML' },
      { code: 'caffeine', volumeMl: 1, strength: 20, strengthUnit: 'MG_PER_ML' },
    ],
    alternatives: [[{ code: 'lidocaine', volumeMl: 2, strength: 1, strengthUnit: 'PERCENT' }]],
  },
};

const procaineAndCaffeine = [
  { code: 'procaine', amountMg: 40 },
  { code: 'caffeine', amountMg: 20 },
];

test('a session inside every tolerance follows the protocol: distance 0, no deviation, signed departures kept', () => {
  const judged = judgeSession(
    {
      ...nothing,
      technique: 'PAPULE',
      areas: ['THIGHS'],
      depthMm: 4.5,
      needleGauge: 30,
      injections: 30,
      cocktail: procaineAndCaffeine,
    },
    spec,
    null,
  );
  expect(judged.deviations).toEqual([]);
  expect(judged.distance).toBe(0);
  expect(judged.coverage).toBe(1);
  expect(judged.conformity).toEqual({
    TECHNIQUE: { v: 'PAPULE', d: 0 },
    AREA: { v: 'THIGHS', d: 0 },
    DEPTH_MM: { v: 4.5, d: 0, s: 1 },
    // Nothing is tolerated, so that there is no scale to measure a departure by.
    NEEDLE_GAUGE: { v: 30, d: 0 },
    INJECTIONS: { v: 30, d: 0, s: -0.5 },
    COCKTAIL: { v: 'caffeine|procaine', d: 0 },
  });
});

test('distances are weighted over what was recorded, and severity goes by tolerance units', () => {
  const judged = judgeSession(
    { ...nothing, areas: ['ARMS', 'THIGHS'], depthMm: 4.6, needleGauge: 27, injections: 62 },
    spec,
    null,
  );
  expect(judged.deviations).toEqual([
    {
      parameter: 'AREA',
      expected: 'THIGHS',
      actual: 'ARMS + THIGHS',
      distance: 1,
      severity: 'MAJOR',
      declared: false,
    },
    { parameter: 'NEEDLE_GAUGE', expected: '30 G', actual: '27 G', distance: 1, severity: 'MAJOR', declared: false },
    // (4.6 − 4.5) / 0.5 = 0.2
    {
      parameter: 'DEPTH_MM',
      expected: '3.5 to 4.5 mm',
      actual: '4.6 mm',
      distance: 0.2,
      severity: 'MINOR',
      declared: false,
    },
    // (62 − 50) / 20 = 0.6
    {
      parameter: 'INJECTIONS',
      expected: '30 to 50',
      actual: '62',
      distance: 0.6,
      severity: 'MODERATE',
      declared: false,
    },
  ]);
  // (2 · 1 + 1 · 1 + 1 · 0.2 + 3 · 0.6) / (2 + 1 + 1 + 3)
  expect(judged.distance).toBeCloseTo(5 / 7, 11);
  // 7 of 1 + 2 + 1 + 1 + 3 + 1
  expect(judged.coverage).toBeCloseTo(7 / 9, 11);
});

test('a distance counts at most 1, while the deviation tells how far outside it is', () => {
  const judged = judgeSession({ ...nothing, depthMm: 9 }, spec, null);
  expect(judged.distance).toBe(1);
  expect(judged.deviations[0]).toMatchObject({ distance: 9, severity: 'MAJOR' });
  expect(judged.conformity.DEPTH_MM).toEqual({ v: 9, d: 1, s: 10 });
});

test('a mixture is compared with the nearest of those that follow the protocol', () => {
  const mixed = (cocktail: DeliveredTechnique['cocktail']) => judgeSession({ ...nothing, cocktail }, spec, null);
  expect(mixed([{ code: 'lidocaine', amountMg: 20 }]).distance).toBe(0);
  // The nearest is the alternative: min 20, max 20 + 5.
  const { deviations } = mixed([
    { code: 'lidocaine', amountMg: 20 },
    { code: 'caffeine', amountMg: 5 },
  ]);
  expect(deviations).toEqual([
    {
      parameter: 'COCKTAIL',
      expected: 'lidocaine 20 mg',
      actual: 'caffeine 5 mg + lidocaine 20 mg',
      distance: 0.2,
      severity: 'MODERATE',
      declared: false,
    },
  ]);
});

test('up to its tolerance a mixture follows the protocol', () => {
  const tolerant: Spec = { ...spec, cocktail: { ...spec.cocktail, tolerance: 0.1 } };
  const cocktail = [
    { code: 'procaine', amountMg: 42 },
    { code: 'caffeine', amountMg: 20 },
  ];
  expect(judgeSession({ ...nothing, cocktail }, tolerant, null).distance).toBe(0);
  expect(judgeSession({ ...nothing, cocktail }, spec, null).distance).toBeCloseTo(1 - 60 / 62, 11);
});

test('a deviation is declared where a variation overrides the parameter and the session lies inside it', () => {
  const delivered: DeliveredTechnique = { ...nothing, technique: 'IDP', depthMm: 6, injections: 62 };
  const variation = {
    technique: {
      techniques: { anyOf: ['IDP' as const] },
      depthMm: { target: 5, min: 4.5, max: 5.5 },
    },
    cocktail: null,
  };
  const declared = judgeSession(delivered, spec, variation).deviations.map((deviation) => [
    deviation.parameter,
    deviation.declared,
  ]);
  expect(declared).toEqual([
    ['TECHNIQUE', true],
    // Outside the variation as well.
    ['DEPTH_MM', false],
    // The variation says nothing of it.
    ['INJECTIONS', false],
  ]);
});

test('what the protocol leaves free is kept and never deviates; nothing recorded has no distance', () => {
  const free = judgeSession({ ...nothing, spacingMm: 8, delivery: 'MANUAL' }, spec, null);
  expect(free).toEqual({
    conformity: { DELIVERY: { v: 'MANUAL' }, SPACING_MM: { v: 8 } },
    deviations: [],
    distance: null,
    coverage: 0,
  });
  const unplanned = judgeSession({ ...nothing, depthMm: 3 }, { technique: {}, cocktail: { substances: [] } }, null);
  expect(unplanned).toMatchObject({ distance: null, coverage: null, deviations: [] });
});

test('a tenth of a millimetre is a tenth: no binary noise pushes a value out of its tolerance', () => {
  const narrow: Spec = {
    technique: { depthMm: { target: 0.3, min: 0.1, max: 0.3 } },
    cocktail: { substances: [] },
  };
  expect(judgeSession({ ...nothing, depthMm: 0.1 + 0.2 }, narrow, null).deviations).toEqual([]);
  expect(judgeSession({ ...nothing, depthMm: 0.4 }, narrow, null).deviations[0]).toMatchObject({ distance: 1 });
});
