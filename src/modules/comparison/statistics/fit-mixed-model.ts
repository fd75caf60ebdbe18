import { minimiseRatios } from './minimise-ratios.js';
import type { Criterion } from './minimise-ratios.js';
import { slopesOf, solveMixedModel } from './mixed-model.js';
import type { MixedModelFacts, SolvedMixedModel, VarianceRatios } from './mixed-model.js';

/** The likelihood may have several peaks: the search starts at each of these ratios, or pairs of them, that tops its neighbours. */
const startingRatios = [0, 0.01, 0.1, 1, 10, 100, 1000];
/** A ratio beyond this says that nothing is left within the units. */
const largestRatio = 1e8;
const mostDoublings = 200;
const limitPrecision = 1e-9;

/** The variances that make the courses most likely. */
export interface FittedMixedModel {
  readonly facts: MixedModelFacts;
  readonly method: 'REML' | 'ML';
  readonly ratios: VarianceRatios;
  readonly residualVariance: number;
  readonly solved: SolvedMixedModel;
  /** −2·log-likelihood, of the residuals' contrasts for REML. */
  readonly deviance: number;
}

/** The fit by restricted or full maximum likelihood; null when the search does not settle. */
export function fitMixedModel(facts: MixedModelFacts, method: 'REML' | 'ML'): FittedMixedModel | null {
  const criterion = profiled(facts, method);
  const minima = startsOf(facts, method).flatMap((start) => minimiseRatios(criterion, start) ?? []);
  const [minimum] = minima.toSorted((a, b) => a.value - b.value);
  if (minimum === undefined || minimum.parameters.some((ratio) => ratio > largestRatio)) return null;
  const ratios = pairOf(minimum.parameters);
  const solved = solveMixedModel(facts, ratios, method);
  if (solved === null) return null;
  return {
    facts,
    method,
    ratios,
    residualVariance: solved.sumOfSquares / solved.df,
    solved,
    deviance: minimum.value,
  };
}

/**
 * The largest variance of a random intercept that the courses do not contradict: where the likelihood, with all else chosen at
 * its best, has fallen by half of `drop`, a quantile of chi-square with one degree of freedom. Null when it is not found.
 */
export function upperProfileLimit(fit: FittedMixedModel, index: 0 | 1, drop: number): number | null {
  const { facts, method, ratios, residualVariance, deviance } = fit;
  const hasOther = facts.randomColumns > 0;
  let others: readonly number[] = [residualVariance, ...(hasOther ? [ratios[index === 0 ? 1 : 0]] : [])];
  const excess = (variance: number): number | null => {
    const minimum = minimiseRatios(atVariance(facts, method, index, variance), others);
    if (minimum === null) return null;
    others = minimum.parameters;
    return minimum.value - deviance - drop;
  };
  let low = Math.max(ratios[index] * residualVariance, 1e-4 * residualVariance);
  let high = low;
  let [below, above] = [-drop, -drop];
  for (let doubling = 0; above < 0; doubling += 1) {
    if (doubling === mostDoublings) return null;
    [low, below] = [high, above];
    high *= 2;
    const value = excess(high);
    if (value === null) return null;
    above = value;
  }
  // Illinois: a secant that cannot stand still (Dowell & Jarratt 1971, BIT 11:168).
  for (let step = 0; step < mostDoublings && high - low > limitPrecision * high; step += 1) {
    const between = Math.min(Math.max((low * above - high * below) / (above - below), low), high);
    const value = excess(between);
    if (value === null) return null;
    if (Math.abs(value) < limitPrecision) return between;
    if (value < 0) {
      [low, below] = [between, value];
      above /= 2;
    } else {
      [high, above] = [between, value];
      below /= 2;
    }
  }
  return (low + high) / 2;
}

function startsOf(facts: MixedModelFacts, method: 'REML' | 'ML'): readonly (readonly number[])[] {
  const seconds = facts.randomColumns > 0 ? startingRatios : [0];
  const heights = startingRatios.map((first) =>
    seconds.map((second) => {
      const solved = solveMixedModel(facts, [first, second], method);
      return solved !== null && solved.sumOfSquares > 0 ? devianceOf(solved) : Number.POSITIVE_INFINITY;
    }),
  );
  return startingRatios.flatMap((first, row) =>
    seconds.flatMap((second, column) => {
      const own = heights[row]![column]!;
      const around = heights
        .slice(Math.max(0, row - 1), row + 2)
        .flatMap((line) => line.slice(Math.max(0, column - 1), column + 2));
      if (own === Number.POSITIVE_INFINITY || around.some((height) => height < own)) return [];
      return [facts.randomColumns > 0 ? [first, second] : [first]];
    }),
  );
}

function devianceOf({ df, logDeterminant, sumOfSquares }: SolvedMixedModel): number {
  return logDeterminant + df * (1 + Math.log((2 * Math.PI * sumOfSquares) / df));
}

/** The deviance over the ratios, the residual variance at its best for each. */
function profiled(facts: MixedModelFacts, method: 'REML' | 'ML'): Criterion {
  return (parameters) => {
    const ratios = pairOf(parameters);
    const solved = solveMixedModel(facts, ratios, method);
    if (solved === null || !(solved.sumOfSquares > 0)) return null;
    const { ofLogDeterminant, ofSumOfSquares } = slopesOf(facts, ratios, method, solved);
    const gradient = parameters.map(
      (_, index) => ofLogDeterminant[index]! + (solved.df * ofSumOfSquares[index]!) / solved.sumOfSquares,
    );
    return { value: devianceOf(solved), gradient };
  };
}

/** The deviance over the residual variance and the other ratio, one random variance being given. */
function atVariance(facts: MixedModelFacts, method: 'REML' | 'ML', index: 0 | 1, variance: number): Criterion {
  return ([residual = 0, other = 0]) => {
    if (!(residual > 0)) return null;
    const ratio = variance / residual;
    const ratios: VarianceRatios = index === 0 ? [ratio, other] : [other, ratio];
    const solved = solveMixedModel(facts, ratios, method);
    if (solved === null) return null;
    const { df, logDeterminant, sumOfSquares } = solved;
    const slopes = slopesOf(facts, ratios, method, solved);
    const slope = (of: 0 | 1) => slopes.ofLogDeterminant[of] + slopes.ofSumOfSquares[of] / residual;
    const ofResidual = (df - sumOfSquares / residual - ratio * slope(index)) / residual;
    const value = logDeterminant + df * Math.log(2 * Math.PI * residual) + sumOfSquares / residual;
    const ofOther = facts.randomColumns > 0 ? [slope(index === 0 ? 1 : 0)] : [];
    return { value, gradient: [ofResidual, ...ofOther] };
  };
}

function pairOf([absorbed = 0, column = 0]: readonly number[]): VarianceRatios {
  return [absorbed, column];
}
