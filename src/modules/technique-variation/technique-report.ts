import { techniqueParameters, type TechniqueParameter } from '../codes/technique-parameter.js';
import { figureNote, type FigureNote } from '../comparison/statistics/undefined-reason.js';
import type { Spec } from '../protocol/spec-changes.js';
import { groupProfile, type GroupProfile, type GroupStratum } from './group-profile.js';
import { profileDistance, profileMeasures, type ProfileMeasures } from './profile-distance.js';
import type { MonthSums, Stratum, StratumSums, TechniqueCells } from './read-technique-sums.js';
import { meanOf } from './statistics/moments.js';
import { medianAbsoluteDeviation, quartilesOf, type Quartiles } from './statistics/quartiles.js';
import { entropyBetween, varianceBetween, type VarianceBetween } from './statistics/variance-between.js';
import { weightedTrend, type Trend } from './statistics/weighted-trend.js';
import { distributionOf, mergedSums, noSums, type TechniqueSums } from './technique-sums.js';

/** How a practitioner treats, beside the protocol and the peers. */
export interface PractitionerTechnique extends GroupProfile {
  readonly practitionerId: string;
  readonly drift: readonly DriftPoint[];
  /** The change of the distance from the protocol in a quarter of a year. */
  readonly trend: Trend | null;
  readonly nearest: readonly PeerDistance[];
}

export interface DriftPoint {
  readonly month: string;
  readonly sessions: number;
  readonly courses: number;
  readonly distanceFromProtocol: number | null;
  readonly adherence: number | null;
}

export interface PeerDistance {
  readonly practitionerId: string;
  readonly distance: number;
  /** The weight of the parameters that both recorded. */
  readonly weight: number;
}

export interface ParameterVariation {
  readonly parameter: TechniqueParameter;
  readonly n: number;
  readonly practitioners: number;
  readonly betweenPractitioners: number;
  readonly withinSd: number | null;
  readonly test: VarianceBetween['test'];
}

/** How figures are spread over the practitioners, nobody named. */
export interface PeerSpread {
  readonly figure: string;
  readonly quartiles: Quartiles;
}

export interface TechniqueReport {
  readonly sessions: number;
  readonly courses: number;
  readonly coverage: number | null;
  readonly practitioners: readonly PractitionerTechnique[];
  /** By training; practitioners without one are left out. */
  readonly schools: readonly (GroupProfile & { readonly school: string; readonly practitioners: number })[];
  readonly parameters: readonly ParameterVariation[];
  readonly spread: readonly PeerSpread[];
  readonly notes: readonly FigureNote[];
}

const NEAREST = 3;

/** The whole report. `specs` tells what each version asks for, `schoolOf` a practitioner's training. */
export function techniqueReport(
  { strata, months }: TechniqueCells,
  specs: ReadonlyMap<string, Spec>,
  schoolOf: (practitionerId: string) => string | null,
): TechniqueReport {
  const byStratum = Map.groupBy(strata, stratumKey);
  const measures = new Map([...byStratum].map(([key, rows]) => [key, measuresOfStratum(rows, specs)]));
  const measuresOf = (stratum: Stratum) => measures.get(stratumKey(stratum))!;
  const profiled = (groupOf: (practitionerId: string) => string | null) =>
    [...groupedStrata(byStratum, groupOf)].map(([group, ofGroup]) => ({
      group,
      profile: groupProfile(ofGroup, measuresOf),
    }));
  const total = strata.map(({ sums }) => sums).reduce((one, other) => mergedSums(one, other), noSums);
  const monthsOf = Map.groupBy(months, ({ practitionerId }) => practitionerId);
  const practitioners = profiled((practitionerId) => practitionerId).map(({ group, profile }) => ({
    ...profile,
    practitionerId: group,
    ...driftOf(monthsOf.get(group) ?? []),
    nearest: nearestTo(group, byStratum, measures),
  }));
  const varied = (Object.keys(techniqueParameters) as TechniqueParameter[]).map((parameter) =>
    variationOf(parameter, byStratum),
  );
  return {
    sessions: total.sessions,
    courses: total.courses,
    coverage: total.planned === 0 ? null : Number(total.coverage) / 1e12 / total.planned,
    practitioners,
    schools: profiled(schoolOf)
      .map(({ group, profile }) => ({
        ...profile,
        school: group,
        practitioners: new Set(strata.map((row) => row.practitionerId).filter((id) => schoolOf(id) === group)).size,
      }))
      .toSorted((a, b) => (a.school < b.school ? -1 : 1)),
    parameters: varied.flatMap((each) => (each && 'betweenPractitioners' in each ? [each] : [])),
    spread: spreadOf(practitioners),
    notes: varied.flatMap((each) => (each && 'code' in each ? [each] : [])),
  };
}

function stratumKey({ versionId, area }: Stratum): string {
  return `${versionId} ${area}`;
}

/** Each group's strata with everybody else's sums in them; who belongs to no group is nobody's peer. */
function groupedStrata(
  byStratum: ReadonlyMap<string, readonly StratumSums[]>,
  groupOf: (practitionerId: string) => string | null,
): ReadonlyMap<string, readonly GroupStratum[]> {
  const groups = new Map<string, GroupStratum[]>();
  for (const rows of byStratum.values()) {
    const own = new Map<string, TechniqueSums>();
    for (const { practitionerId, sums } of rows) {
      const group = groupOf(practitionerId);
      if (group !== null) own.set(group, mergedSums(own.get(group) ?? noSums, sums));
    }
    const all = [...own.values()].reduce((one, other) => mergedSums(one, other), noSums);
    const { versionId, area } = rows[0]!;
    for (const [group, sums] of own) {
      const stratum = { versionId, area, own: sums, peers: mergedSums(all, sums, -1) };
      groups.set(group, [...(groups.get(group) ?? []), stratum]);
    }
  }
  return groups;
}

/** The version's own measures; for numbers without a scale, the spread of the practitioners' means. */
function measuresOfStratum(rows: readonly StratumSums[], specs: ReadonlyMap<string, Spec>): ProfileMeasures {
  return profileMeasures(specs.get(rows[0]!.versionId)!, (parameter) =>
    medianAbsoluteDeviation(
      rows.flatMap(({ sums }) => {
        const ofParameter = sums.parameters.get(parameter);
        return (ofParameter && meanOf(ofParameter.amount)) ?? [];
      }),
    ),
  );
}

function driftOf(months: readonly MonthSums[]): Pick<PractitionerTechnique, 'drift' | 'trend'> {
  const drift = months
    .toSorted((a, b) => (a.month < b.month ? -1 : 1))
    .map(({ month, sums }) => ({
      month,
      sessions: sums.sessions,
      courses: sums.courses,
      distanceFromProtocol: meanOf(sums.distance),
      adherence: sums.recorded === 0 ? null : sums.following / sums.recorded,
    }));
  const points = drift.flatMap(({ month, courses, distanceFromProtocol }) =>
    distanceFromProtocol === null ? [] : [{ x: quarterOf(month), y: distanceFromProtocol, weight: courses }],
  );
  return { drift, trend: weightedTrend(points) };
}

/** Quarters since the year 0, as a number with thirds. */
function quarterOf(month: string): number {
  return Number(month.slice(0, 4)) * 4 + (Number(month.slice(5, 7)) - 1) / 3;
}

/** Those who treat most alike, within shared strata, weighted by the practitioner's own courses. */
function nearestTo(
  practitionerId: string,
  byStratum: ReadonlyMap<string, readonly StratumSums[]>,
  measures: ReadonlyMap<string, ProfileMeasures>,
): readonly PeerDistance[] {
  const found = new Map<string, { sum: number; weight: number; shared: number }>();
  for (const [key, rows] of byStratum) {
    const own = rows.find((row) => row.practitionerId === practitionerId);
    if (!own) continue;
    for (const peer of rows) {
      if (peer === own) continue;
      const apart = profileDistance(own.sums, peer.sums, measures.get(key)!);
      if (!apart) continue;
      const before = found.get(peer.practitionerId) ?? { sum: 0, weight: 0, shared: 0 };
      found.set(peer.practitionerId, {
        sum: before.sum + own.sums.courses * apart.distance,
        weight: before.weight + own.sums.courses,
        shared: before.shared + own.sums.courses * apart.weight,
      });
    }
  }
  return [...found]
    .map(([id, { sum, weight, shared }]) => ({ practitionerId: id, distance: sum / weight, weight: shared / weight }))
    .toSorted((a, b) => a.distance - b.distance || (a.practitionerId < b.practitionerId ? -1 : 1))
    .slice(0, NEAREST);
}

/** How much a parameter varies between practitioners; a note where that cannot be told; null where nobody recorded it. */
function variationOf(
  parameter: TechniqueParameter,
  byStratum: ReadonlyMap<string, readonly StratumSums[]>,
): ParameterVariation | FigureNote | null {
  const strata = [...byStratum.values()].map((rows) =>
    rows.flatMap(({ practitionerId, sums }) => {
      const ofParameter = sums.parameters.get(parameter);
      return ofParameter && ofParameter.courses > 0 ? [{ practitionerId, ofParameter }] : [];
    }),
  );
  const all = strata.flat();
  if (all.length === 0) return null;
  const isNumeric = all.some(({ ofParameter }) => ofParameter.amount.n > 0);
  const between = isNumeric
    ? varianceBetween(strata.map((rows) => rows.map(({ ofParameter }) => ofParameter.amount)))
    : entropyBetween(strata.map((rows) => rows.map(({ ofParameter }) => distributionOf(ofParameter))));
  if (!between) {
    const message = `${parameter}: to compare practitioners, two must have recorded it for the same version and area, one of them in two courses.`;
    return figureNote('parameters', 'NO_REFERENCE', message);
  }
  return {
    parameter,
    n: all.reduce((sum, { ofParameter }) => sum + ofParameter.courses, 0),
    practitioners: new Set(all.map(({ practitionerId }) => practitionerId)).size,
    betweenPractitioners: between.share,
    withinSd: between.withinSd,
    test: between.test,
  };
}

const spreadFigures = [
  'coverage',
  'adherence',
  'declared',
  'distanceFromProtocol',
  'distanceFromPeers',
] as const satisfies readonly (keyof GroupProfile)[];

/** Fewer would tell who they are. */
const FEWEST_FOR_SPREAD = 5;

function spreadOf(practitioners: readonly GroupProfile[]): readonly PeerSpread[] {
  return spreadFigures.flatMap((figure) => {
    const values = practitioners.flatMap((practitioner) => practitioner[figure] ?? []);
    const quartiles = values.length < FEWEST_FOR_SPREAD ? null : quartilesOf(values);
    return quartiles ? [{ figure, quartiles }] : [];
  });
}
