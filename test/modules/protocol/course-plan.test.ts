import { expect, test } from 'vitest';
import { phaseProblems, phasesOf, planToStore } from '../../../src/modules/protocol/course-plan.js';
import type { CoursePhaseDocument } from '../../../src/modules/protocol/spec-document.js';

const about = (target: number, by = 0) => ({ target, min: target - by, max: target + by });
const weekly: CoursePhaseDocument = { kind: 'INDUCTION', sessions: about(4), intervalDays: about(7, 1) };
const fortnightly: CoursePhaseDocument = { kind: 'INDUCTION', sessions: about(6, 2), intervalDays: about(15, 3) };
const monthly: CoursePhaseDocument = { kind: 'MAINTENANCE', intervalDays: about(30, 10) };
const phases = [weekly, fortnightly, monthly];
const numbers = { sessions: 6, intervalDays: 7, maintenanceIntervalDays: null, phases: [] };

const refusals = (problems: readonly { code: string; path: readonly string[] }[]) =>
  problems.map(({ code, path }) => `${code} ${path.join('.')}`);

test('without phases the numbers tell them: an induction, and a maintenance where its interval is stated', () => {
  const induction = { kind: 'INDUCTION', sessions: about(6), intervalDays: about(7) };
  expect(phasesOf(numbers)).toEqual([induction]);
  expect(phasesOf({ ...numbers, maintenanceIntervalDays: 30 })).toEqual([
    induction,
    { kind: 'MAINTENANCE', sessions: null, intervalDays: about(30) },
  ]);
});

test('phases tell the numbers: the sum of the inductions, the first interval, the maintenance', () => {
  expect(planToStore({ phases }, null)).toEqual({
    plan: { sessions: 10, intervalDays: 7, maintenanceIntervalDays: 30, phases },
    problems: [],
  });
  expect(planToStore({ phases: [weekly] }, { ...numbers, maintenanceIntervalDays: 30 }).plan).toEqual({
    sessions: 4,
    intervalDays: 7,
    maintenanceIntervalDays: null,
    phases: [weekly],
  });
});

test('numbers stated beside phases must agree with them', () => {
  const agreeing = { sessions: 10, intervalDays: 7, maintenanceIntervalDays: 30 };
  expect(planToStore({ phases, ...agreeing }, null).problems).toEqual([]);
  const stated = { sessions: 9, intervalDays: 8, maintenanceIntervalDays: null };
  expect(refusals(planToStore({ phases, ...stated }, null).problems)).toEqual([
    'INVALID sessions',
    'INVALID intervalDays',
    'INVALID maintenanceIntervalDays',
  ]);
  // As well as with those that stood there before.
  const before = planToStore({ phases }, null).plan;
  expect(refusals(planToStore({ sessions: 9 }, before).problems)).toEqual(['INVALID sessions']);
});

test('a draft keeps its phases, replaces them, or goes back to numbers', () => {
  const before = planToStore({ phases }, null).plan;
  expect(planToStore({}, before).plan).toEqual(before);
  expect(planToStore({ phases: [weekly] }, before).plan.sessions).toBe(4);
  expect(planToStore({ phases: null, sessions: 8 }, before).plan).toEqual({
    sessions: 8,
    intervalDays: 7,
    maintenanceIntervalDays: 30,
    phases: [],
  });
});

test('without phases and without an earlier version both numbers are needed, and 0 days are a number', () => {
  expect(refusals(planToStore({}, null).problems)).toEqual(['INVALID sessions', 'INVALID intervalDays']);
  expect(planToStore({ sessions: 1, intervalDays: 0 }, null).problems).toEqual([]);
});

test.each<[string, readonly CoursePhaseDocument[], readonly string[]]>([
  ['a sound course', phases, []],
  ['a maintenance with an end', [weekly, { ...monthly, sessions: about(3) }, monthly], []],
  ['no induction', [monthly], ['INVALID phases.0.kind']],
  ['an induction after maintenance', [weekly, { ...monthly, sessions: about(3) }, weekly], ['INVALID phases.2.kind']],
  ['an induction without end', [{ ...monthly, kind: 'INDUCTION' }], ['INVALID phases.0.sessions']],
  ['a phase behind one without end', [weekly, monthly, monthly], ['INVALID phases.1.sessions']],
  ['no session', [{ ...weekly, sessions: about(0) }], ['OUT_OF_RANGE phases.0.sessions.min']],
  ['a target outside', [{ ...weekly, sessions: { target: 9, min: 1, max: 8 } }], ['INVALID phases.0.sessions.target']],
  [
    'limits crossed',
    [{ ...weekly, intervalDays: { target: 7, min: 8, max: 6 } }],
    ['INVALID phases.0.intervalDays.min'],
  ],
  [
    'a lifetime between sessions',
    [{ ...weekly, intervalDays: about(4000) }],
    ['OUT_OF_RANGE phases.0.intervalDays.max'],
  ],
  ['more sessions than a course has', [weekly, { ...weekly, sessions: about(999) }], ['OUT_OF_RANGE phases']],
])('%s', (_, stated, expected) => {
  expect(refusals(phaseProblems(stated))).toEqual(expected);
});
