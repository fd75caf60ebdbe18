import { centredCrossProducts } from './centred-moments.js';
import { matrix, smallestResidualShare } from './common-slope-model.js';
import { orderedSum } from './ordered-sum.js';
import { quadraticForm, scaledCholesky } from './scaled-cholesky.js';
import { fTest, undefinedTest } from './statistical-test.js';
import type { StatisticalTest } from './statistical-test.js';
import type { ComparedGroup, SufficientStatistics } from './sufficient-statistics.js';

/** The test of equal slopes, and the groups too small to have slopes of their own. */
export interface SlopeHomogeneity extends StatisticalTest {
  readonly leftOut: readonly string[];
}

const name = 'F test of equal slopes';

/**
 * Whether the covariates matter equally in all groups: one slope each for all against one for each group. Groups with no
 * more than p + 1 courses are left out, p being the number of covariates. A covariate that a group cannot tell from the
 * others costs that group no degree of freedom. Null when nothing was adjusted for (`NO_COVARIATE`), when fewer than two
 * groups are large enough (`K_LT_2`), when none but one tells the covariates apart (`COLLINEAR`), or when separate slopes
 * explain everything (`ZERO_VARIANCE`).
 */
export function slopeHomogeneity(
  groups: readonly ComparedGroup[],
  response: string,
  covariates: readonly string[],
): SlopeHomogeneity {
  const isLarge = ({ cell }: ComparedGroup) => cell.n > covariates.length + 1;
  const cells = groups.filter(isLarge).map(({ cell }) => cell);
  const leftOut = groups.filter((group) => !isLarge(group)).map(({ key }) => key);
  if (covariates.length === 0) return { ...undefinedTest(name, 'NO_COVARIATE'), leftOut };
  if (cells.length < 2) {
    const message = 'Fewer than two groups have enough courses for slopes of their own.';
    return { ...undefinedTest(name, 'K_LT_2', message), leftOut };
  }

  const common = residuals(cells, response, covariates);
  const separate = cells.map((cell) => residuals([cell], response, covariates));
  const residualOfSeparate = orderedSum(separate.map(({ sumOfSquares }) => sumOfSquares));
  const df1 = separate.reduce((sum, { rank }) => sum + rank, -common.rank);
  const df2 = separate.reduce((sum, { rank, n }) => sum + n - 1 - rank, 0);
  if (df1 < 1) return { ...undefinedTest(name, 'COLLINEAR'), leftOut };
  if (!(residualOfSeparate > smallestResidualShare * common.responseSumOfSquares)) {
    return { ...undefinedTest(name, 'ZERO_VARIANCE'), leftOut };
  }
  const explained = Math.max(0, common.sumOfSquares - residualOfSeparate);
  return { ...fTest(name, explained / df1 / (residualOfSeparate / df2), df1, df2), leftOut };
}

function residuals(cells: readonly SufficientStatistics[], response: string, covariates: readonly string[]) {
  const crossProduct = centredCrossProducts(cells);
  const decomposition = scaledCholesky(matrix(crossProduct, covariates));
  const ofResponse = decomposition.independent.map((index) =>
    crossProduct(covariates[index] ?? '', response).toNumber(),
  );
  const responseSumOfSquares = crossProduct(response, response).toNumber();
  return {
    n: cells.reduce((sum, { n }) => sum + n, 0),
    rank: decomposition.independent.length,
    responseSumOfSquares,
    sumOfSquares: Math.max(0, responseSumOfSquares - quadraticForm(decomposition, ofResponse)),
  };
}
