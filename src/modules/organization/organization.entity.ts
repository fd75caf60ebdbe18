import { defineEntity, p } from '@mikro-orm/core';

const OrganizationSchema = defineEntity({
  name: 'Organization',
  properties: {
    id: p.uuid().primary(),
    name: p.text(),
    minimumGroupSize: p.integer().default(5),
    version: p.integer().version(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});

/** The chain of clinics: the tenant. Everything else belongs to one, and none sees another's. */
export class Organization extends OrganizationSchema.class {}
OrganizationSchema.setClass(Organization);
