import { expect, test } from 'vitest';
import { planChanges, type PlanChange, type VersionPlan } from '../../../src/modules/protocol/plan-changes.js';

const before: VersionPlan = {
  sessions: 6,
  intervalDays: 7,
  maintenanceIntervalDays: null,
  phases: [],
  assessments: [
    { measure: 'waist', timepoints: ['baseline', 'end'] },
    { measure: 'thigh', timepoints: ['baseline'] },
  ],
};
const changed = (change: Partial<VersionPlan>): readonly Partial<PlanChange>[] =>
  planChanges(before, { ...before, ...change }).map((each) =>
    Object.fromEntries(Object.entries(each).filter(([, value]) => value !== null)),
  );

test('a plan does not differ from itself, nor by the order of measures and timepoints', () => {
  expect(changed({})).toEqual([]);
  const assessments = [before.assessments[1]!, { measure: 'waist', timepoints: ['end', 'baseline', 'end'] }];
  expect(changed({ assessments })).toEqual([]);
});

test('numbers are told one by one, without the phases that follow from them', () => {
  expect(changed({ sessions: 1, intervalDays: 14, maintenanceIntervalDays: 30 })).toEqual([
    { part: 'SESSIONS', kind: 'CHANGED', from: '6 sessions', to: '1 session', fromCount: 6, toCount: 1 },
    { part: 'INTERVAL_DAYS', kind: 'CHANGED', from: '7 days', to: '14 days', fromCount: 7, toCount: 14 },
    { part: 'MAINTENANCE_INTERVAL_DAYS', kind: 'ADDED', to: '30 days', toCount: 30 },
  ]);
});

test('phases that say no more than the numbers are no change, and a tolerance of theirs is one', () => {
  const exactly = (target: number) => ({ target, min: target, max: target });
  const induction = { kind: 'INDUCTION', sessions: exactly(6), intervalDays: exactly(7) } as const;
  expect(changed({ phases: [induction] })).toEqual([]);
  const tolerant = { ...induction, intervalDays: { target: 7, min: 6, max: 10 } };
  expect(changed({ phases: [tolerant] })).toEqual([
    {
      part: 'PHASES',
      kind: 'CHANGED',
      from: 'INDUCTION of 6 sessions every 7 days',
      to: 'INDUCTION of 6 sessions every 7 (6 to 10) days',
      fromPhases: [induction],
      toPhases: [tolerant],
    },
  ]);
});

test('measures are told one by one', () => {
  const assessments = [
    { measure: 'waist', timepoints: ['baseline', 'week-12'] },
    { measure: 'arm', timepoints: ['end'] },
  ];
  expect(changed({ assessments })).toEqual([
    { part: 'ASSESSMENT', kind: 'ADDED', to: 'arm at end', measure: 'arm', toTimepoints: ['end'] },
    {
      part: 'ASSESSMENT',
      kind: 'REMOVED',
      from: 'thigh at baseline',
      measure: 'thigh',
      fromTimepoints: ['baseline'],
    },
    {
      part: 'ASSESSMENT',
      kind: 'CHANGED',
      from: 'waist at baseline, end',
      to: 'waist at baseline, week-12',
      measure: 'waist',
      fromTimepoints: ['baseline', 'end'],
      toTimepoints: ['baseline', 'week-12'],
    },
  ]);
});
