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
    rationale: z.string().min(1).max(10_000).describe('Why the practitioner departs from the protocol.'),
    technique: techniqueDocument.optional().describe("What differs from the protocol's technique."),
    cocktail: cocktailDocument.optional().describe("What is mixed in place of the protocol's cocktail."),
  })
  .superRefine(({ proposedOn, reviewedOn, technique = {}, cocktail }, context) => {
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
