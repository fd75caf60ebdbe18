import type { DeliveryMode } from '../codes/delivery-mode.js';
import type { InjectionTechnique } from '../codes/injection-technique.js';
import { addDays, nextWorkday } from './calendar.js';
import type { DemoBranch, RecordedPart } from './demo-branches.js';
import type { DemoPractitioner } from './demo-practitioners.js';
import { schoolHabits } from './demo-schools.js';
import type { ProtocolCode } from './planted-effects.js';
import type { CocktailPart, ProtocolVersionDocument, Tolerated } from './protocol-document.js';
import type { Random } from './random.js';

/** One session; null where the branch did not write it down. */
export interface SimulatedSession {
  readonly number: number;
  readonly day: string;
  readonly time: string;
  /** Null when it was the course's own practitioner. */
  readonly standIn: string | null;
  readonly technique: InjectionTechnique;
  readonly delivery: DeliveryMode;
  readonly areas: readonly string[];
  readonly needleGauge: number | null;
  readonly needleLengthMm: number | null;
  readonly insertedLengthMm: number | null;
  readonly angleDegrees: number | null;
  readonly depthMm: number | null;
  readonly spacingMm: number | null;
  readonly injections: number | null;
  readonly volumePerInjectionMl: number | null;
  readonly totalVolumeMl: number | null;
  readonly areaCm2: number | null;
  readonly cocktail: readonly CocktailPart[];
  readonly room: string | null;
  readonly lotsRecorded: boolean;
}

/** What a course decides once for all its sessions. */
interface CourseTechnique {
  readonly technique: InjectionTechnique;
  readonly delivery: DeliveryMode;
  readonly areas: readonly string[];
  readonly depthMm: number;
  readonly totalVolumeMl: number;
  readonly injections: number;
  readonly cocktail: readonly CocktailPart[];
}

/** Spread of a course about its practitioner's habit, and of a session about its course, in half-widths of the tolerance. */
const spread = { course: 0.5, session: 0.2 } as const;

const sines: readonly (readonly [degrees: number, sine: number])[] = [
  [30, 0.5],
  [45, Math.SQRT1_2],
  [60, 0.866],
  [90, 1],
];
const needleLengths = [4, 6, 12, 13] as const;

/** The day of each session that is done by `asOf`: the protocol's interval and what patients make of it. */
export function sessionDays(
  random: Random,
  version: ProtocolVersionDocument,
  startedOn: string,
  count: number,
  asOf: string,
): readonly string[] {
  const days: string[] = [];
  let day = startedOn;
  while (days.length < count && day <= asOf) {
    days.push(day);
    const late = random.chance(0.04) ? 7 : random.integer(-1, 1);
    day = nextWorkday(addDays(day, version.intervalDays + late));
  }
  return days;
}

/** The technique of a course: the protocol's target, moved by the practitioner's school. */
export function techniqueOfCourse(
  random: Random,
  protocol: ProtocolCode,
  version: ProtocolVersionDocument,
  practitioner: DemoPractitioner,
  cocktail: readonly CocktailPart[],
): CourseTechnique {
  const habit = schoolHabits[practitioner.training];
  const { technique } = version;
  return {
    technique: random.pickWeighted(habit.techniques[protocol]),
    delivery: random.pickWeighted(habit.deliveries[protocol]),
    areas: areasOf(random, technique.areas.anyOf),
    depthMm: around(random, technique.depthMm, habit.depthHabit, spread.course),
    totalVolumeMl: around(random, technique.totalVolumeMl, habit.volumeHabit, 0.3),
    injections: around(random, technique.injections, habit.volumeHabit / 2, 0.3),
    cocktail,
  };
}

/** What was done in one session, as far as the branch writes it down. */
export function simulateSession(
  random: Random,
  { branch, version, course, standIn }: SessionPlan,
  number: number,
  day: string,
): SimulatedSession {
  const { technique } = version;
  const depthMm = Math.max(
    0.3,
    rounded(course.depthMm + random.normal(0, spread.session) * halfWidth(technique.depthMm), 1),
  );
  const injections = Math.max(
    1,
    Math.round(course.injections + random.normal(0, 0.15) * halfWidth(technique.injections)),
  );
  const totalVolumeMl = rounded(course.totalVolumeMl + random.normal(0, 0.1) * halfWidth(technique.totalVolumeMl), 1);
  const spacingMm = Math.round(around(random, technique.spacingMm, 0, 0.35));
  const [angleDegrees, sine] = angleFor(random, technique.angleDegrees, depthMm);
  const insertedLengthMm = rounded(depthMm / sine, 1);
  const gauge = Math.round(around(random, technique.needleGauge, 0, 0.25));
  const records = (part: RecordedPart): boolean => random.chance(branch.recording[part] ?? 1);
  const [needle, angle, volume] = [records('needle'), records('angle'), records('volume')];
  return {
    number,
    day,
    time: `${String(random.integer(8, 16)).padStart(2, '0')}:${random.pick(['00', '15', '30', '45'])}`,
    standIn,
    technique: course.technique,
    delivery: course.delivery,
    areas: course.areas,
    needleGauge: needle ? gauge : null,
    needleLengthMm: needle ? (needleLengths.find((length) => length >= insertedLengthMm) ?? 13) : null,
    insertedLengthMm: angle ? insertedLengthMm : null,
    angleDegrees: angle ? angleDegrees : null,
    depthMm: number === 1 || (records('depth') && random.chance(0.95)) ? depthMm : null,
    spacingMm: records('spacing') ? spacingMm : null,
    injections: records('injections') ? injections : null,
    volumePerInjectionMl: volume ? rounded(totalVolumeMl / injections, 3) : null,
    totalVolumeMl: volume ? totalVolumeMl : null,
    areaCm2: records('area') ? Math.round((injections * spacingMm * spacingMm) / 100) : null,
    cocktail: course.cocktail,
    room: branch.rooms.length > 0 && records('room') ? random.pick(branch.rooms) : null,
    lotsRecorded: records('lots'),
  };
}

interface SessionPlan {
  readonly branch: DemoBranch;
  readonly version: ProtocolVersionDocument;
  readonly course: CourseTechnique;
  readonly standIn: string | null;
}

function areasOf(random: Random, areas: readonly string[]): readonly string[] {
  const chosen = areas.filter((_, index) => index === 0 || random.chance(0.4));
  return chosen;
}

/** The steepest angle in use for which a 13 mm needle is long enough; the protocol's own when it may be. */
function angleFor(random: Random, angle: Tolerated, depthMm: number): readonly [number, number] {
  const wished = random.chance(0.8) ? angle.target : random.pick([30, 45, 60, 90]);
  return sines.find(([degrees, sine]) => degrees >= wished && depthMm / sine <= 13) ?? [90, 1];
}

function around(random: Random, { target, min, max }: Tolerated, habit: number, sd: number): number {
  return target + ((max - min) / 2) * (habit + random.normal(0, sd));
}

function halfWidth({ min, max }: Tolerated): number {
  return (max - min) / 2;
}

function rounded(value: number, decimals: number): number {
  const factor = 10 ** decimals;
  return Math.round(value * factor) / factor;
}
