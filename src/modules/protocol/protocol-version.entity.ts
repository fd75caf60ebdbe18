import { defineEntity, p } from '@mikro-orm/core';
import { tenantJoin, tenantOwned } from '../../platform/database/tenant-owned.js';
import type { ProtocolVersionStatus } from '../codes/protocol-version-status.js';
import { Protocol } from './protocol.entity.js';
import type {
  CocktailDocument,
  CoursePhaseDocument,
  PlannedAssessmentDocument,
  TechniqueDocument,
} from './spec-document.js';

const ProtocolVersionSchema = defineEntity({
  name: 'ProtocolVersion',
  properties: {
    ...tenantOwned,
    protocol: () =>
      p
        .manyToOne(Protocol)
        .joinColumns(...tenantJoin('protocol_id'))
        .ref(),
    number: p.integer(),
    status: p.text().$type<ProtocolVersionStatus>().default('DRAFT'),
    publishedAt: p.datetime().nullable(),
    summaryOfChanges: p.text().nullable(),
    sessions: p.integer(),
    intervalDays: p.integer(),
    maintenanceIntervalDays: p.integer().nullable(),
    /** The course in phases; empty when `sessions` and `intervalDays` say it all. */
    phases: p.json<readonly CoursePhaseDocument[]>(),
    technique: p.json<TechniqueDocument>(),
    cocktail: p.json<CocktailDocument>(),
    assessments: p.json<readonly PlannedAssessmentDocument[]>(),
    retiredAt: p.datetime().nullable(),
    retirementReason: p.text().nullable(),
    version: p.integer().version(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});

/**
 * One edition of a protocol. A draft may change; once published, courses run on it and it never changes again, which the
 * database enforces. `number` is the edition, `version` counts the changes to its draft.
 */
export class ProtocolVersion extends ProtocolVersionSchema.class {}
ProtocolVersionSchema.setClass(ProtocolVersion);
