import { expect, test } from 'vitest';
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
