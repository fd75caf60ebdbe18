import { parseTimepoint } from '../codes/timepoint.js';

const kinds = ['BASELINE', 'SESSION', 'END', 'WEEK'];

/** Sorts timepoints as a course meets them: baseline, sessions by number, the end, then weeks by number. */
export function compareTimepoints(left: string, right: string): number {
  const [leftKind, leftNumber] = rankOf(left);
  const [rightKind, rightNumber] = rankOf(right);
  return leftKind - rightKind || leftNumber - rightNumber;
}

function rankOf(text: string): readonly [kind: number, number: number] {
  const timepoint = parseTimepoint(text);
  if (!timepoint) throw new Error('a stored timepoint has one of the spellings');
  const number = timepoint.kind === 'SESSION' ? timepoint.session : timepoint.kind === 'WEEK' ? timepoint.week : 0;
  return [kinds.indexOf(timepoint.kind), number];
}
