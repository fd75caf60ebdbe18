import { indications } from '../codes/indication.js';
import { openCodeScalar } from './open-code.scalar.js';

/** What is treated, as a code that may be the chain's own. */
export const IndicationScalar = openCodeScalar('Indication', 'What is treated, as in `LOW_BACK_PAIN`.', indications);
