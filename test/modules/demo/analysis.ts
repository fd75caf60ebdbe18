import type { DemoChain } from '../../../src/modules/demo/demo-chain.js';
import { branchCodes } from '../../../src/modules/demo/demo-branches.js';
import {
  branchEffects,
  depthEffects,
  practitionerEffects,
  type BranchCode,
  type ProtocolCode,
} from '../../../src/modules/demo/planted-effects.js';
import { contrast, leastSquares } from './least-squares.js';

/** A course as an analyst sees it in the exchange folder: nothing here comes from the simulation's inside. */
export interface ObservedCourse {
  readonly code: string;
  readonly branch: string;
  readonly practitioner: string;
  readonly version: number;
  readonly change: number;
  /** The covariates known at the start. */
  readonly covariates: readonly number[];
  readonly meanDepthMm: number;
}

type Row = Readonly<Record<string, string>>;

/** The courses of a protocol with baseline, follow-up and every covariate recorded. */
export function observedCourses(
  chain: DemoChain,
  protocol: string,
  measure: string,
  timepoint: string,
): readonly ObservedCourse[] {
  const patients = new Map([...chain.csv['patients.csv']].map((row) => [row['reference'], row]));
  const values = new Map<string, number>();
  for (const row of chain.csv['outcomes.csv']) {
    if (row['measure'] === measure) values.set(`${row['course']} ${row['timepoint']}`, Number(row['value']));
  }
  const depths = new Map<string, number[]>();
  for (const { course = '', depth_mm: depth } of chain.csv['sessions.csv'] as Iterable<Row>) {
    if (depth) depths.set(course, [...(depths.get(course) ?? []), Number(depth)]);
  }
  return [...chain.csv['courses.csv']].flatMap((row) => {
    const code = row['code']!;
    const baseline = values.get(`${code} baseline`);
    const followUp = values.get(`${code} ${timepoint}`);
    if (row['protocol'] !== protocol || baseline === undefined || followUp === undefined || row['bmi'] === '')
      return [];
    return {
      code,
      branch: row['clinic']!,
      practitioner: row['practitioner']!,
      version: Number(row['version']),
      change: followUp - baseline,
      covariates: [baseline, ...covariatesOf(row, patients.get(row['patient'])!)],
      meanDepthMm: mean(depths.get(code)!),
    };
  });
}

/** What `adjustFor` can take besides the baseline; a column that is nowhere filled in a protocol is left out. */
function covariatesOf(course: Row, patient: Row): readonly number[] {
  const flag = (cell: string | undefined): number[] => (cell === '' ? [] : [Number(cell === 'true')]);
  const fat = course['fat_type'];
  return [
    completedYears(patient['birth_date']!, course['started_on']!),
    Number(course['bmi']),
    Number(patient['sex'] === 'MALE'),
    Number(course['prior_courses']),
    ...(fat === '' ? [] : [Number(fat === 'FIRM'), Number(fat === 'MIXED')]),
    ...flag(course['prior_liposuction']),
    ...flag(course['predisposition']),
  ];
}

function completedYears(birthDate: string, day: string): number {
  return Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4)) - Number(day.slice(5) < birthDate.slice(5));
}

interface BranchDifference {
  readonly branch: string;
  readonly estimate: number;
  readonly standardError: number;
}

/**
 * Each branch's adjusted mean change less the patient-weighted mean of all: one analysis of covariance with the baseline,
 * the covariates known at the start and the protocol's version.
 */
export function adjustedDifferences(courses: readonly ObservedCourse[]): readonly BranchDifference[] {
  const versions = [...new Set(courses.map(({ version }) => version))].toSorted().slice(1);
  const design = courses.map((one) => [
    ...branchCodes.map((branch) => Number(one.branch === branch)),
    ...versions.map((version) => Number(one.version === version)),
    ...one.covariates,
  ]);
  const fit = leastSquares(
    design,
    courses.map(({ change }) => change),
  );
  const shares = branchCodes.map((branch) => courses.filter((one) => one.branch === branch).length / courses.length);
  return branchCodes.map((branch) => {
    const weights = design[0]!.map((_, i) => Number(branchCodes[i] === branch) - (shares[i] ?? 0));
    return { branch, ...contrast(fit, weights) };
  });
}

/**
 * The planted difference of each branch from the patient-weighted mean, in the measure's unit: the branch itself and the
 * practitioners and depths that these very courses had.
 */
export function plantedDifferences(
  courses: readonly ObservedCourse[],
  protocol: ProtocolCode,
  changePerPoint: number,
): ReadonlyMap<string, number> {
  const points = ({ branch, practitioner, meanDepthMm }: ObservedCourse): number =>
    branchEffects[branch as BranchCode] +
    practitionerEffects[practitioner]! +
    depthEffects[protocol].perMm * meanDepthMm;
  const overall = mean(courses.map(points));
  return new Map(
    branchCodes.map((branch) => {
      const own = courses.filter((one) => one.branch === branch).map(points);
      return [branch, changePerPoint * (mean(own) - overall)];
    }),
  );
}

/** Each branch's mean change less the mean of all. */
export function crudeDifferences(courses: readonly ObservedCourse[]): ReadonlyMap<string, number> {
  const overall = mean(courses.map(({ change }) => change));
  return new Map(
    branchCodes.map((branch) => [
      branch,
      mean(courses.filter((one) => one.branch === branch).map(({ change }) => change)) - overall,
    ]),
  );
}

/** The arithmetic mean. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
