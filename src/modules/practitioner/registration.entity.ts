import { defineEntity, p } from '@mikro-orm/core';
import { tenantJoin, tenantOwned } from '../../platform/database/tenant-owned.js';
import type { RegistrationStatus } from '../codes/registration-status.js';
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
    version: p.integer().version(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});

/** A practitioner's registration with a professional body, such as the HPCSA, as it was stated. */
export class Registration extends RegistrationSchema.class {}
RegistrationSchema.setClass(Registration);
