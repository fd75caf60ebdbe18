import { z } from 'zod';
import { codesOf } from '../../codes/is-code-of.js';
import { variationStatuses } from '../../codes/variation-status.js';
import { dateText } from './document-date.js';
import { cocktailDocument, codeText, techniqueDocument } from './technique-document.js';

/** A practitioner's own way of doing a protocol, as it stands in `variations.json`. */
export const variationDocument = z
  .strictObject({
    practitioner: codeText.describe('Code of the practitioner.'),
    protocol: codeText.describe('Code of the protocol.'),
    version: z.int().min(1).describe('Number of the version of the protocol.'),
    status: z.enum(codesOf(variationStatuses)).default('PROPOSED').describe('Where the variation stands.'),
    proposedOn: dateText.describe('Day on which it was proposed.'),
    reviewedOn: dateText.optional().describe('Day on which it was reviewed.'),
    reviewNote: z.string().min(1).max(10_000).optional().describe('What the reviewer said.'),
    validFrom: dateText
      .optional()
      .describe('First day on which sessions that match it count as declared; the day of review when left out.'),
    validUntil: dateText
      .optional()
      .describe('Last such day; open when left out. A retired variation without it covers no day.'),
    evidence: z.array(z.string().min(1).max(2000)).optional().describe('What speaks for it, one each.'),
    rationale: z.string().min(1).max(10_000).describe('Why the practitioner departs from the protocol.'),
    technique: techniqueDocument.optional().describe("What differs from the protocol's technique."),
    cocktail: cocktailDocument.optional().describe("What is mixed in place of the protocol's cocktail."),
  })
  .superRefine(({ proposedOn, reviewedOn, validFrom, validUntil, technique = {}, cocktail }, context) => {
    if (validFrom !== undefined && validUntil !== undefined && validUntil < validFrom) {
      context.addIssue({ code: 'custom', path: ['validUntil'], message: 'must not lie before `validFrom`' });
    }
    if (reviewedOn !== undefined && reviewedOn < proposedOn) {
      context.addIssue({ code: 'custom', path: ['reviewedOn'], message: 'must not lie before `proposedOn`' });
    }
    if (Object.keys(technique).length === 0 && cocktail === undefined) {
      context.addIssue({ code: 'custom', path: [], message: 'must override something of `technique` or `cocktail`' });
    }
  });

export type VariationDocument = z.output<typeof variationDocument>;

/** All of `variations.json`. */
export const variationsDocument = z.array(variationDocument);
