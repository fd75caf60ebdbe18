import { expect, test } from 'vitest';
import { compareTimepoints } from '../../../src/modules/outcome/timepoint-order.js';

test('timepoints come as a course meets them, by number and not by letter', () => {
  const shuffled = ['week-12', 'end', 'session-10', 'baseline', 'week-4', 'session-4'];
  expect(shuffled.toSorted(compareTimepoints)).toEqual([
    'baseline',
    'session-4',
    'session-10',
    'end',
    'week-4',
    'week-12',
  ]);
});
