import { z } from 'zod';
import { concentrationUnits } from '../../codes/concentration-unit.js';
import { deliveryModes } from '../../codes/delivery-mode.js';
import { injectionTechniques } from '../../codes/injection-technique.js';
import { codesOf } from '../../codes/is-code-of.js';
import { normalizeOpenCode } from '../../codes/open-code.js';
import { techniqueUnits } from '../../codes/technique-unit.js';
import { inOwnUnit, unitsOf } from '../../protocol/own-unit.js';
import { mixtureKey } from '../../protocol/spec-changes.js';
import type { NumericParameter } from '../../protocol/spec-document.js';
import { refuseRepeated } from './refuse-repeated.js';

/** A code of the chain's own, or a reference to one. */
export const codeText = z.string().min(1).max(200);

/** A code of an open catalogue, in any case. */
export const openCodeText = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_ -]*$/, 'must be a code of letters, digits and `_`, such as LOW_BACK_PAIN')
  .transform(normalizeOpenCode);

const weight = z.number().min(0).optional().describe('How much the parameter counts in distances; 1 when left out.');

function anyOf<T extends z.ZodType>(code: T, what: string) {
  return z
    .strictObject({ anyOf: z.array(code).min(1).describe(`Any of these ${what} follows the protocol.`), weight })
    .optional();
}

const toleratedNumber = z
  .strictObject({
    target: z.number().min(0).describe('What is aimed at.'),
    min: z.number().min(0).describe('The lowest value that still follows the protocol.'),
    max: z.number().min(0).describe('The highest value that still follows the protocol.'),
    scale: z
      .number()
      .positive()
      .optional()
      .describe("The difference that counts as a distance of 1; half the tolerance's width when left out."),
    weight,
    unit: z
      .enum(codesOf(techniqueUnits))
      .optional()
      .describe("Unit of these numbers but the weight; the parameter's own when left out. Exports write that one."),
  })
  .superRefine(({ target, min, max }, context) => {
    if (min > max) context.addIssue({ code: 'custom', path: ['min'], message: 'must not be greater than `max`' });
    else if (target < min || target > max) {
      context.addIssue({ code: 'custom', path: ['target'], message: 'must lie between `min` and `max`' });
    }
  })
  .meta({ id: 'ToleratedNumber', description: 'A target with the range inside which a session follows the protocol.' });

/** A number of the technique, kept in its own unit whatever unit it was stated in. */
function tolerated(parameter: NumericParameter, what: string) {
  return toleratedNumber
    .superRefine(({ unit }, context) => {
      const units = unitsOf(parameter);
      if (unit === undefined || units.includes(unit)) return;
      const message = units.length === 0 ? 'must be left out here' : `must be one of ${units.join(', ')}`;
      context.addIssue({ code: 'custom', path: ['unit'], message });
    })
    .transform(({ unit, ...number }) => {
      const own = (value: number) => inOwnUnit(parameter, value, unit);
      const [target, min, max] = [own(number.target), own(number.min), own(number.max)];
      return { ...number, target, min, max, ...(number.scale !== undefined && { scale: own(number.scale) }) };
    })
    .optional()
    .describe(what);
}

/** How a treatment is injected: what is left out is free. */
export const techniqueDocument = z
  .strictObject({
    techniques: anyOf(z.enum(codesOf(injectionTechniques)), 'injection techniques'),
    deliveries: anyOf(z.enum(codesOf(deliveryModes)), 'ways of delivery'),
    areas: anyOf(openCodeText, 'areas of the body'),
    needleGauge: tolerated('needleGauge', 'Gauge of the needle.'),
    needleLengthMm: tolerated('needleLengthMm', 'Length of the needle, mm.'),
    depthMm: tolerated('depthMm', 'Depth below the skin, mm.'),
    angleDegrees: tolerated('angleDegrees', 'Angle between needle and skin, degrees.'),
    spacingMm: tolerated('spacingMm', 'Distance between points, mm.'),
    injections: tolerated('injections', 'Injections in a session.'),
    volumePerInjectionMl: tolerated('volumePerInjectionMl', 'Volume of one injection, mL.'),
    totalVolumeMl: tolerated('totalVolumeMl', 'Volume of a session, mL.'),
  })
  .meta({ id: 'Technique', description: 'How a treatment is injected.' });

const cocktailSubstance = z
  .strictObject({
    code: codeText.describe('Code of the substance.'),
    volumeMl: z.number().positive().optional().describe('Volume in a session, mL.'),
    strength: z.number().positive().optional().describe('Strength, in `strengthUnit`.'),
    strengthUnit: z.enum(codesOf(concentrationUnits)).optional().describe('Unit of the strength.'),
    vehicle: z.string().min(1).max(200).optional().describe('What it is dissolved in.'),
  })
  .superRefine(({ strength, strengthUnit }, context) => {
    if (strength !== undefined && strengthUnit === undefined) {
      context.addIssue({ code: 'custom', path: ['strength'], message: 'needs `strengthUnit` beside it' });
    }
  })
  .meta({ id: 'CocktailSubstance', description: 'One substance of a mixture.' });

/** What is mixed. */
export const cocktailDocument = z
  .strictObject({
    substances: z
      .array(cocktailSubstance)
      .superRefine(refuseRepeated('code', 'stands twice in the cocktail'))
      .describe('The substances; the cocktail is free when none is listed.'),
    alternatives: z
      .array(z.array(cocktailSubstance).min(1).superRefine(refuseRepeated('code', 'stands twice in the mixture')))
      .min(1)
      .max(20)
      .optional()
      .describe('Other mixtures that follow the protocol as well as the first.'),
    tolerance: z
      .number()
      .min(0)
      .max(1)
      .optional()
      .describe('The distance up to which a mixture still follows the protocol; 0 when left out.'),
    weight,
  })
  .superRefine(({ substances, alternatives = [] }, context) => {
    if (alternatives.length > 0 && substances.length === 0) {
      context.addIssue({ code: 'custom', path: ['alternatives'], message: 'needs `substances` beside it' });
    }
    const keys = [substances, ...alternatives].map(mixtureKey);
    for (const index of alternatives.keys()) {
      if (keys.indexOf(keys[index + 1]!) === index + 1) continue;
      context.addIssue({
        code: 'custom',
        path: ['alternatives', index],
        message: 'is the same as a mixture before it',
      });
    }
  })
  .meta({ id: 'Cocktail', description: 'What is mixed.' });
