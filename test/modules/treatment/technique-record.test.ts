import { expect, test } from 'vitest';
import { techniqueRecordOf, techniqueToStore } from '../../../src/modules/treatment/technique-record.js';

const deepPapules = techniqueToStore(
  { technique: 'PAPULE', needleGauge: 30, insertedLengthMm: 4, angleDegrees: 90, depthMm: 3.5 },
  null,
);

test('what was not stated is not recorded', () => {
  expect(techniqueToStore(undefined, null)).toEqual(techniqueToStore({}, null));
  expect(new Set(Object.values(techniqueToStore({}, null)))).toEqual(new Set([null]));
});

test('measurements are stored as the shortest decimals and read back as the same numbers', () => {
  const stored = techniqueToStore({ volumePerInjectionMl: 0.1, spacingMm: 0.0000001 }, null);
  expect(stored).toMatchObject({ volumePerInjectionMl: '0.1', spacingMm: '1e-7' });
  expect(techniqueRecordOf(stored)).toMatchObject({ volumePerInjectionMl: 0.1, spacingMm: 1e-7 });
});

test('a record tells the depth that follows from insertion and angle beside the stated one', () => {
  expect(techniqueRecordOf(deepPapules)).toMatchObject({ depthMm: 3.5, effectiveDepthMm: 4, needleGauge: 30 });
});

test('a correction keeps what it does not mention and takes away what it names null', () => {
  const corrected = techniqueToStore({ depthMm: 2, needleGauge: null }, deepPapules);
  expect(corrected).toEqual({ ...deepPapules, depthMm: '2', needleGauge: null });
  expect(techniqueToStore(undefined, deepPapules)).toEqual(deepPapules);
  expect(techniqueToStore(null, deepPapules)).toEqual(techniqueToStore({}, null));
});
