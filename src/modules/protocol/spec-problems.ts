import type { UserError } from '../../platform/errors.js';
import { parseTimepoint } from '../codes/timepoint.js';
import { phaseProblems, type CoursePlan } from './course-plan.js';
import { mixtureKey, type Spec } from './spec-changes.js';
import {
  numericParameters,
  type CocktailSubstanceDocument,
  type NumericParameter,
  type PlannedAssessmentDocument,
  type ToleratedNumberDocument,
} from './spec-document.js';

/** All that a protocol version asks for. */
export interface VersionSpec extends Spec, CoursePlan {
  readonly assessments: readonly PlannedAssessmentDocument[];
}

/** The codes that a specification may name. */
export interface KnownCodes {
  readonly substances: { has(code: string): boolean };
  readonly measures: { has(code: string): boolean };
}

const MOST_SESSIONS = 1000;
const MOST_DAYS = 3660;
const MOST_ALTERNATIVES = 20;

/** What is wrong with a specification; empty when it may be published. */
export function specProblems(spec: VersionSpec, known: KnownCodes): readonly UserError[] {
  const { sessions, intervalDays, maintenanceIntervalDays } = spec;
  const problems: UserError[] = [];
  if (sessions < 1 || sessions > MOST_SESSIONS) {
    problems.push(outOfRange(['sessions'], `A course has 1 to ${MOST_SESSIONS} sessions.`));
  }
  if (intervalDays < 0 || intervalDays > MOST_DAYS) {
    problems.push(outOfRange(['intervalDays'], `Between two sessions lie 0 to ${MOST_DAYS} days.`));
  }
  if (maintenanceIntervalDays !== null && (maintenanceIntervalDays < 0 || maintenanceIntervalDays > MOST_DAYS)) {
    problems.push(outOfRange(['maintenanceIntervalDays'], `Between two sessions lie 0 to ${MOST_DAYS} days.`));
  }
  return [
    ...problems,
    ...phaseProblems(spec.phases),
    ...techniqueProblems(spec),
    ...cocktailProblems(spec, known),
    ...assessmentProblems(spec, known),
  ];
}

/** The greatest value that makes sense, where there is one. */
const greatest: Partial<Record<NumericParameter, number>> = { angleDegrees: 90 };

function techniqueProblems({ technique }: VersionSpec): readonly UserError[] {
  const weights = (['techniques', 'deliveries', 'areas'] as const)
    .filter((name) => (technique[name]?.weight ?? 0) < 0)
    .map((name) => invalid(['technique', `${name}Weight`], 'A weight is not below 0.'));
  const numbers = numericParameters.flatMap((name) => {
    const number = technique[name];
    return number ? numberProblems(number, greatest[name], (field) => ['technique', name, field]) : [];
  });
  return [...weights, ...numbers];
}

function numberProblems(
  { target, min, max, scale, weight }: ToleratedNumberDocument,
  most: number | undefined,
  at: (field: string) => readonly string[],
): readonly UserError[] {
  const problems: UserError[] = [];
  if (min < 0) problems.push(outOfRange(at('min'), 'A measurement is not below 0.'));
  if (most !== undefined && max > most) problems.push(outOfRange(at('max'), `At most ${most}.`));
  if (min > max) problems.push(invalid(at('min'), 'The lowest value lies above the highest.'));
  else if (target < min || target > max)
    problems.push(invalid(at('target'), 'The target lies between `min` and `max`.'));
  if (scale !== undefined && scale <= 0) problems.push(invalid(at('scale'), 'A scale is above 0.'));
  if (weight !== undefined && weight < 0) problems.push(invalid(at('weight'), 'A weight is not below 0.'));
  return problems;
}

function cocktailProblems({ cocktail }: VersionSpec, known: KnownCodes): readonly UserError[] {
  const { substances, alternatives = [], tolerance, weight } = cocktail;
  const problems: UserError[] = [];
  if ((weight ?? 0) < 0) problems.push(invalid(['cocktailWeight'], 'A weight is not below 0.'));
  if (tolerance !== undefined && (tolerance < 0 || tolerance > 1)) {
    problems.push(outOfRange(['cocktailTolerance'], 'A distance between mixtures lies between 0 and 1.'));
  }
  problems.push(...mixtureProblems(substances, known, ['cocktail']));
  if (alternatives.length > 0 && substances.length === 0) {
    problems.push(invalid(['cocktailAlternatives'], 'A free cocktail has no alternatives: state the first mixture.'));
  }
  if (alternatives.length > MOST_ALTERNATIVES) {
    problems.push(outOfRange(['cocktailAlternatives'], `A cocktail has at most ${MOST_ALTERNATIVES} alternatives.`));
  }
  const seen = new Set([mixtureKey(substances)]);
  alternatives.forEach((mixture, index) => {
    const at = ['cocktailAlternatives', String(index), 'components'];
    if (mixture.length === 0) problems.push(invalid(at, 'An alternative holds something.'));
    else if (seen.has(mixtureKey(mixture))) problems.push(invalid(at, 'The same mixture stands there before.'));
    seen.add(mixtureKey(mixture));
    problems.push(...mixtureProblems(mixture, known, at));
  });
  return problems;
}

function mixtureProblems(
  mixture: readonly CocktailSubstanceDocument[],
  { substances }: KnownCodes,
  place: readonly string[],
): readonly UserError[] {
  const problems: UserError[] = [];
  const seen = new Set<string>();
  mixture.forEach(({ code, volumeMl, strength, strengthUnit }, index) => {
    const at = (field: string) => [...place, String(index), field];
    if (!substances.has(code))
      problems.push(notFound(at('substance'), `The catalogue has no substance with the code ${code}.`));
    if (seen.has(code)) problems.push(invalid(at('substance'), `${code} stands twice in the mixture.`));
    seen.add(code);
    if (volumeMl !== undefined && volumeMl <= 0) problems.push(outOfRange(at('volumeMl'), 'A volume is above 0.'));
    if (strength !== undefined && strength <= 0)
      problems.push(outOfRange(at('concentration'), 'A concentration is above 0.'));
    if (strength !== undefined && strengthUnit === undefined) {
      problems.push(invalid(at('concentrationUnit'), 'A concentration needs its unit.'));
    }
  });
  return problems;
}

function assessmentProblems({ assessments, sessions }: VersionSpec, { measures }: KnownCodes): readonly UserError[] {
  const problems: UserError[] = [];
  const seen = new Set<string>();
  assessments.forEach(({ measure, timepoints }, index) => {
    const at = (field: string) => ['assessments', String(index), field];
    if (!measures.has(measure)) problems.push(notFound(at('measure'), `There is no measure with the code ${measure}.`));
    if (seen.has(measure))
      problems.push(invalid(at('measure'), `${measure} is planned twice: state all its timepoints in one place.`));
    seen.add(measure);
    if (timepoints.length === 0) problems.push(invalid(at('timepoints'), 'Say when the measure is due.'));
    for (const timepoint of timepoints) {
      const parsed = parseTimepoint(timepoint);
      if (parsed?.kind === 'SESSION' && parsed.session > sessions) {
        problems.push(outOfRange(at('timepoints'), `${timepoint} lies behind the last of ${sessions} sessions.`));
      }
    }
  });
  return problems;
}

function invalid(path: readonly string[], message: string): UserError {
  return { code: 'INVALID', path, message };
}

function notFound(path: readonly string[], message: string): UserError {
  return { code: 'NOT_FOUND', path, message };
}

function outOfRange(path: readonly string[], message: string): UserError {
  return { code: 'OUT_OF_RANGE', path, message };
}
