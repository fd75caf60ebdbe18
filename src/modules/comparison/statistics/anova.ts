import { centredCrossProducts } from './centred-moments.js';
import { Rational } from './rational.js';
import { fTest, undefinedTest } from './statistical-test.js';
import type { StatisticalTest } from './statistical-test.js';
import { mergeCells } from './sufficient-statistics.js';
import type { ComparedGroup } from './sufficient-statistics.js';

/** A one-way analysis of variance: the F test with the sums of squares behind it, in the square of the variable's unit. */
export interface Anova extends StatisticalTest {
  readonly sumOfSquaresBetween: number | null;
  readonly sumOfSquaresWithin: number | null;
  /** Share of the total sum of squares between the groups, in [0, 1]. */
  readonly rSquared: number | null;
  /** The pooled standard deviation within the groups. */
  readonly residualSd: number | null;
}

const name = 'One-way analysis of variance';

/**
 * Whether the groups' means differ, if their variances are equal (Fisher's F). Sums of squares and F are exact fractions
 * until the last step. Null with fewer than two groups that have courses (`K_LT_2`), with one course each (`DF_LT_1`), or
 * when the values of every group are all equal (`ZERO_VARIANCE`).
 */
export function anova(groups: readonly ComparedGroup[], variable: string): Anova {
  const cells = groups.map(({ cell }) => cell).filter(({ n }) => n > 0);
  const [first, ...others] = cells;
  if (first === undefined || others.length === 0) return undefinedAnova(undefinedTest(name, 'K_LT_2'));

  const total = mergeCells(first, ...others);
  const df1 = cells.length - 1;
  const df2 = total.n - cells.length;
  if (df2 < 1) return undefinedAnova(undefinedTest(name, 'DF_LT_1'));

  const within = centredCrossProducts(cells)(variable, variable);
  const all = centredCrossProducts([total])(variable, variable);
  const between = all.minus(within);
  if (within.isZero) return undefinedAnova(undefinedTest(name, 'ZERO_VARIANCE'));

  const residual = within.dividedBy(new Rational(BigInt(df2)));
  const statistic = between
    .dividedBy(new Rational(BigInt(df1)))
    .dividedBy(residual)
    .toNumber();
  return {
    ...fTest(name, statistic, df1, df2),
    sumOfSquaresBetween: between.toNumber(),
    sumOfSquaresWithin: within.toNumber(),
    rSquared: between.dividedBy(all).toNumber(),
    residualSd: Math.sqrt(residual.toNumber()),
  };
}

function undefinedAnova(test: StatisticalTest): Anova {
  return { ...test, sumOfSquaresBetween: null, sumOfSquaresWithin: null, rSquared: null, residualSd: null };
}
