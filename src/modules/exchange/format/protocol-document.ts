import { z } from 'zod';
import { coursePhaseKinds } from '../../codes/course-phase-kind.js';
import { codesOf } from '../../codes/is-code-of.js';
import { protocolVersionStatuses } from '../../codes/protocol-version-status.js';
import { timepointExamples, timepointPattern } from '../../codes/timepoint.js';
import { planToStore } from '../../protocol/course-plan.js';
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

const toleratedCount = z
  .strictObject({
    target: z.int().min(0).describe('What is aimed at.'),
    min: z.int().min(0).describe('The lowest number that still follows the protocol.'),
    max: z.int().min(0).describe('The highest number that still follows the protocol.'),
  })
  .meta({
    id: 'ToleratedCount',
    description: 'A whole number with the range inside which a course follows the protocol.',
  });

const coursePhase = z.strictObject({
  kind: z.enum(codesOf(coursePhaseKinds)).describe('What the stretch is for; the first is an INDUCTION.'),
  sessions: toleratedCount
    .optional()
    .describe('Sessions of the stretch; left out for a maintenance at the end that goes on until it is ended.'),
  intervalDays: toleratedCount.describe('Days from one session of the stretch to the next.'),
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
    retiredOn: dateText.optional().describe('Day on which it was retired; goes with the status RETIRED.'),
    retirementReason: z.string().min(1).max(10_000).optional().describe('Why it was retired.'),
    sessions: z
      .int()
      .min(1)
      .max(1000)
      .optional()
      .describe('Sessions of the induction; may be left out beside `phases`.'),
    intervalDays: z
      .int()
      .min(0)
      .max(3660)
      .optional()
      .describe('Days from one session to the next; may be left out beside `phases`.'),
    maintenanceIntervalDays: z.int().min(0).max(3660).optional().describe('Days between maintenance sessions.'),
    phases: z
      .array(coursePhase)
      .min(1)
      .optional()
      .describe('The course in phases, where the three numbers do not say it all. They must agree, or be left out.'),
    technique: techniqueDocument.default({}).describe('How it is injected; what is left out is free.'),
    cocktail: cocktailDocument.default({ substances: [] }).describe('What is mixed; free when left out.'),
    assessments: z.array(plannedAssessment).default([]).describe('Which measure is due when.'),
  })
  .superRefine((version, context) => {
    for (const { path, message } of version.phases ? planToStore(version, null).problems : []) {
      const steps = path.map((step) => (/^[0-9]+$/.test(step) ? Number(step) : step));
      context.addIssue({ code: 'custom', path: steps, message: `is refused: ${message.replace(/\.$/, '')}` });
    }
    for (const name of ['sessions', 'intervalDays'] as const) {
      if (version.phases || version[name] !== undefined) continue;
      context.addIssue({ code: 'custom', path: [name], message: 'is missing' });
    }
    const { status, publishedOn } = version;
    for (const name of ['retiredOn', 'retirementReason'] as const) {
      if (version[name] === undefined || status === 'RETIRED') continue;
      context.addIssue({ code: 'custom', path: [name], message: 'goes with the status RETIRED alone' });
    }
    if (status === 'DRAFT' && publishedOn !== undefined) {
      context.addIssue({ code: 'custom', path: ['publishedOn'], message: 'must be left out of a draft' });
    }
    if ((status === 'PUBLISHED' || status === 'RETIRED') && publishedOn === undefined) {
      context.addIssue({ code: 'custom', path: ['status'], message: 'needs `publishedOn` beside it' });
    }
  })
  .transform((version) => {
    const { sessions, intervalDays, maintenanceIntervalDays } = planToStore(version, null).plan;
    return { ...version, sessions, intervalDays, ...(maintenanceIntervalDays !== null && { maintenanceIntervalDays }) };
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
