import { expect, test } from 'vitest';
import { courseOutsideLimits } from '../../../src/modules/treatment/course-limits.js';
import { sessionOutsideLimits } from '../../../src/modules/treatment/session-limits.js';

const pathsOf = (problems: readonly { readonly path: readonly string[] }[]) =>
  problems.map(({ path }) => path.join('.'));

test('limits are inside themselves', () => {
  for (const [needleGauge, needleLengthMm, angleDegrees] of [
    [25, 1, 0],
    [34, 25, 90],
  ]) {
    expect(sessionOutsideLimits({ technique: { needleGauge, needleLengthMm, angleDegrees, injections: 0 } })).toEqual(
      [],
    );
  }
});

test('every slip of the pen is named with its place', () => {
  const problems = sessionOutsideLimits({
    number: 0,
    technique: { needleGauge: 300, needleLengthMm: 0.9, injections: -1, depthMm: 4 },
    cocktail: [{ volumeMl: 1 }, { volumeMl: -1 }],
  });
  expect(pathsOf(problems)).toEqual([
    'number',
    'technique.needleGauge',
    'technique.needleLengthMm',
    'technique.injections',
    'cocktail.1.volumeMl',
  ]);
  expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(['OUT_OF_RANGE']));
});

test('what was not recorded is inside every limit', () => {
  expect(sessionOutsideLimits({})).toEqual([]);
  expect(sessionOutsideLimits({ technique: { needleGauge: null }, cocktail: null })).toEqual([]);
  expect(courseOutsideLimits({ baseline: null })).toEqual([]);
});

test('a baseline is checked where it has a scale', () => {
  expect(pathsOf(courseOutsideLimits({ plannedSessions: 0, baseline: { phototype: 7, bmi: 24.5 } }))).toEqual([
    'plannedSessions',
    'baseline.phototype',
  ]);
});
