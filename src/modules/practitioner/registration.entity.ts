import { defineEntity, p } from '@mikro-orm/core';
import { tenantJoin, tenantOwned } from '../../platform/database/tenant-owned.js';
import type { RegistrationStatus } from '../codes/registration-status.js';
import type { VerificationMethod } from '../codes/verification-method.js';
import { Practitioner } from './practitioner.entity.js';

const RegistrationSchema = defineEntity({
  name: 'Registration',
  properties: {
    ...tenantOwned,
    practitioner: () =>
      p
        .manyToOne(Practitioner)
        .joinColumns(...tenantJoin('practitioner_id'))
        .ref(),
    body: p.text(),
    number: p.text(),
    subdivision: p.text().nullable(),
    category: p.text().nullable(),
    status: p.text().$type<RegistrationStatus>().default('UNVERIFIED'),
    validFrom: p.date().nullable(),
    validUntil: p.date().nullable(),
    /** Who answers for the work, where the category asks for a supervisor. */
    supervisor: () =>
      p
        .manyToOne(Practitioner)
        .joinColumns(...tenantJoin('supervisor_id'))
        .nullable()
        .ref(),
    statusInRegister: p.text().nullable(),
    conditions: p.array().default([]),
    verifiedAt: p.datetime().nullable(),
    verifiedBy: p.text().$type<VerificationMethod>().nullable(),
    expiresAt: p.datetime().nullable(),
    nextCheckOn: p.date().defaultRaw('current_date'),
    version: p.integer().version(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});

/**
 * A practitioner's registration with a professional body, such as the HPCSA. What the newest check came to stands here for
 * reading; the checks themselves decide who may see patients.
 */
export class Registration extends RegistrationSchema.class {}
RegistrationSchema.setClass(Registration);
