import { chiSquareSf } from '../../comparison/statistics/distributions.js';
import { fTest, undefinedTest, type StatisticalTest } from '../../comparison/statistics/statistical-test.js';
import { entropyOf, type Distribution } from './jensen-shannon.js';
import { mergedMoments, noMoments, squaresAboutMean, type Moments } from './moments.js';

/** How much of a parameter's variation lies between practitioners. */
export interface VarianceBetween {
  /** 0: they all do alike; 1: each always does the same, and each something else. */
  readonly share: number;
  /** Standard deviation between courses of one practitioner; null for codes. */
  readonly withinSd: number | null;
  readonly test: StatisticalTest;
}

/**
 * The share of a number's variance that lies between groups, within strata: τ² / (τ² + MSW) by the moments of analysis of variance
 * (Searle, Casella & McCulloch 1992, ch. 3), with the F test of the same. Strata are pooled; a negative τ² is 0. Null
 * when no stratum has two groups, or no group two courses.
 */
export function varianceBetween(strata: readonly (readonly Moments[])[]): VarianceBetween | null {
  let [between, within, dfBetween, dfWithin, size] = [0, 0, 0, 0, 0];
  for (const groups of strata) {
    const filled = groups.filter(({ n }) => n > 0);
    if (filled.length < 2) continue;
    const total = filled.reduce((sum, group) => mergedMoments(sum, group), noMoments);
    const inside = filled.reduce((sum, group) => sum + squaresAboutMean(group), 0);
    between += Math.max(0, squaresAboutMean(total) - inside);
    within += inside;
    dfBetween += filled.length - 1;
    dfWithin += total.n - filled.length;
    // Searle's n₀ of each stratum, by its degrees of freedom.
    size += total.n - filled.reduce((sum, { n }) => sum + n * n, 0) / total.n;
  }
  if (dfBetween === 0 || dfWithin === 0) return null;
  const [meanBetween, meanWithin] = [between / dfBetween, within / dfWithin];
  const tauSquared = Math.max(0, (meanBetween - meanWithin) / (size / dfBetween));
  const name = 'F test between practitioners, within version and area';
  return {
    share: tauSquared === 0 ? 0 : tauSquared / (tauSquared + meanWithin),
    withinSd: Math.sqrt(meanWithin),
    test:
      meanWithin === 0
        ? undefinedTest(name, 'ZERO_VARIANCE')
        : fTest(name, meanBetween / meanWithin, dfBetween, dfWithin),
  };
}

/**
 * The same for codes: how much of their entropy knowing the practitioner takes away (Theil's uncertainty coefficient), with the
 * likelihood-ratio test of independence, courses as observations. Null when no stratum has two groups.
 */
export function entropyBetween(strata: readonly (readonly Distribution[])[]): VarianceBetween | null {
  let [shared, entropy, df] = [0, 0, 0];
  let isCompared = false;
  for (const groups of strata) {
    const filled = groups.filter(({ n }) => n > 0);
    if (filled.length < 2) continue;
    isCompared = true;
    const n = filled.reduce((sum, group) => sum + group.n, 0);
    const pooled = new Map<string, number>();
    for (const group of filled) {
      for (const [code, share] of group.shares) pooled.set(code, (pooled.get(code) ?? 0) + (share * group.n) / n);
    }
    const total = entropyOf(pooled.values());
    const remaining = filled.reduce((sum, group) => sum + (group.n / n) * entropyOf(group.shares.values()), 0);
    shared += n * Math.max(0, total - remaining);
    entropy += n * total;
    df += (filled.length - 1) * (pooled.size - 1);
  }
  if (!isCompared) return null;
  const name = 'G test between practitioners, within version and area';
  const statistic = 2 * Math.LN2 * shared;
  return {
    share: entropy === 0 ? 0 : Math.min(1, shared / entropy),
    withinSd: null,
    test:
      df === 0
        ? undefinedTest(name, 'ZERO_VARIANCE', 'Everybody does the same.')
        : { name, statistic, df1: df, df2: null, pValue: chiSquareSf(statistic, df), notes: [] },
  };
}
