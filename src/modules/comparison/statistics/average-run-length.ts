import type { CusumSettings } from './cusum.js';
import { randomNumbers } from './random-numbers.js';
import type { RandomNumbers } from './random-numbers.js';

/** What a chart watches, in standard deviations of one course. */
export interface WatchedProcess {
  /** How far the mean is off its target from the first course on; 0 for false alarms. */
  readonly shift: number;
  /** Courses from which mean and standard deviation were estimated; null when they are known. */
  readonly referenceCourses: number | null;
  /** Standard deviation of the charts' own lasting offsets, such as practitioners' habits; 0 when there are none. */
  readonly offsetSd: number;
}

/** Known parameters, no offsets, no shift: what tables of run lengths are made for. */
export const inControl: WatchedProcess = { shift: 0, referenceCourses: null, offsetSd: 0 };

export interface RunLength {
  /** Courses until the first signal. */
  readonly mean: number;
  /** Of the simulation. */
  readonly standardError: number;
  /** Share of the runs that were ended without a signal: the mean is then too short. */
  readonly unfinished: number;
}

/** Years over which false alarms are counted: a chart that has just begun alarms less often. */
const countedYears = 5;
const fewestCharts = 400;
const simulatedCourses = 1_000_000;
const decisionPrecision = 0.005;
const largestDecision = 60;

/**
 * The average run length of a two-sided CUSUM from its start, by simulation; the same seed gives the same figure. With estimated
 * parameters it is made of many short runs and a few very long ones, and may be *longer* than with known ones although false
 * alarms are more frequent (Jones, Champ & Rigdon 2004, J. Qual. Technol. 36:95): set limits with `decisionLimitFor`.
 */
export function averageRunLength(
  settings: CusumSettings,
  process: WatchedProcess,
  simulation: { readonly runs: number; readonly longest: number; readonly seed: number },
): RunLength {
  const random = randomNumbers(simulation.seed);
  let [sum, squares, unfinished] = [0, 0, 0];
  for (let run = 0; run < simulation.runs; run += 1) {
    const chart = newChart(process, random);
    const length = runLength(settings, chart, random, simulation.longest);
    if (length === null) unfinished += 1;
    const counted = length ?? simulation.longest;
    sum += counted;
    squares += counted * counted;
  }
  const { runs } = simulation;
  const mean = sum / runs;
  return {
    mean,
    standardError: Math.sqrt(Math.max(0, squares / runs - mean * mean) / Math.max(1, runs - 1)),
    unfinished: unfinished / runs,
  };
}

/**
 * The decision limit H with which so many charts, each of so many courses a year, give so many false alarms a year together,
 * counted over their first five years, a chart starting again after each alarm. By bisection over one and the same simulated
 * history, to 0.005. Null when even the widest limit alarms more often, as with offsets that never average out.
 */
export function decisionLimitFor(
  wanted: {
    readonly charts: number;
    readonly coursesPerYear: number;
    readonly falseAlarmsPerYear: number;
    readonly reference: number;
  },
  process: Omit<WatchedProcess, 'shift'>,
  seed: number,
): number | null {
  const courses = Math.ceil(wanted.coursesPerYear * countedYears);
  const simulatedCharts = Math.max(fewestCharts, Math.ceil(simulatedCourses / courses));
  const alarmsPerYear = (decision: number): number => {
    const random = randomNumbers(seed);
    let alarms = 0;
    for (let index = 0; index < simulatedCharts; index += 1) {
      const chart = newChart({ ...process, shift: 0 }, random);
      alarms += alarmsWithin({ reference: wanted.reference, decision }, chart, random, courses);
    }
    return (alarms / simulatedCharts / countedYears) * wanted.charts;
  };
  let [low, high] = [0, 8];
  while (alarmsPerYear(high) > wanted.falseAlarmsPerYear) {
    if (high >= largestDecision) return null;
    [low, high] = [high, Math.min(2 * high, largestDecision)];
  }
  while (high - low > decisionPrecision) {
    const middle = (low + high) / 2;
    if (alarmsPerYear(middle) > wanted.falseAlarmsPerYear) low = middle;
    else high = middle;
  }
  return high;
}

/** How a chart sees a standard normal course: centre and scale are off by what estimation and offset made them. */
interface Chart {
  readonly centre: number;
  readonly scale: number;
}

function newChart({ shift, referenceCourses, offsetSd }: WatchedProcess, random: RandomNumbers): Chart {
  const offset = offsetSd > 0 ? offsetSd * random.normal() : 0;
  if (referenceCourses === null) return { centre: shift + offset, scale: 1 };
  if (referenceCourses < 2) throw new RangeError('A standard deviation is estimated from at least two courses.');
  const df = referenceCourses - 1;
  const estimatedMean = random.normal() / Math.sqrt(referenceCourses);
  return { centre: shift + offset - estimatedMean, scale: Math.sqrt(random.chiSquare(df) / df) };
}

/** Courses until the first signal; null when there is none within the longest run. */
function runLength(
  { reference, decision }: CusumSettings,
  { centre, scale }: Chart,
  random: RandomNumbers,
  longest: number,
): number | null {
  let [upper, lower] = [0, 0];
  for (let course = 1; course <= longest; course += 1) {
    const value = (random.normal() + centre) / scale;
    upper = Math.max(0, upper + value - reference);
    lower = Math.max(0, lower - value - reference);
    if (upper > decision || lower > decision) return course;
  }
  return null;
}

function alarmsWithin(settings: CusumSettings, chart: Chart, random: RandomNumbers, courses: number): number {
  let alarms = 0;
  for (let left = courses; left > 0;) {
    const length = runLength(settings, chart, random, left);
    if (length === null) return alarms;
    alarms += 1;
    left -= length;
  }
  return alarms;
}
