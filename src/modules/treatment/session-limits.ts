import type { UserError } from '../../platform/errors.js';
import { outsideLimits, type Limits } from './limits.js';

/**
 * What an instrument can do at all. What was clinically done is never refused: a session outside every protocol passes,
 * and only slips of the pen, such as a gauge of 300, do not.
 */
const techniqueLimits: Limits = {
  needleGauge: [25, 34, 'The gauge of a needle for mesotherapy lies between 25 and 34.'],
  needleLengthMm: [1, 25, 'The length of a needle for mesotherapy lies between 1 and 25 mm.'],
  insertedLengthMm: [0, 25, 'The inserted length lies between 0 and 25 mm.'],
  angleDegrees: [0, 90, 'The angle between needle and skin lies between 0 and 90 degrees.'],
  depthMm: [0, 200, 'The depth lies between 0 and 200 mm.'],
  spacingMm: [0, 1000, 'The distance between points lies between 0 and 1000 mm.'],
  injections: [0, 100_000, 'The number of injections lies between 0 and 100000.'],
  volumePerInjectionMl: [0, 1000, 'The volume of one injection lies between 0 and 1000 mL.'],
  totalVolumeMl: [0, 10_000, 'The volume of a session lies between 0 and 10000 mL.'],
  areaCm2: [0, 100_000, 'The treated area lies between 0 and 100000 cm².'],
};

const componentLimits: Limits = {
  volumeMl: [0, 10_000, 'The volume of a substance lies between 0 and 10000 mL.'],
  concentration: [0, Number.MAX_VALUE, 'A concentration is not below 0.'],
};

const sessionLimits: Limits = { number: [1, 1000, 'Sessions are numbered from 1 to 1000.'] };

/** The fields of a session that hold numbers which cannot be meant. */
export function sessionOutsideLimits({
  technique,
  cocktail,
  ...session
}: {
  readonly number?: number | null;
  readonly technique?: object | null;
  readonly cocktail?: readonly object[] | null;
}): readonly UserError[] {
  return [
    ...outsideLimits(sessionLimits, session, []),
    ...outsideLimits(techniqueLimits, technique ?? {}, ['technique']),
    ...(cocktail ?? []).flatMap((component, index) =>
      outsideLimits(componentLimits, component, ['cocktail', String(index)]),
    ),
  ];
}
