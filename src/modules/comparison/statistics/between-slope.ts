import { centredCells } from './centred-cells.js';
import { tHalfWidth, tTwoSided } from './distributions.js';
import { fitMixedModel } from './fit-mixed-model.js';
import { symmetricInterval } from './interval.js';
import { mixedModelFacts } from './mixed-model-facts.js';
import type { Contrast } from './model-contrast.js';
import { fixedStandardErrors } from './predicted-effects.js';
import { scaledCholesky } from './scaled-cholesky.js';
import type { TreatedCell } from './treated-cell.js';
import type { UndefinedReason } from './undefined-reason.js';

/**
 * The slope of the clusters' mean response on their mean parameter, each `group` of the cells being a cluster: with random
 * intercepts of the clusters, so that a mean counts by 1/(τ² + σ²/n), and with parameter and covariates each split into the
 * cluster's mean and the deviation from it (Mundlak 1978, Econometrica 46:69). t with clusters − parameters degrees of freedom.
 */
export function betweenSlope(input: {
  readonly cells: readonly TreatedCell[];
  readonly parameter: string;
  readonly covariates: readonly string[];
  readonly response: string;
  readonly confidence: number;
}): Contrast | { readonly code: UndefinedReason } {
  const { parameter, response, confidence } = input;
  const predictors = [parameter, ...input.covariates];
  const cells = centredCells(input.cells, [...predictors, response]);
  const last = predictors.length;
  const sums = (index: number, part: 'WITHIN' | 'BETWEEN') =>
    cells.reduce(
      (sum, { n, offsets, products }) =>
        sum + (part === 'WITHIN' ? products[index]![index]! : n * offsets[index]! ** 2),
      0,
    );
  const matrixOf = (part: 'WITHIN' | 'BETWEEN') =>
    predictors.map((_, row) =>
      predictors.map((__, column) =>
        cells.reduce(
          (sum, { n, offsets, products }) =>
            sum + (part === 'WITHIN' ? products[row]![column]! : n * offsets[row]! * offsets[column]!),
          0,
        ),
      ),
    );
  const [between, within] = [scaledCholesky(matrixOf('BETWEEN')), scaledCholesky(matrixOf('WITHIN'))];
  const df = cells.length - between.independent.length - 1;
  if (cells.length < 2) return { code: 'K_LT_2' };
  if (!between.independent.includes(0)) return { code: sums(0, 'BETWEEN') > 0 ? 'COLLINEAR' : 'ZERO_VARIANCE' };
  const n = cells.reduce((sum, cell) => sum + cell.n, 0);
  if (df < 1 || n - cells.length - within.independent.length < 1) return { code: 'DF_LT_1' };
  if (!(sums(last, 'WITHIN') > 0)) return { code: 'ZERO_VARIANCE' };

  const scales = [...predictors, response].map((_, index) =>
    Math.sqrt((sums(index, 'WITHIN') + sums(index, 'BETWEEN')) / n),
  );
  // Columns: intercept, means, deviations, response. The means do not vary within a cluster, the deviations not between.
  const ofMeans = between.independent;
  const ofDeviations = within.independent;
  const firstDeviation = 1 + ofMeans.length;
  const responseColumn = firstDeviation + ofDeviations.length;
  const variables = [...ofDeviations, last];
  const facts = mixedModelFacts({
    cells: cells.map((cell) => ({
      unit: cell.group,
      n: cell.n,
      columns: [0, ...ofMeans.map((_, index) => 1 + index), responseColumn],
      means: [1, ...[...ofMeans, last].map((index) => cell.offsets[index]! / scales[index]!)],
      products: variables.map((one) =>
        variables.map((two) => cell.products[one]![two]! / (scales[one]! * scales[two]!)),
      ),
    })),
    variableColumns: [...ofDeviations.map((_, index) => firstDeviation + index), responseColumn],
    randomColumns: 0,
    fixedColumns: responseColumn,
  });
  const fit = fitMixedModel(facts, 'REML');
  if (fit === null) return { code: 'NOT_CONVERGED' };
  const unit = scales[last]! / scales[0]!;
  const estimate = fit.solved.effects[1]! * unit;
  const standardError = fixedStandardErrors(fit)[1]! * unit;
  const t = estimate / standardError;
  return { ...symmetricInterval(estimate, standardError, tHalfWidth(confidence, df)), t, pValue: tTwoSided(t, df) };
}
