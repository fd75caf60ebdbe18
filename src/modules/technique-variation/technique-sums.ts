import type { TechniqueParameter } from '../codes/technique-parameter.js';
import type { Distribution } from './statistics/jensen-shannon.js';
import { mergedMoments, noMoments, type Moments } from './statistics/moments.js';

/** What is added up of one parameter. */
export interface ParameterSums {
  readonly sessions: number;
  /** Of them those whose version asks for the parameter, and those outside its tolerance. */
  readonly compared: number;
  readonly outside: number;
  readonly courses: number;
  readonly amount: Moments;
  readonly distance: Moments;
  readonly departure: Moments;
  /** By code: the sum over courses of the share of their sessions that used it, in units of 10⁻¹². */
  readonly categories: ReadonlyMap<string, bigint>;
}

/** What is added up of courses: all sums merge. */
export interface TechniqueSums {
  readonly sessions: number;
  readonly recorded: number;
  readonly following: number;
  readonly declared: number;
  readonly indicated: number;
  readonly planned: number;
  readonly coverage: bigint;
  readonly courses: number;
  readonly distance: Moments;
  readonly parameters: ReadonlyMap<TechniqueParameter, ParameterSums>;
}

const noParameter: ParameterSums = {
  sessions: 0,
  compared: 0,
  outside: 0,
  courses: 0,
  amount: noMoments,
  distance: noMoments,
  departure: noMoments,
  categories: new Map(),
};

export const noSums: TechniqueSums = {
  sessions: 0,
  recorded: 0,
  following: 0,
  declared: 0,
  indicated: 0,
  planned: 0,
  coverage: 0n,
  courses: 0,
  distance: noMoments,
  parameters: new Map(),
};

/** The sums of both, or of the first without the second; exact, and so the same in any order. */
export function mergedSums(one: TechniqueSums, other: TechniqueSums, times: 1 | -1 = 1): TechniqueSums {
  const parameters = new Map(one.parameters);
  for (const [parameter, sums] of other.parameters) {
    parameters.set(parameter, mergedParameter(parameters.get(parameter) ?? noParameter, sums, times));
  }
  return {
    sessions: one.sessions + times * other.sessions,
    recorded: one.recorded + times * other.recorded,
    following: one.following + times * other.following,
    declared: one.declared + times * other.declared,
    indicated: one.indicated + times * other.indicated,
    planned: one.planned + times * other.planned,
    coverage: one.coverage + BigInt(times) * other.coverage,
    courses: one.courses + times * other.courses,
    distance: mergedMoments(one.distance, other.distance, times),
    parameters,
  };
}

function mergedParameter(one: ParameterSums, other: ParameterSums, times: 1 | -1): ParameterSums {
  const categories = new Map(one.categories);
  for (const [code, share] of other.categories) {
    categories.set(code, (categories.get(code) ?? 0n) + BigInt(times) * share);
  }
  return {
    sessions: one.sessions + times * other.sessions,
    compared: one.compared + times * other.compared,
    outside: one.outside + times * other.outside,
    courses: one.courses + times * other.courses,
    amount: mergedMoments(one.amount, other.amount, times),
    distance: mergedMoments(one.distance, other.distance, times),
    departure: mergedMoments(one.departure, other.departure, times),
    categories,
  };
}

/** How often courses used each code. */
export function distributionOf({ courses, categories }: ParameterSums): Distribution {
  const shares = new Map<string, number>();
  for (const [code, share] of categories) if (share > 0n) shares.set(code, Number(share) / 1e12 / courses);
  return { n: courses, shares };
}
