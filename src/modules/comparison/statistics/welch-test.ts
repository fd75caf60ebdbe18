import { covariance, mean } from './centred-moments.js';
import { orderedSum } from './ordered-sum.js';
import { fTest, undefinedTest } from './statistical-test.js';
import type { StatisticalTest } from './statistical-test.js';
import { mergeCells } from './sufficient-statistics.js';
import type { ComparedGroup } from './sufficient-statistics.js';
import type { UndefinedReason } from './undefined-reason.js';

/** Welch's test, and the groups that it could not use, with the reason. */
export interface WelchTest extends StatisticalTest {
  readonly leftOut: readonly LeftOutGroup[];
}

export interface LeftOutGroup {
  readonly key: string;
  readonly code: UndefinedReason;
}

const name = "Welch's F test";

/**
 * Whether the groups' means differ, without assuming equal variances. Groups with fewer than two courses, or whose values
 * are all equal, are left out and listed; with fewer than two groups left the test is null (`K_LT_2`).
 * Welch (1951), Biometrika 38:330. For two groups it is Welch's t test squared.
 */
export function welchTest(groups: readonly ComparedGroup[], variable: string): WelchTest {
  const judged = groups.map(({ key, cell }) => ({ key, cell, variance: covariance(cell, variable, variable) }));
  const usable = judged.flatMap(({ cell, variance }) =>
    variance === null || variance.isZero ? [] : [{ cell, variance }],
  );
  const leftOut = judged.flatMap(({ key, cell, variance }): readonly LeftOutGroup[] => {
    if (variance === null) return [{ key, code: cell.n < 1 ? 'N_LT_1' : 'N_LT_2' }];
    return variance.isZero ? [{ key, code: 'ZERO_VARIANCE' }] : [];
  });
  const [first, ...others] = usable.map(({ cell }) => cell);
  const centre = first && mean(mergeCells(first, ...others), variable);
  if (!centre || others.length === 0) {
    const message = 'Fewer than two groups have at least two courses with different values.';
    return { ...undefinedTest(name, 'K_LT_2', message), leftOut };
  }

  // Means are taken from the mean of all, exactly, so that large means close together keep their digits.
  const weighed = usable.map(({ cell, variance }) => ({
    weight: cell.n / variance.toNumber(),
    offset: mean(cell, variable)?.minus(centre).toNumber() ?? 0,
    df: cell.n - 1,
  }));
  const k = weighed.length;
  const total = orderedSum(weighed.map(({ weight }) => weight));
  const middle = orderedSum(weighed.map(({ weight, offset }) => weight * offset)) / total;
  const between = orderedSum(weighed.map(({ weight, offset }) => weight * (offset - middle) ** 2)) / (k - 1);
  const imbalance = orderedSum(weighed.map(({ weight, df }) => (1 - weight / total) ** 2 / df));
  const statistic = between / (1 + (2 * (k - 2) * imbalance) / (k * k - 1));
  return { ...fTest(name, statistic, k - 1, (k * k - 1) / (3 * imbalance)), leftOut };
}
