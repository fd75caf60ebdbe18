import type { CourseStatus } from '../codes/course-status.js';
import { addDays, daysBetween, defaultAsOf, nextWorkday, shiftedTo } from './calendar.js';
import { branchCodes, demoBranches } from './demo-branches.js';
import { practitionersAt, type DemoPractitioner } from './demo-practitioners.js';
import { demoVersions } from './demo-protocols.js';
import { demoVariations } from './demo-variations.js';
import type { BranchCode, ProtocolCode } from './planted-effects.js';
import type { CocktailPart, ProtocolVersionDocument } from './protocol-document.js';
import { Random } from './random.js';
import { simulateAdverseEvents, type SimulatedAdverseEvent } from './simulate-adverse-events.js';
import { simulateOutcomes, type SimulatedOutcome } from './simulate-outcomes.js';
import { intakeOf, newPatient, type Intake, type SimulatedPatient } from './simulate-patient.js';
import { sessionDays, simulateSession, techniqueOfCourse, type SimulatedSession } from './simulate-sessions.js';

/** A course with all that was recorded in it, and the truth behind its first measure, which no record holds. */
export interface SimulatedCourse {
  readonly branch: BranchCode;
  readonly practitioner: DemoPractitioner;
  readonly protocol: ProtocolCode;
  readonly version: ProtocolVersionDocument;
  readonly patient: SimulatedPatient;
  readonly intake: Intake;
  readonly startedOn: string;
  readonly endedOn: string | null;
  readonly status: Extract<CourseStatus, 'IN_PROGRESS' | 'COMPLETED' | 'STOPPED'>;
  readonly sessions: readonly SimulatedSession[];
  readonly meanDepthMm: number;
  readonly outcomes: readonly SimulatedOutcome[];
  readonly adverseEvents: readonly SimulatedAdverseEvent[];
  readonly expectedPoints: number;
  readonly chancePoints: number;
}

interface DemoSize {
  readonly seed: number;
  readonly asOf: string;
}

/** Everything that happened in the demo chain until `asOf`: its courses, oldest first. */
export function simulateCourses(size: DemoSize): readonly SimulatedCourse[] {
  return branchCodes
    .flatMap((branch) => coursesOfBranch(branch, size))
    .toSorted((a, b) => (a.startedOn < b.startedOn ? -1 : a.startedOn > b.startedOn ? 1 : 0));
}

function coursesOfBranch(branchCode: BranchCode, { seed, asOf }: DemoSize): readonly SimulatedCourse[] {
  const branch = demoBranches[branchCode];
  const shifted = shiftedTo(asOf);
  const streams = {
    starts: new Random(seed, `${branchCode}/starts`),
    patients: new Random(seed, `${branchCode}/patients`),
    sessions: new Random(seed, `${branchCode}/sessions`),
    outcomes: new Random(seed, `${branchCode}/outcomes`),
    events: new Random(seed, `${branchCode}/adverse-events`),
  };
  const opened = shifted(branch.opened);
  const openDays = daysBetween(opened, asOf);
  const starts = Array.from({ length: branch.courses }, () => addDays(opened, streams.starts.integer(0, openDays - 3)))
    .map(nextWorkday)
    .toSorted();
  const shares = Object.entries(branch.protocolShares) as [ProtocolCode, number][];
  const patients: SimulatedPatient[] = [];
  const freeFrom = new Map<SimulatedPatient, string>();

  return starts.map((startedOn) => {
    const protocol = streams.starts.pickWeighted(shares);
    const version = versionInUse(protocol, startedOn, branch.adoptionDays, shifted);
    const practitioner = streams.starts.pickWeighted(practitionersAt(branchCode, protocol));
    const returning = streams.patients.chance(0.2) ? streams.patients.pick([null, ...patients]) : null;
    const known = returning && freeFrom.get(returning)! <= startedOn ? returning : null;
    const patient = known ?? newPatient(streams.patients, branchCode, branch, protocol, startedOn, patients.length + 1);
    if (!known) patients.push(patient);
    const intake = intakeOf(streams.patients, patient, startedOn);
    patient.courses += 1;
    freeFrom.set(patient, addDays(startedOn, 180));

    const stopped = streams.sessions.chance(0.07);
    const count = stopped ? streams.sessions.integer(2, version.sessions - 1) : version.sessions;
    const days = sessionDays(streams.sessions, version, startedOn, count, asOf);
    const last = days.at(-1)!;
    const over = days.length === count && (!stopped || addDays(last, version.intervalDays) <= asOf);
    const status = !over ? 'IN_PROGRESS' : stopped ? 'STOPPED' : 'COMPLETED';
    const endedOn = !over ? null : last;
    const sessions = simulateSessions(streams.sessions, { branchCode, protocol, version, practitioner, days });
    const depths = sessions.flatMap(({ depthMm }) => (depthMm === null ? [] : [depthMm]));
    const meanDepthMm = depths.reduce((sum, depth) => sum + depth, 0) / depths.length;

    const { outcomes, expectedPoints, chancePoints } = simulateOutcomes(streams.outcomes, {
      branch: branchCode,
      severityShift: branch.caseMix.severity,
      practitioner: practitioner.code,
      protocol,
      version,
      patient,
      intake,
      meanDepthMm,
      stopped: status === 'STOPPED',
      startedOn,
      sessionDays: days,
      endedOn,
      asOf,
    });
    const adverseEvents = simulateAdverseEvents(streams.events, protocol, patient.phototype, days, asOf);
    return {
      branch: branchCode,
      practitioner,
      protocol,
      version,
      patient,
      intake,
      startedOn,
      endedOn,
      status,
      sessions,
      meanDepthMm,
      outcomes,
      adverseEvents,
      expectedPoints,
      chancePoints,
    };
  });
}

/** The version a branch starts courses on that day: the newest that it has adopted. */
function versionInUse(
  protocol: ProtocolCode,
  day: string,
  adoptionDays: number,
  shifted: (day: string) => string,
): ProtocolVersionDocument {
  const adopted = demoVersions(protocol).filter(
    ({ version, publishedOn }) => version === 1 || addDays(shifted(publishedOn), adoptionDays) <= day,
  );
  return adopted.at(-1)!;
}

interface SessionsPlan {
  readonly branchCode: BranchCode;
  readonly protocol: ProtocolCode;
  readonly version: ProtocolVersionDocument;
  readonly practitioner: DemoPractitioner;
  readonly days: readonly string[];
}

/** The sessions of a course. One in twenty is given by a colleague of the same branch, who follows the course's technique. */
function simulateSessions(
  random: Random,
  { branchCode, protocol, version, practitioner, days }: SessionsPlan,
): readonly SimulatedSession[] {
  const branch = demoBranches[branchCode];
  const cocktail = cocktailOf(random, protocol, version, practitioner);
  const course = techniqueOfCourse(random, protocol, version, practitioner, cocktail);
  const colleagues = practitionersAt(branchCode, protocol).filter(([one]) => one !== practitioner);
  return days.map((day, index) => {
    const standsIn = colleagues.length > 0 && random.chance(0.05);
    const standIn = standsIn ? random.pickWeighted(colleagues).code : null;
    return simulateSession(random, { branch, version, course, standIn }, index + 1, day);
  });
}

/** What a course is given: the version's cocktail, a declared one, or, now and then, one without its last part. */
function cocktailOf(
  random: Random,
  protocol: ProtocolCode,
  version: ProtocolVersionDocument,
  practitioner: DemoPractitioner,
): readonly CocktailPart[] {
  const declared = demoVariations.find(
    (one) =>
      one.practitioner === practitioner.code &&
      one.protocol === protocol &&
      one.version === version.version &&
      (one.status === 'APPROVED' || one.status === 'RETIRED') &&
      one.cocktail,
  );
  if (declared?.cocktail && random.chance(0.85)) return declared.cocktail.substances;
  const { substances } = version.cocktail;
  return substances.length > 1 && random.chance(0.04) ? substances.slice(0, -1) : substances;
}

/** The seed and the end of the records that everybody gets who names none. */
export const defaultSize: DemoSize = { seed: 1952, asOf: defaultAsOf };
