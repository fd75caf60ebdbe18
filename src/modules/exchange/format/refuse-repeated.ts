import type { z } from 'zod';

/** A rule for lists: every item that repeats an earlier one's property gets the sentence, at that property. */
export function refuseRepeated<P extends string>(property: P, sentence: string) {
  return (items: readonly Readonly<Record<P, unknown>>[], context: z.RefinementCtx): void => {
    const seen = new Set<unknown>();
    for (const [index, { [property]: value }] of items.entries()) {
      if (seen.has(value)) context.addIssue({ code: 'custom', path: [index, property], message: sentence });
      seen.add(value);
    }
  };
}
