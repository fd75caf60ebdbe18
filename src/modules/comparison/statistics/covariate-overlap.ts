import { covariance, mean } from './centred-moments.js';
import type { ComparisonWarning } from './comparison-warning.js';
import { mergeCells, remainingCell } from './sufficient-statistics.js';
import type { ComparedGroup, SufficientStatistics } from './sufficient-statistics.js';
import { figureNote } from './undefined-reason.js';
import type { FigureNote } from './undefined-reason.js';

/** Above this standardized difference a straight line has to bridge too much. Rubin (2001), Health Serv. Outcomes 2:169. */
const largeDifference = 0.5;
/** With more than one course in this many outside the range of the others, the adjusted figure is withheld. */
const oneInSoMany = 10;

/** How many courses of a group lie outside the range of all other groups in one covariate; see `rangesOfOthers`. */
export interface OutsideCount {
  readonly key: string;
  readonly covariate: string;
  readonly outside: number;
}

/** How comparable a group is with all others before the treatment. */
export interface GroupOverlap {
  readonly key: string;
  readonly standardizedDifferences: readonly {
    readonly covariate: string;
    /** Group minus others, in pooled standard deviations; null for fewer than two courses or no spread on either side. */
    readonly value: number | null;
  }[];
  /** Why the adjusted figures are withheld; null when they are not. For the figure `adjustedMean`. */
  readonly withheld: FigureNote | null;
}

/**
 * For each group, how far its covariates are from those of all others, and whether so many of its courses have no like
 * elsewhere (`NO_OVERLAP`) that its adjusted figures would be extrapolation. Ranges make no sense for indicators: give counts
 * for numeric covariates alone. A single group has nothing to differ from.
 */
export function covariateOverlap(
  groups: readonly ComparedGroup[],
  covariates: readonly string[],
  outsideCounts: readonly OutsideCount[],
): { readonly groups: readonly GroupOverlap[]; readonly warnings: readonly ComparisonWarning[] } {
  const [first, ...others] = groups.map(({ cell }) => cell);
  if (first === undefined) return { groups: [], warnings: [] };
  const whole = mergeCells(first, ...others);
  const overlaps = groups.map(({ key, cell }) => {
    const rest = remainingCell(whole, cell);
    const standardizedDifferences = covariates.map((covariate) => ({
      covariate,
      value: standardizedDifference(cell, rest, covariate),
    }));
    const beyond = outsideCounts.find((count) => count.key === key && count.outside * oneInSoMany > cell.n);
    return { key, standardizedDifferences, withheld: beyond && rest.n > 0 ? noOverlap(beyond) : null };
  });
  return { groups: overlaps, warnings: overlaps.flatMap(differenceWarnings) };
}

/** (m − m′) / √((s² + s′²)/2), as Yang & Dalton (2012), SAS Global Forum 335, write it. */
function standardizedDifference(
  cell: SufficientStatistics,
  rest: SufficientStatistics,
  covariate: string,
): number | null {
  const [own, theirs] = [mean(cell, covariate), mean(rest, covariate)];
  const variances = [covariance(cell, covariate, covariate), covariance(rest, covariate, covariate)];
  const [ownVariance, theirVariance] = variances;
  if (!own || !theirs || !ownVariance || !theirVariance) return null;
  const difference = own.minus(theirs);
  const pooled = ownVariance.plus(theirVariance);
  if (pooled.isZero) return difference.isZero ? 0 : null;
  return difference.toNumber() / Math.sqrt(pooled.toNumber() / 2);
}

// The sentence holds no count: it could be smaller than the smallest that may be told.
function noOverlap({ covariate }: OutsideCount): FigureNote {
  const message = `More than one in ten courses have a ${covariate} that no other group reaches: an adjusted figure would be a guess.`;
  return figureNote('adjustedMean', 'NO_OVERLAP', message);
}

function differenceWarnings({ key, standardizedDifferences }: GroupOverlap): readonly ComparisonWarning[] {
  return standardizedDifferences.flatMap(({ covariate, value }) =>
    value !== null && Math.abs(value) > largeDifference
      ? [
          {
            code: 'GROUPS_DIFFER' as const,
            message: `${key} differs from all others in ${covariate} by ${Math.abs(value).toFixed(2)} standard deviations before the treatment.`,
          },
        ]
      : [],
  );
}
