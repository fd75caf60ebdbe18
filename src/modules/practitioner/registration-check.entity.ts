import { defineEntity, p } from '@mikro-orm/core';
import { tenantJoin, tenantOwned } from '../../platform/database/tenant-owned.js';
import type { CheckResult, MismatchField } from '../codes/check-result.js';
import type { RegistrationStatus } from '../codes/registration-status.js';
import type { VerificationMethod } from '../codes/verification-method.js';
import { EvidenceFile } from './evidence-file.entity.js';
import { Practitioner } from './practitioner.entity.js';
import { Registration } from './registration.entity.js';

const RegistrationCheckSchema = defineEntity({
  name: 'RegistrationCheck',
  properties: {
    ...tenantOwned,
    registration: () =>
      p
        .manyToOne(Registration)
        .joinColumns(...tenantJoin('registration_id'))
        .ref(),
    practitioner: () =>
      p
        .manyToOne(Practitioner)
        .joinColumns(...tenantJoin('practitioner_id'))
        .ref(),
    /** When the register answered, or the document was seen. */
    checkedAt: p.datetime(),
    recordedAt: p.datetime(),
    /** Null for the command line and for scheduled work. */
    keyId: p.uuid().nullable(),
    checkedByRole: p.text(),
    checkedByLabel: p.text().nullable(),
    method: p.text().$type<VerificationMethod>(),
    source: p.text(),
    words: p.json<Readonly<Record<string, unknown>>>().default('{}').lazy(),
    result: p.text().$type<CheckResult>(),
    mismatches: p.array<MismatchField>().default([]),
    explanation: p.text().nullable(),
    status: p.text().$type<RegistrationStatus>().nullable(),
    statusInRegister: p.text().nullable(),
    statusSince: p.date().nullable(),
    category: p.text().nullable(),
    subdivision: p.text().nullable(),
    validFrom: p.date().nullable(),
    validUntil: p.date().nullable(),
    conditions: p.array().default([]),
    conditionsAllowWork: p.boolean().nullable(),
    expiresAt: p.datetime().nullable(),
    evidence: () =>
      p
        .manyToOne(EvidenceFile)
        .joinColumns(...tenantJoin('evidence_id'))
        .nullable()
        .ref(),
    /** The check by another person that this one confirms. */
    confirmsId: p.uuid().nullable(),
  },
});

/** One check of a registration: when, by whom, how, in which words, and what came of it. Never changed, never deleted. */
export class RegistrationCheck extends RegistrationCheckSchema.class {}
RegistrationCheckSchema.setClass(RegistrationCheck);
