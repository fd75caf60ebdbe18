import type { z } from 'zod';
import { SourceFailure } from './source-failure.js';

/**
 * The answer in the shape we rely on; what it holds besides is ignored. Otherwise a failure that names the first field
 * in the way and never its value.
 */
export function inKnownShape<T>(schema: z.ZodType<T>, answer: object): T {
  const result = schema.safeParse(answer);
  if (result.success) return result.data;
  throw new SourceFailure('CHANGED_SHAPE', { detail: result.error.issues[0]?.path.join('.') || null });
}
