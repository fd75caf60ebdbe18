import type { UserError } from '../../platform/errors.js';
import type { CoursePhaseKind } from '../codes/course-phase-kind.js';
import type { CoursePhaseDocument, ToleratedCountDocument } from './spec-document.js';

/** How long a course is in a few numbers. */
export interface CourseNumbers {
  /** Of the induction. */
  readonly sessions: number;
  /** Of the first stretch of induction. */
  readonly intervalDays: number;
  readonly maintenanceIntervalDays: number | null;
}

/** The numbers, and the phases where somebody stated them; empty when the numbers say it all. */
export interface CoursePlan extends CourseNumbers {
  readonly phases: readonly CoursePhaseDocument[];
}

/** A phase with null for sessions without an end. */
export interface CoursePhase {
  readonly kind: CoursePhaseKind;
  readonly sessions: ToleratedCountDocument | null;
  readonly intervalDays: ToleratedCountDocument;
}

/** A plan as an input states it: what is undefined stays as it was. */
export interface PlanStatement {
  readonly sessions?: number | null | undefined;
  readonly intervalDays?: number | null | undefined;
  readonly maintenanceIntervalDays?: number | null | undefined;
  readonly phases?: readonly PhaseStatement[] | null | undefined;
}

export interface PhaseStatement {
  readonly kind: CoursePhaseKind;
  readonly sessions?: ToleratedCountDocument | null | undefined;
  readonly intervalDays: ToleratedCountDocument;
}

/** The phases as they are read: those that were stated, else those that follow from the numbers. */
export function phasesOf({ phases, sessions, intervalDays, maintenanceIntervalDays }: CoursePlan): CoursePhase[] {
  if (phases.length > 0) {
    return phases.map((phase) => ({
      kind: phase.kind,
      sessions: phase.sessions ?? null,
      intervalDays: phase.intervalDays,
    }));
  }
  const induction: CoursePhase = {
    kind: 'INDUCTION',
    sessions: exactly(sessions),
    intervalDays: exactly(intervalDays),
  };
  if (maintenanceIntervalDays === null) return [induction];
  return [induction, { kind: 'MAINTENANCE', sessions: null, intervalDays: exactly(maintenanceIntervalDays) }];
}

/** The numbers that follow from phases of which the first is an induction. */
export function numbersOf(phases: readonly CoursePhaseDocument[]): CourseNumbers {
  const induction = phases.filter(({ kind }) => kind === 'INDUCTION');
  const maintenance = phases.find(({ kind }) => kind === 'MAINTENANCE');
  return {
    sessions: induction.reduce((sum, { sessions }) => sum + (sessions?.target ?? 0), 0),
    intervalDays: induction[0]?.intervalDays.target ?? 0,
    maintenanceIntervalDays: maintenance?.intervalDays.target ?? null,
  };
}

/**
 * The plan to store: what is stated, and for what is not, what stood there before. Numbers beside phases follow from them,
 * and must agree where they are stated; the problems tell where they do not.
 */
export function planToStore(
  stated: PlanStatement,
  before: CoursePlan | null,
): { readonly plan: CoursePlan; readonly problems: readonly UserError[] } {
  const phases = stated.phases === undefined ? (before?.phases ?? []) : (stated.phases ?? []).map(phaseToStore);
  if (phases.length > 0) {
    const numbers = numbersOf(phases);
    const problems = phaseProblems(phases);
    return { plan: { ...numbers, phases }, problems: [...problems, ...disagreements(stated, numbers, problems)] };
  }
  const { sessions = before?.sessions, intervalDays = before?.intervalDays } = withoutNull(stated);
  const maintenanceIntervalDays =
    stated.maintenanceIntervalDays === undefined
      ? (before?.maintenanceIntervalDays ?? null)
      : stated.maintenanceIntervalDays;
  const plan = { sessions: sessions ?? 0, intervalDays: intervalDays ?? 0, maintenanceIntervalDays, phases };
  const message = 'State the sessions and the days between them, or the phases that they follow from.';
  const problems = [
    ...(sessions === undefined ? [invalid(['sessions'], message)] : []),
    ...(intervalDays === undefined ? [invalid(['intervalDays'], message)] : []),
  ];
  return { plan, problems };
}

const MOST_PHASES = 20;
const MOST_SESSIONS = 1000;
const MOST_DAYS = 3660;

/** What is wrong with stated phases. None is as good as what follows from the numbers. */
export function phaseProblems(phases: readonly CoursePhaseDocument[]): readonly UserError[] {
  if (phases.length === 0) return [];
  const problems: UserError[] = [];
  if (phases.length > MOST_PHASES) problems.push(outOfRange(['phases'], `A course has at most ${MOST_PHASES} phases.`));
  phases.forEach(({ kind, sessions, intervalDays }, index) => {
    const at = (...fields: readonly string[]) => ['phases', String(index), ...fields];
    if (kind === 'INDUCTION' && index > 0 && phases[index - 1]!.kind === 'MAINTENANCE') {
      problems.push(invalid(at('kind'), 'Induction comes before maintenance.'));
    }
    if (kind === 'MAINTENANCE' && index === 0) {
      problems.push(invalid(at('kind'), 'A course begins with its induction.'));
    }
    if (sessions) problems.push(...countProblems(sessions, 1, MOST_SESSIONS, (field) => at('sessions', field)));
    else if (kind === 'INDUCTION') problems.push(invalid(at('sessions'), 'An induction has a number of sessions.'));
    else if (index < phases.length - 1) {
      problems.push(invalid(at('sessions'), 'Only the last phase goes on without an end.'));
    }
    problems.push(...countProblems(intervalDays, 0, MOST_DAYS, (field) => at('intervalDays', field)));
  });
  if (numbersOf(phases).sessions > MOST_SESSIONS) {
    problems.push(outOfRange(['phases'], `An induction has at most ${MOST_SESSIONS} sessions.`));
  }
  return problems;
}

function countProblems(
  { target, min, max }: ToleratedCountDocument,
  least: number,
  most: number,
  at: (field: string) => readonly string[],
): readonly UserError[] {
  if (min < least) return [outOfRange(at('min'), `At least ${least}.`)];
  if (max > most) return [outOfRange(at('max'), `At most ${most}.`)];
  if (min > max) return [invalid(at('min'), 'The lowest value lies above the highest.')];
  if (target < min || target > max) return [invalid(at('target'), 'The target lies between `min` and `max`.')];
  return [];
}

/** The numbers that are stated beside phases and say something else. Not looked for where the phases are wrong themselves. */
function disagreements(
  stated: PlanStatement,
  numbers: CourseNumbers,
  problems: readonly UserError[],
): readonly UserError[] {
  if (problems.length > 0) return [];
  const { maintenanceIntervalDays } = stated;
  const beside: Partial<CourseNumbers> = {
    ...withoutNull(stated),
    ...(maintenanceIntervalDays === undefined ? {} : { maintenanceIntervalDays }),
  };
  return (Object.keys(numbers) as (keyof CourseNumbers)[])
    .filter((name) => beside[name] !== undefined && beside[name] !== numbers[name])
    .map((name) => {
      const follows = numbers[name] === null ? 'none' : numbers[name];
      return invalid([name], `The phases say ${follows}: leave it out, or state other phases with it.`);
    });
}

/** Of sessions and their interval null is as good as leaving them out: every course has both. */
function withoutNull({ sessions, intervalDays }: PlanStatement): Partial<CourseNumbers> {
  return { ...(sessions == null ? {} : { sessions }), ...(intervalDays == null ? {} : { intervalDays }) };
}

function phaseToStore({ kind, sessions, intervalDays }: PhaseStatement): CoursePhaseDocument {
  return { kind, ...(sessions && { sessions: countToStore(sessions) }), intervalDays: countToStore(intervalDays) };
}

function countToStore({ target, min, max }: ToleratedCountDocument): ToleratedCountDocument {
  return { target, min, max };
}

function exactly(target: number): ToleratedCountDocument {
  return { target, min: target, max: target };
}

function invalid(path: readonly string[], message: string): UserError {
  return { code: 'INVALID', path, message };
}

function outOfRange(path: readonly string[], message: string): UserError {
  return { code: 'OUT_OF_RANGE', path, message };
}
