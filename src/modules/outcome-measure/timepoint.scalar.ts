import { scalar } from '../../platform/graphql/scalars.js';
import { isTimepoint, timepointExamples } from '../codes/timepoint.js';

/** When an outcome is assessed; a text on both sides. */
export const TimepointScalar = scalar(
  'Timepoint',
  `When an outcome is assessed: before the start, after a session, at the end, or weeks after the start, as in ${timepointExamples}.`,
  isTimepoint,
  String,
);
