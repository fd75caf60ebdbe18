import type { UserError } from '../../platform/errors.js';

/** For each field the smallest and largest value that can be meant, and the sentence for any other. */
export type Limits = Readonly<Record<string, readonly [minimum: number, maximum: number, message: string]>>;

/** One OUT_OF_RANGE for each number outside its limits, which are inside themselves. What was not recorded passes. */
export function outsideLimits(limits: Limits, values: object, path: readonly string[]): readonly UserError[] {
  return Object.entries(limits).flatMap(([field, [minimum, maximum, message]]): readonly UserError[] => {
    const value = (values as Readonly<Record<string, unknown>>)[field];
    if (typeof value !== 'number' || (value >= minimum && value <= maximum)) return [];
    return [{ code: 'OUT_OF_RANGE', path: [...path, field], message }];
  });
}
