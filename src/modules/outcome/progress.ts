import { decimalChange } from './decimal-change.js';
import { compareTimepoints } from './timepoint-order.js';

/** A stored assessment as far as progress needs it. Its value is a decimal text. */
export interface Assessed {
  readonly measureId: string;
  readonly timepoint: string;
  readonly value: string;
  readonly assessedAt: unknown;
}

/** How one measure went over a course. */
export interface Progress {
  readonly measureId: string;
  readonly baseline: number | null;
  readonly followUps: readonly FollowUp[];
}

export interface FollowUp {
  readonly timepoint: string;
  readonly value: number;
  /** Follow-up minus baseline; null without a baseline. */
  readonly change: number | null;
}

/**
 * Per measure the baseline and each follow-up with its change. `assessments` are a course's current ones, earliest
 * assessed first and those without a date last; under one label the latest dated one counts.
 */
export function progressOf(assessments: readonly Assessed[]): readonly Progress[] {
  const byMeasure = Map.groupBy(assessments, ({ measureId }) => measureId);
  return [...byMeasure].map(([measureId, ofMeasure]) => {
    const byTimepoint = Map.groupBy(ofMeasure, ({ timepoint }) => timepoint);
    const baseline = latestOf(byTimepoint.get('baseline') ?? []);
    const timepoints = [...byTimepoint.keys()]
      .filter((timepoint) => timepoint !== 'baseline')
      .toSorted(compareTimepoints);
    const followUps = timepoints.map((timepoint) => {
      const { value } = latestOf(byTimepoint.get(timepoint)!)!;
      return { timepoint, value: Number(value), change: changeFrom(baseline, value) };
    });
    return { measureId, baseline: baseline && Number(baseline.value), followUps };
  });
}

/** The change of one assessment from the baseline of its measure; null for a baseline itself, or where there is none. */
export function changeFromBaseline(
  { measureId, timepoint, value }: Assessed,
  assessments: readonly Assessed[],
): number | null {
  if (timepoint === 'baseline') return null;
  const baselines = assessments.filter((other) => other.measureId === measureId && other.timepoint === 'baseline');
  return changeFrom(latestOf(baselines), value);
}

/** The one that counts under a label: the last of those with a date, else the last recorded; null when there is none. */
function latestOf(assessments: readonly Assessed[]): Assessed | null {
  return assessments.findLast(({ assessedAt }) => assessedAt !== null) ?? assessments.at(-1) ?? null;
}

function changeFrom(baseline: Assessed | null, value: string): number | null {
  return baseline && Number(decimalChange(baseline.value, value));
}
