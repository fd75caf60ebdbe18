import { expect, test } from 'vitest';
import { techniqueSpecOf, toleratedNumberOf } from '../../../src/modules/protocol/spec-view.js';

test("a scale is half the tolerance's width and a weight 1 unless the protocol says otherwise", () => {
  expect(toleratedNumberOf({ target: 0.09, min: 0.05, max: 0.15 })).toEqual({
    target: 0.09,
    min: 0.05,
    max: 0.15,
    scale: 0.05,
    weight: 1,
  });
  expect(toleratedNumberOf({ target: 4, min: 3.5, max: 4.5, scale: 1, weight: 2 })).toEqual({
    target: 4,
    min: 3.5,
    max: 4.5,
    scale: 1,
    weight: 2,
  });
});

test('without tolerance the scale is 0', () => {
  expect(toleratedNumberOf({ target: 30, min: 30, max: 30 })?.scale).toBe(0);
});

test('what a document leaves out is free', () => {
  const spec = techniqueSpecOf({ deliveries: { anyOf: ['MANUAL'] }, depthMm: { target: 4, min: 3, max: 5 } });
  expect(spec).toMatchObject({
    deliveries: ['MANUAL'],
    deliveriesWeight: 1,
    techniques: [],
    techniquesWeight: null,
    areas: [],
  });
  expect(spec.depthMm).toMatchObject({ target: 4 });
  expect(spec.needleGauge).toBeNull();
});
