import type { ChangeKind } from '../codes/change-kind.js';
import type { PlanPart } from '../codes/plan-part.js';
import { phasesOf, type CourseNumbers, type CoursePhase, type CoursePlan } from './course-plan.js';
import { changeKind } from './spec-changes.js';
import type { PlannedAssessmentDocument, ToleratedCountDocument } from './spec-document.js';

/** How a course is planned, and what is measured when. */
export interface VersionPlan extends Omit<CoursePlan, 'maintenanceIntervalDays'> {
  readonly maintenanceIntervalDays?: number | null;
  readonly assessments: readonly PlannedAssessmentDocument[];
}

/** One point of the plan that differs, in words and for programs; null is not planned, or not of that kind. */
export interface PlanChange {
  readonly part: PlanPart;
  readonly kind: ChangeKind;
  readonly from: string | null;
  readonly to: string | null;
  readonly fromCount: number | null;
  readonly toCount: number | null;
  readonly fromPhases: readonly CoursePhase[] | null;
  readonly toPhases: readonly CoursePhase[] | null;
  /** Code of the measure whose times differ. */
  readonly measure: string | null;
  readonly fromTimepoints: readonly string[] | null;
  readonly toTimepoints: readonly string[] | null;
}

const alike = {
  fromCount: null,
  toCount: null,
  fromPhases: null,
  toPhases: null,
  measure: null,
  fromTimepoints: null,
  toTimepoints: null,
} as const;

/**
 * In what the plans of two versions differ: numbers, phases, and one after the other the measures. Phases that only follow
 * from the numbers are compared by these; the order of timepoints is no change.
 */
export function planChanges(from: VersionPlan, to: VersionPlan): readonly PlanChange[] {
  return [...numberChanges(from, to), ...phaseChanges(from, to), ...assessmentChanges(from, to)];
}

const numbers = {
  SESSIONS: { name: 'sessions', words: (count: number) => `${count} ${count === 1 ? 'session' : 'sessions'}` },
  INTERVAL_DAYS: { name: 'intervalDays', words: dayWords },
  MAINTENANCE_INTERVAL_DAYS: { name: 'maintenanceIntervalDays', words: dayWords },
} as const satisfies Partial<
  Record<PlanPart, { readonly name: keyof CourseNumbers; readonly words: (count: number) => string }>
>;

function numberChanges(from: VersionPlan, to: VersionPlan): readonly PlanChange[] {
  return (Object.keys(numbers) as (keyof typeof numbers)[]).flatMap((part) => {
    const { name, words } = numbers[part];
    const [fromCount, toCount] = [from[name] ?? null, to[name] ?? null];
    if (fromCount === toCount) return [];
    const said = { from: fromCount === null ? null : words(fromCount), to: toCount === null ? null : words(toCount) };
    return { ...alike, part, kind: changeKind(fromCount, toCount), ...said, fromCount, toCount };
  });
}

function phaseChanges(from: VersionPlan, to: VersionPlan): readonly PlanChange[] {
  if (from.phases.length === 0 && to.phases.length === 0) return [];
  const [fromPhases, toPhases] = [from, to].map((plan) =>
    phasesOf({ ...plan, maintenanceIntervalDays: plan.maintenanceIntervalDays ?? null }),
  ) as [CoursePhase[], CoursePhase[]];
  const [before, after] = [fromPhases.map(phaseWords).join(', then '), toPhases.map(phaseWords).join(', then ')];
  if (before === after) return [];
  return [{ ...alike, part: 'PHASES', kind: 'CHANGED', from: before, to: after, fromPhases, toPhases }];
}

function assessmentChanges(from: VersionPlan, to: VersionPlan): readonly PlanChange[] {
  const [before, after] = [timepointsByMeasure(from), timepointsByMeasure(to)];
  return [...new Set([...before.keys(), ...after.keys()])].toSorted().flatMap((measure) => {
    const [fromTimepoints, toTimepoints] = [before.get(measure) ?? null, after.get(measure) ?? null];
    const said = (timepoints: readonly string[] | null) => timepoints && `${measure} at ${timepoints.join(', ')}`;
    if (sameTimes(fromTimepoints, toTimepoints)) return [];
    return {
      ...alike,
      part: 'ASSESSMENT',
      kind: changeKind(fromTimepoints, toTimepoints),
      from: said(fromTimepoints),
      to: said(toTimepoints),
      measure,
      fromTimepoints,
      toTimepoints,
    } as const;
  });
}

function timepointsByMeasure({ assessments }: VersionPlan): ReadonlyMap<string, readonly string[]> {
  return new Map(assessments.map(({ measure, timepoints }) => [measure, timepoints]));
}

function sameTimes(one: readonly string[] | null, other: readonly string[] | null): boolean {
  if (one === null || other === null) return false;
  const [a, b] = [new Set(one), new Set(other)];
  return a.size === b.size && [...a].every((timepoint) => b.has(timepoint));
}

/** What differs in meaning must differ in these words: phases are compared by them. */
function phaseWords({ kind, sessions, intervalDays }: CoursePhase): string {
  const count = sessions ? `${countWords(sessions)} sessions` : 'sessions without end';
  return `${kind} of ${count} every ${countWords(intervalDays)} days`;
}

function countWords({ target, min, max }: ToleratedCountDocument): string {
  return min === max ? String(target) : `${target} (${min} to ${max})`;
}

function dayWords(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}
