import { defineEntity, p } from '@mikro-orm/core';
import { tenantJoin, tenantOwned } from '../../platform/database/tenant-owned.js';
import type { VariationStatus } from '../codes/variation-status.js';
import { Practitioner } from '../practitioner/practitioner.entity.js';
import { ProtocolVersion } from '../protocol/protocol-version.entity.js';
import type { CocktailDocument, TechniqueDocument } from '../protocol/spec-document.js';

const VariationSchema = defineEntity({
  name: 'Variation',
  properties: {
    ...tenantOwned,
    practitioner: () =>
      p
        .manyToOne(Practitioner)
        .joinColumns(...tenantJoin('practitioner_id'))
        .ref(),
    protocolVersion: () =>
      p
        .manyToOne(ProtocolVersion)
        .joinColumns(...tenantJoin('protocol_version_id'))
        .ref(),
    status: p.text().$type<VariationStatus>().default('PROPOSED'),
    rationale: p.text(),
    /** What of the version's technique is overridden; the rest stays as the version asks. */
    technique: p.json<TechniqueDocument>(),
    /** What is mixed in place of the version's cocktail; null when that stays. */
    cocktail: p.json<CocktailDocument>().nullable(),
    proposedAt: p.datetime(),
    reviewedAt: p.datetime().nullable(),
    reviewNote: p.text().nullable(),
    /** What speaks for it: papers, guidelines, own audits, one a line. */
    evidence: p.array().default([]),
    /** The days on which sessions that match it count as declared, both included; an open end is null. */
    validFrom: p.date().nullable(),
    validUntil: p.date().nullable(),
    /** Whose key proposed and reviewed it; null for what was imported. */
    proposedByKeyId: p.uuid().nullable(),
    proposedByPractitionerId: p.uuid().nullable(),
    reviewedByKeyId: p.uuid().nullable(),
    reviewedByPractitionerId: p.uuid().nullable(),
    /** The variation of an earlier version that this one carries on. */
    rebasedFromId: p.uuid().nullable(),
    version: p.integer().version(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});

/** A practitioner's own way of doing a protocol version: stated, reasoned, reviewed. */
export class Variation extends VariationSchema.class {}
VariationSchema.setClass(Variation);
