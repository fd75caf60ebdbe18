import { techniqueParameters, type TechniqueParameter } from '../codes/technique-parameter.js';
import { measuredParameters } from '../deviation/numeric-parameters.js';
import { tHalfWidth } from '../comparison/statistics/distributions.js';
import { symmetricInterval, type Interval } from '../comparison/statistics/interval.js';
import type { ProfileMeasures } from './profile-distance.js';
import { profileDistance } from './profile-distance.js';
import type { Stratum } from './read-technique-sums.js';
import { jensenShannon, type Distribution } from './statistics/jensen-shannon.js';
import { mixtureDistanceBeyondPeers } from './statistics/mixture-similarity.js';
import { meanOf, varianceOf, type Moments } from './statistics/moments.js';
import { consistencyOf, standardizedDifference } from './statistics/standardized-difference.js';
import { distributionOf, mergedSums, noSums, type ParameterSums, type TechniqueSums } from './technique-sums.js';

/** A group's sums in one stratum, beside those of everybody else in it. */
export interface GroupStratum extends Stratum {
  readonly own: TechniqueSums;
  readonly peers: TechniqueSums;
}

/** How a group treats: a practitioner, or those of one training. */
export interface GroupProfile {
  readonly sessions: number;
  readonly courses: number;
  readonly coverage: number | null;
  readonly adherence: number | null;
  readonly declared: number | null;
  readonly indicated: number | null;
  readonly distanceFromProtocol: number | null;
  readonly distanceFromProtocolInterval: Interval | null;
  readonly distanceFromPeers: number | null;
  readonly parameters: readonly ParameterProfile[];
}

/** One parameter of it. */
export interface ParameterProfile {
  readonly parameter: TechniqueParameter;
  readonly n: number;
  readonly sessions: number;
  readonly typical: string | null;
  readonly mean: number | null;
  readonly meanInterval: Interval | null;
  readonly sd: number | null;
  readonly signedMean: number | null;
  readonly consistency: number | null;
  readonly consistencyStandardError: number | null;
  readonly outsideTolerance: number | null;
  readonly fromProtocol: number | null;
  readonly fromProtocolInterval: Interval | null;
  readonly fromPeers: number | null;
}

const CONFIDENCE = 0.95;
const numeric = new Map(measuredParameters.map(({ parameter, unit }) => [parameter as TechniqueParameter, unit]));

/** The profile of a group over its strata. Comparisons with peers are made within each stratum and weighted by the group's courses in it. */
export function groupProfile(
  strata: readonly GroupStratum[],
  measuresOf: (stratum: Stratum) => ProfileMeasures,
): GroupProfile {
  const own = strata.map((stratum) => stratum.own).reduce((one, other) => mergedSums(one, other), noSums);
  const { sessions, courses, recorded, following, declared, indicated, planned, coverage, distance } = own;
  const deviating = recorded - following;
  const apart = strata.map((stratum) => ({
    value: profileDistance(stratum.own, stratum.peers, measuresOf(stratum))?.distance ?? null,
    weight: stratum.own.courses,
  }));
  return {
    sessions,
    courses,
    coverage: planned === 0 ? null : Number(coverage) / 1e12 / planned,
    adherence: shareOf(following, recorded),
    declared: shareOf(declared, deviating),
    indicated: shareOf(indicated, deviating),
    distanceFromProtocol: meanOf(distance),
    distanceFromProtocolInterval: meanInterval(distance),
    distanceFromPeers: weightedMean(apart),
    parameters: (Object.keys(techniqueParameters) as TechniqueParameter[]).flatMap((parameter) => {
      const sums = own.parameters.get(parameter);
      return sums && sums.courses > 0 ? [parameterProfile(parameter, sums, strata)] : [];
    }),
  };
}

function parameterProfile(
  parameter: TechniqueParameter,
  sums: ParameterSums,
  strata: readonly GroupStratum[],
): ParameterProfile {
  const { courses, sessions, compared, outside, amount, distance, departure } = sums;
  const beside = strata.flatMap(({ own, peers }) => {
    const [a, b] = [own.parameters.get(parameter), peers.parameters.get(parameter)];
    return a && b && a.courses > 0 && b.courses > 0 ? [{ own: a, peers: b, weight: a.courses }] : [];
  });
  const isNumeric = numeric.has(parameter);
  const steadiness = isNumeric
    ? beside.flatMap(({ own, peers, weight }) => {
        const consistency = consistencyOf(own.amount, peers.amount);
        return consistency ? [{ ...consistency, weight }] : [];
      })
    : [];
  const total = steadiness.reduce((sum, { weight }) => sum + weight, 0);
  return {
    parameter,
    n: courses,
    sessions,
    typical: isNumeric ? typicalNumber(amount, numeric.get(parameter)!) : typicalCodes(distributionOf(sums)),
    mean: meanOf(amount),
    meanInterval: meanInterval(amount),
    sd: rootOf(varianceOf(amount)),
    signedMean: meanOf(departure),
    consistency: weightedMean(steadiness.map(({ logRatio, weight }) => ({ value: logRatio, weight }))),
    consistencyStandardError:
      total === 0
        ? null
        : Math.sqrt(steadiness.reduce((sum, each) => sum + (each.weight * each.standardError) ** 2, 0)) / total,
    outsideTolerance: shareOf(outside, compared),
    fromProtocol: meanOf(distance),
    fromProtocolInterval: meanInterval(distance),
    fromPeers: weightedMean(
      beside.map(({ own, peers, weight }) => ({ value: fromPeers(parameter, own, peers), weight })),
    ),
  };
}

function fromPeers(parameter: TechniqueParameter, own: ParameterSums, peers: ParameterSums): number | null {
  if (numeric.has(parameter)) return standardizedDifference(own.amount, peers.amount);
  const [a, b] = [distributionOf(own), distributionOf(peers)];
  return parameter === 'COCKTAIL' ? mixtureDistanceBeyondPeers(a, b) : jensenShannon(a, b);
}

/** The interval of a mean by Student's t over courses; null of fewer than two, and when they are all equal. */
export function meanInterval(moments: Moments): Interval | null {
  const [mean, variance] = [meanOf(moments), varianceOf(moments)];
  if (mean === null || !variance) return null;
  return symmetricInterval(mean, Math.sqrt(variance / moments.n), tHalfWidth(CONFIDENCE, moments.n - 1));
}

function weightedMean(values: readonly { readonly value: number | null; readonly weight: number }[]): number | null {
  let [sum, weight] = [0, 0];
  for (const each of values) {
    if (each.value === null) continue;
    sum += each.weight * each.value;
    weight += each.weight;
  }
  return weight === 0 ? null : sum / weight;
}

function typicalNumber(amount: Moments, unit: string): string | null {
  const mean = meanOf(amount);
  return mean === null ? null : `${Number(mean.toPrecision(3))}${unit}`;
}

/** The commonest values with their shares, until they make up most of it. */
function typicalCodes({ shares }: Distribution): string | null {
  const commonest = [...shares].toSorted(([a, p], [b, q]) => q - p || (a < b ? -1 : 1)).slice(0, 3);
  if (commonest.length === 0) return null;
  return commonest.map(([code, share]) => `${code.replaceAll('|', ' + ')} ${Math.round(share * 100)} %`).join(', ');
}

function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

function rootOf(value: number | null): number | null {
  return value === null ? null : Math.sqrt(value);
}
