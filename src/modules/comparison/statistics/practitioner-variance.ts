import { fitCommonSlopes } from './common-slope-model.js';
import { normalHalfWidth } from './distributions.js';
import { fitMixedModel, upperProfileLimit } from './fit-mixed-model.js';
import { orderedSum } from './ordered-sum.js';
import { randomInterceptDesign } from './random-intercept-design.js';
import { connectedParts, gatherCells, groupCells, keysOf } from './treated-cell.js';
import type { TreatedCell } from './treated-cell.js';
import { figureNote } from './undefined-reason.js';
import type { FigureNote, UndefinedReason } from './undefined-reason.js';

/** How much practitioners differ within the groups, and how each group's courses are spread over them. */
export interface PractitionerVariance {
  /** τ², in the square of the response's unit; null with a note. 0 when no positive variance is more likely. */
  readonly variance: number | null;
  /** For a variance of 0, the largest that the courses do not contradict (profile likelihood); else null. */
  readonly upperLimit: number | null;
  readonly residualVariance: number | null;
  /** In the order in which the groups first appear. */
  readonly groups: readonly PractitionersOfGroup[];
  readonly notes: readonly FigureNote[];
}

export interface PractitionersOfGroup {
  readonly key: string;
  readonly n: number;
  readonly practitioners: number;
  /** Σ(nⱼ/n)²: 1 when one practitioner treated all, 1/k when k treated equally many. */
  readonly concentration: number;
  /** Group and practitioner cannot be told apart (`ONE_PRACTITIONER`). */
  readonly hasOnePractitioner: boolean;
}

/**
 * The variance of practitioners by REML, the groups being fixed effects and the covariates those of the adjusted means. A
 * practitioner who treats in several groups is one practitioner. Null when no group has two practitioners who can be told
 * apart (`ALIASED`), when each has a single course (`DF_LT_1`), or when the fixed part has no fit.
 */
export function practitionerVariance(input: {
  readonly cells: readonly TreatedCell[];
  readonly response: string;
  readonly covariates: readonly string[];
  readonly confidence: number;
}): PractitionerVariance {
  const { response, confidence } = input;
  const groups = practitionersOfGroups(input.cells);
  const undefinedVariance = (code: UndefinedReason): PractitionerVariance => ({
    variance: null,
    upperLimit: null,
    residualVariance: null,
    groups,
    notes: [figureNote('clusteredStandardError', code)],
  });
  const cells = gatherCells(input.cells);
  const fixed = fitCommonSlopes(groupCells(cells), response, input.covariates);
  if ('code' in fixed) return undefinedVariance(fixed.code);
  const practitioners = keysOf(cells, 'practitioner').length;
  const contrasts = practitioners - connectedParts(cells);
  if (contrasts < 1) return undefinedVariance('ALIASED');
  if (fixed.n - groups.length - contrasts < 1) return undefinedVariance('DF_LT_1');

  const design = randomInterceptDesign({
    cells,
    covariates: fixed.covariates,
    response,
    absorbed: 'practitioner',
    other: 'FIXED',
  });
  if (!(design.facts.within.values.at(-1)! > 0)) return undefinedVariance('ZERO_VARIANCE');
  const fit = fitMixedModel(design.facts, 'REML');
  if (fit === null) return undefinedVariance('NOT_CONVERGED');
  const unit = design.scales.at(-1)! ** 2;
  const upper = fit.ratios[0] === 0 ? upperProfileLimit(fit, 0, normalHalfWidth(confidence) ** 2) : null;
  return {
    variance: fit.ratios[0] * fit.residualVariance * unit,
    upperLimit: upper === null ? null : upper * unit,
    residualVariance: fit.residualVariance * unit,
    groups,
    notes: [],
  };
}

/**
 * The standard error of a group's adjusted mean with its practitioners in it, √(SE² + τ²·Σ(nⱼ/n)²): what would vary if other
 * practitioners of the same kind had treated. With one practitioner it rests on how much those of *other* groups differ.
 */
export function clusteredStandardError(
  standardError: number,
  variance: number,
  { concentration }: Pick<PractitionersOfGroup, 'concentration'>,
): number {
  return Math.sqrt(standardError ** 2 + variance * concentration);
}

function practitionersOfGroups(cells: readonly TreatedCell[]): readonly PractitionersOfGroup[] {
  const filled = cells.filter(({ cell }) => cell.n > 0);
  return [...Map.groupBy(filled, ({ group }) => group)].map(([key, own]) => {
    const counts = [...Map.groupBy(own, ({ practitioner }) => practitioner).values()].map((theirs) =>
      theirs.reduce((sum, { cell }) => sum + cell.n, 0),
    );
    const n = counts.reduce((sum, count) => sum + count, 0);
    const concentration = orderedSum(counts.map((count) => (count / n) ** 2));
    return { key, n, practitioners: counts.length, concentration, hasOnePractitioner: counts.length === 1 };
  });
}
