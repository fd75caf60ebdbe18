import { expect, test } from 'vitest';
import { techniqueRecordOf, type StoredTechnique } from '../../../src/modules/treatment/technique-record.js';
import { techniqueWarnings } from '../../../src/modules/treatment/technique-warnings.js';

const warn = (stored: StoredTechnique) => techniqueWarnings(techniqueRecordOf(stored));
const codesOf = (stored: StoredTechnique) => warn(stored).map(({ code }) => code);

test('what was not recorded gives no warning', () => {
  expect(codesOf({})).toEqual([]);
  expect(codesOf({ technique: 'NAPPAGE', insertedLengthMm: '13' })).toEqual([]);
  expect(codesOf({ insertedLengthMm: '13', angleDegrees: '90', depthMm: '9' })).toEqual([]);
  expect(codesOf({ injections: 50, totalVolumeMl: '1' })).toEqual([]);
  expect(codesOf({ technique: 'LIPOLYSIS_GRID', injections: 50, areaCm2: '1' })).toEqual([]);
});

test.each([
  ['13', '45', '9.19'],
  ['4', '90', '4.00'],
  ['13', '15', '3.36'],
])('%s mm at %s° are %s mm, which is said where the technique claims less', (insertedLengthMm, angleDegrees, depth) => {
  const [warning] = warn({ technique: 'IDS', insertedLengthMm, angleDegrees });
  expect(warning?.code).toBe('EFFECTIVE_DEPTH_OUTSIDE_BAND');
  expect(warning?.message).toContain(`give ${depth} mm, and IDS claims 0 to 2 mm`);
});

test('the ends of a band belong to it', () => {
  const nappage = (depthMm: string) => codesOf({ technique: 'NAPPAGE', depthMm });
  expect([nappage('2'), nappage('4')]).toEqual([[], []]);
  expect(nappage('1.9')).toEqual(['RECORDED_DEPTH_OUTSIDE_BAND']);
  expect(nappage('4.1')).toEqual(['RECORDED_DEPTH_OUTSIDE_BAND']);
  expect(codesOf({ technique: 'NAPPAGE', insertedLengthMm: '4', angleDegrees: '30' })).toEqual([]);
  expect(codesOf({ technique: 'HYPODERMIC_DEEP', insertedLengthMm: '13', angleDegrees: '45' })).toEqual([]);
  expect(codesOf({ technique: 'HYPODERMIC_DEEP', depthMm: '1' })).toEqual([]);
});

test('a technique without a band that could be cited gives no warning of depth', () => {
  expect(codesOf({ technique: 'LIT_SIM', depthMm: '12', insertedLengthMm: '12', angleDegrees: '90' })).toEqual([]);
});

test('a depth that the needle cannot reach is a slip', () => {
  expect(codesOf({ depthMm: '6', needleLengthMm: '4' })).toEqual(['RECORDED_DEPTH_EXCEEDS_NEEDLE']);
  expect(codesOf({ depthMm: '4', needleLengthMm: '4' })).toEqual([]);
});

test('injections times volume may differ from the total by a fifth, and no more', () => {
  const of = (injections: number, volumePerInjectionMl: string) =>
    codesOf({ injections, volumePerInjectionMl, totalVolumeMl: '10' });
  expect([of(100, '0.08'), of(100, '0.1'), of(120, '0.1')]).toEqual([[], [], []]);
  expect(of(79, '0.1')).toEqual(['VOLUME_MISMATCH']);
  expect(of(121, '0.1')).toEqual(['VOLUME_MISMATCH']);
});

test('50 points on a grid of 1 cm cover 50 cm², give or take a fifth', () => {
  const of = (injections: number) =>
    codesOf({ technique: 'LIPOLYSIS_GRID', injections, areaCm2: '50', spacingMm: '10' });
  expect([of(40), of(50), of(60)]).toEqual([[], [], []]);
  expect([of(39), of(61)]).toEqual([['GRID_MISMATCH'], ['GRID_MISMATCH']]);
  expect(codesOf({ technique: 'NAPPAGE', injections: 500, areaCm2: '50', spacingMm: '10' })).toEqual([]);
  expect(codesOf({ technique: 'LIPOLYSIS_GRID', injections: 5, areaCm2: '50', spacingMm: '0' })).toEqual([]);
});
