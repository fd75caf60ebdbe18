import { addDays, nextWorkday } from './calendar.js';
import { measureOf, measuresOfProtocol, type DemoMeasure, type MeasureCode } from './demo-measures.js';
import {
  branchEffects,
  caseMixEffects,
  chance,
  depthEffects,
  followUp,
  lifestyleEffects,
  practitionerEffects,
  shareOfEffect,
  versionEffects,
  type BranchCode,
  type ProtocolCode,
} from './planted-effects.js';
import type { ProtocolVersionDocument } from './protocol-document.js';
import type { Random } from './random.js';
import type { Intake, SimulatedPatient } from './simulate-patient.js';

export interface SimulatedOutcome {
  readonly measure: MeasureCode;
  readonly timepoint: string;
  readonly value: string;
  readonly day: string;
}

/** What the outcomes of a course rest on. */
interface OutcomeGround {
  readonly branch: BranchCode;
  readonly severityShift: number;
  readonly practitioner: string;
  readonly protocol: ProtocolCode;
  readonly version: ProtocolVersionDocument;
  readonly patient: SimulatedPatient;
  readonly intake: Intake;
  readonly meanDepthMm: number;
  readonly stopped: boolean;
  readonly startedOn: string;
  readonly sessionDays: readonly string[];
  /** Null while the course is under way. */
  readonly endedOn: string | null;
  readonly asOf: string;
}

interface SimulatedOutcomes {
  readonly outcomes: readonly SimulatedOutcome[];
  /** Of the protocol's first measure, in points: what chance added to its week-12 change, seen or not. */
  readonly chancePoints: number;
  /** Of the protocol's first measure, in points: everything but chance. */
  readonly expectedPoints: number;
}

/** Points of benefit that are the same for every measure of the course: all but severity and chance. */
function commonPoints(ground: OutcomeGround): number {
  const { protocol, patient, intake } = ground;
  const effects = caseMixEffects[protocol];
  const depth = depthEffects[protocol];
  const fat = patient.fatType === 'FIRM' ? 1 : patient.fatType === 'MIXED' ? 0.5 : 0;
  return (
    branchEffects[ground.branch] +
    practitionerEffects[ground.practitioner]! +
    versionEffects[protocol][ground.version.version - 1]! +
    depth.perMm * (ground.meanDepthMm - depth.referenceMm) +
    (effects.agePerDecade * (intake.age - 42)) / 10 +
    effects.bmiPerUnit * (intake.bmi - 27) +
    effects.male * Number(patient.sex === 'MALE') +
    effects.firmFat * fat +
    effects.priorLiposuction * Number(patient.priorLiposuction) +
    effects.predisposition * Number(patient.predisposition) +
    effects.priorCourse * intake.priorCourses +
    lifestyleEffects.exercisePerSession * (intake.exercisePerWeek - 2) +
    lifestyleEffects.dietFollowed * Number(intake.dietFollowed)
  );
}

/** Every assessment of a course that was made by `asOf`. */
export function simulateOutcomes(random: Random, ground: OutcomeGround): SimulatedOutcomes {
  const visits = visitsOf(random, ground);
  const common = commonPoints(ground);
  const sharedChance = random.normal(0, chance.course);
  const sharedSeverity = random.normal(0, 0.6);
  const { severityPerSd } = caseMixEffects[ground.protocol];
  const outcomes: SimulatedOutcome[] = [];
  let first: { recordedSeverity: number; expectedPoints: number; chancePoints: number } | null = null;

  for (const code of measuresOfProtocol[ground.protocol]) {
    const measure = measureOf(code);
    const drawn = drawBaseline(random, measure, ground, sharedSeverity);
    const recorded = drawn !== null && !random.chance(0.02);
    const severity = drawn === null ? 0 : severityOf(measure, drawn);
    const points = common + severityPerSd * severity;
    const courseChance = sharedChance + random.normal(0, chance.measure);
    const lateChance = random.normal(0, chance.assessment);
    first ??= {
      recordedSeverity: recorded ? severity : 0,
      expectedPoints: points,
      chancePoints: courseChance + lateChance,
    };

    for (const { timepoint, day } of visits) {
      if (timepoint === 'baseline') {
        if (recorded) outcomes.push({ measure: code, timepoint, value: drawn, day });
        continue;
      }
      if (drawn === null && timepoint !== 'end' && timepoint !== 'week-12') continue;
      const ofAssessment = timepoint === 'week-12' ? lateChance : random.normal(0, chance.assessment);
      const share = shareOfEffect[timepoint]!;
      const change =
        share * (measure.meanChange + measure.changePerPoint * (points + courseChance)) +
        measure.changePerPoint * ofAssessment;
      outcomes.push({
        measure: code,
        timepoint,
        value: written(measure, Number(drawn ?? measure.noChange) + change),
        day,
      });
    }
  }
  const { recordedSeverity, expectedPoints, chancePoints } = first!;
  const missed = !random.chance(followUpChance(ground, recordedSeverity));
  const kept = missed ? outcomes.filter(({ timepoint }) => !timepoint.startsWith('week-')) : outcomes;
  return { outcomes: kept, expectedPoints, chancePoints };
}

/** The chance of the follow-up visit; made of recorded things only. */
function followUpChance(
  { branch, intake, stopped }: Pick<OutcomeGround, 'branch' | 'intake' | 'stopped'>,
  severity: number,
): number {
  const sum =
    followUp.byBranch[branch] +
    (followUp.agePerDecade * (intake.age - 42)) / 10 +
    followUp.severityPerSd * severity +
    followUp.stopped * Number(stopped);
  return Math.min(0.98, Math.max(0.05, sum));
}

/** The visits of the version's plan that took place by `asOf`, the late follow-up included whether the patient comes or not. */
function visitsOf(
  random: Random,
  ground: OutcomeGround,
): readonly { readonly timepoint: string; readonly day: string }[] {
  const planned = new Set(ground.version.assessments.flatMap(({ timepoints }) => timepoints));
  const visits = [{ timepoint: 'baseline', day: addDays(ground.startedOn, -random.integer(0, 5)) }];
  const inCourse = [...planned].find((one) => one.startsWith('session-'));
  const dayInCourse = inCourse && ground.sessionDays[Number(inCourse.slice('session-'.length)) - 1];
  const came = random.chance(0.93);
  if (inCourse && dayInCourse && came) visits.push({ timepoint: inCourse, day: dayInCourse });
  const cameToEnd = random.chance(ground.stopped ? 0.25 : 0.92);
  if (ground.endedOn && cameToEnd) visits.push({ timepoint: 'end', day: ground.endedOn });
  for (const week of [12, 24]) {
    const day = nextWorkday(addDays(ground.startedOn, 7 * week + random.integer(-4, 9)));
    if (planned.has(`week-${week}`)) visits.push({ timepoint: `week-${week}`, day });
  }
  return visits.filter(({ day }) => day <= ground.asOf);
}

/** The baseline as it is written down; null for a measure that has none. */
function drawBaseline(
  random: Random,
  measure: DemoMeasure,
  { severityShift, intake }: OutcomeGround,
  sharedSeverity: number,
): string | null {
  if (!measure.baseline) return null;
  const { mean, sd } = measure.baseline;
  const severity =
    severityShift + sharedSeverity + (measure.severityPerBmi ?? 0) * (intake.bmi - 27) + random.normal(0, 0.8);
  return written(measure, mean - Math.sign(measure.changePerPoint) * sd * severity);
}

/** SDs by which a written baseline is worse than the measure's mean. */
function severityOf({ baseline, changePerPoint }: DemoMeasure, value: string): number {
  return baseline ? (Math.sign(changePerPoint) * (baseline.mean - Number(value))) / baseline.sd : 0;
}

/** The value as it is written down: rounded, and kept inside the measure's range. */
function written({ decimals, minimum, maximum }: DemoMeasure, value: number): string {
  return Math.min(maximum, Math.max(minimum, value))
    .toFixed(decimals)
    .replace(/^-0(?=\.?0*$)/, '0');
}
