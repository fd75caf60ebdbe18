import type { FollowUpCounts } from './scan-facts.js';
import { figureNote, type FigureNote } from './statistics/undefined-reason.js';

/** How far follow-up has come, in courses. */
export interface FollowUp {
  readonly started: number;
  readonly due: number;
  readonly observed: number;
  /** Share of the due assessments that were never made, in [0, 1]; null when none is due. */
  readonly missingShare: number | null;
}

export function followUpOf({ started, due, observed, missingOfDue }: FollowUpCounts): FollowUp {
  return { started, due, observed, missingShare: due === 0 ? null : missingOfDue / due };
}

/** Why the share that is missing is null. */
export function followUpNotes({ missingShare }: FollowUp): readonly FigureNote[] {
  return missingShare === null ? [figureNote('missingShare', 'NONE_DUE')] : [];
}
