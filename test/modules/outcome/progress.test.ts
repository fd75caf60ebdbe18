import { expect, test } from 'vitest';
import { changeFromBaseline, progressOf, type Assessed } from '../../../src/modules/outcome/progress.js';

const assessed = (
  timepoint: string,
  value: string,
  assessedAt: string | null = '2026-01-01',
  measureId = 'waist',
): Assessed => ({
  measureId,
  timepoint,
  value,
  assessedAt,
});

test('each follow-up is told with its change from the baseline', () => {
  expect(
    progressOf([assessed('baseline', '80.3'), assessed('week-12', '79.1'), assessed('session-4', '80.3')]),
  ).toEqual([
    {
      measureId: 'waist',
      baseline: 80.3,
      followUps: [
        { timepoint: 'session-4', value: 80.3, change: 0 },
        { timepoint: 'week-12', value: 79.1, change: -1.2 },
      ],
    },
  ]);
});

test('measures are told apart, and a measure without a baseline has no change', () => {
  const progress = progressOf([assessed('baseline', '80'), assessed('end', '6', '2026-02-01', 'pain')]);
  expect(progress).toEqual([
    { measureId: 'waist', baseline: 80, followUps: [] },
    { measureId: 'pain', baseline: null, followUps: [{ timepoint: 'end', value: 6, change: null }] },
  ]);
});

test('of several under one label the latest dated one counts, whatever is recorded without a date', () => {
  const [progress] = progressOf([
    assessed('baseline', '81', '2026-01-01'),
    assessed('baseline', '80', '2026-01-02'),
    assessed('baseline', '99', null),
    assessed('end', '70', null),
    assessed('end', '71', null),
  ]);
  expect(progress).toMatchObject({ baseline: 80, followUps: [{ value: 71, change: -9 }] });
});

test('a baseline has no change from itself', () => {
  const baseline = assessed('baseline', '80');
  const other = assessed('baseline', '6', '2026-01-01', 'pain');
  expect(changeFromBaseline(baseline, [baseline])).toBeNull();
  expect(changeFromBaseline(assessed('end', '79'), [baseline, other])).toBe(-1);
  expect(changeFromBaseline(assessed('end', '79'), [other])).toBeNull();
});
