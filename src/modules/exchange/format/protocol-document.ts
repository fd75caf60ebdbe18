import { z } from 'zod';
import { codesOf } from '../../codes/is-code-of.js';
import { protocolVersionStatuses } from '../../codes/protocol-version-status.js';
import { timepointExamples, timepointPattern } from '../../codes/timepoint.js';
import { dateText } from './document-date.js';
import { refuseRepeated } from './refuse-repeated.js';
import { cocktailDocument, codeText, openCodeText, techniqueDocument } from './technique-document.js';

const plannedAssessment = z.strictObject({
  measure: codeText.describe('Code of the measure.'),
  timepoints: z
    .array(z.string().regex(timepointPattern, `must be ${timepointExamples}`))
    .min(1)
    .describe('When it is due.'),
});

const protocolVersion = z
  .strictObject({
    version: z.int().min(1).describe('Number of the version.'),
    status: z
      .enum(codesOf(protocolVersionStatuses))
      .optional()
      .describe('PUBLISHED when left out and `publishedOn` is given, else DRAFT.'),
    publishedOn: dateText.optional().describe('Day of publication; from then on the version never changes.'),
    summaryOfChanges: z.string().min(1).max(10_000).optional().describe('What is new in this version, and why.'),
    sessions: z.int().min(1).max(1000).describe('Sessions in the course of treatment.'),
    intervalDays: z.int().min(0).max(3660).describe('Days from one session to the next.'),
    maintenanceIntervalDays: z.int().min(0).max(3660).optional().describe('Days between maintenance sessions.'),
    technique: techniqueDocument.default({}).describe('How it is injected; what is left out is free.'),
    cocktail: cocktailDocument.default({ substances: [] }).describe('What is mixed; free when left out.'),
    assessments: z.array(plannedAssessment).default([]).describe('Which measure is due when.'),
  })
  .superRefine(({ status, publishedOn }, context) => {
    if (status === 'DRAFT' && publishedOn !== undefined) {
      context.addIssue({ code: 'custom', path: ['publishedOn'], message: 'must be left out of a draft' });
    }
    if ((status === 'PUBLISHED' || status === 'RETIRED') && publishedOn === undefined) {
      context.addIssue({ code: 'custom', path: ['status'], message: 'needs `publishedOn` beside it' });
    }
  });

/** A protocol with its versions, as it stands in `protocols.json`. */
export const protocolDocument = z.strictObject({
  code: codeText.describe("The chain's own code for the protocol."),
  name: z.string().min(1).max(200).describe('The name by which people know it.'),
  indication: openCodeText.describe('What it treats.'),
  versions: z
    .array(protocolVersion)
    .min(1)
    .superRefine(refuseRepeated('version', 'is the number of an earlier version'))
    .describe('Its versions.'),
});

export type ProtocolDocument = z.output<typeof protocolDocument>;
export type ProtocolVersionDocument = ProtocolDocument['versions'][number];

/** All of `protocols.json`. */
export const protocolsDocument = z
  .array(protocolDocument)
  .superRefine(refuseRepeated('code', 'is the code of an earlier protocol'));

/** Where a version stands: as stated, or as its day of publication tells. */
export function protocolVersionStatusOf(
  version: Pick<ProtocolVersionDocument, 'status' | 'publishedOn'>,
): keyof typeof protocolVersionStatuses {
  return version.status ?? (version.publishedOn === undefined ? 'DRAFT' : 'PUBLISHED');
}
