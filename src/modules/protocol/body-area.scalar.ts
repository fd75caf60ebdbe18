import { bodyAreas } from '../codes/body-area.js';
import { openCodeScalar } from '../outcome-measure/open-code.scalar.js';

/** An area of the body, as a code that may be the chain's own. */
export const BodyAreaScalar = openCodeScalar(
  'BodyArea',
  'An area of the body that is treated, as in `THIGHS`.',
  bodyAreas,
);
