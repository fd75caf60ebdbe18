import { defineEntity, p } from '@mikro-orm/core';
import { tenantJoin, tenantOwned } from '../../platform/database/tenant-owned.js';
import { Practitioner } from '../practitioner/practitioner.entity.js';
import type { Capability } from './capability.js';
import type { Role } from './role.js';

const ApiKeySchema = defineEntity({
  name: 'ApiKey',
  properties: {
    ...tenantOwned,
    label: p.text().nullable(),
    role: p.text().$type<Role>(),
    clinicIds: p.array().columnType('uuid[]').default([]),
    practitioner: () =>
      p
        .manyToOne(Practitioner)
        .joinColumns(...tenantJoin('practitioner_id'))
        .nullable()
        .ref(),
    scopes: p.array().$type<Capability[]>().default([]),
    secretHash: p.text(),
    createdAt: p.datetime().defaultRaw('now()'),
    revokedAt: p.datetime().nullable(),
  },
});

/** A key that programs ask with. Its secret is shown once and stored as a keyed hash only. */
export class ApiKey extends ApiKeySchema.class {}
ApiKeySchema.setClass(ApiKey);
