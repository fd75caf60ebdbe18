import { defineEntity, p } from '@mikro-orm/core';
import type { RegistrationGate } from '../codes/registration-gate.js';

const OrganizationSchema = defineEntity({
  name: 'Organization',
  properties: {
    id: p.uuid().primary(),
    name: p.text(),
    minimumGroupSize: p.integer().default(5),
    registrationGate: p.text().$type<RegistrationGate>().default('ENFORCED'),
    /** How many days a check of a registration by look-up counts, and any other. */
    lookupValidDays: p.integer().default(7),
    recordValidDays: p.integer().default(90),
    /** Categories of registration that the organization has decided to permit, as `BODY:category`. */
    permittedCategories: p.array().default([]),
    /** Words of registers that the organization has decided to understand, as `BODY:word=STATUS`. */
    statusWords: p.array().default([]),
    /** When a practitioner has left a protocol: so many undeclared major deviations in so many of the last sessions. */
    variationAlertDeviations: p.integer().default(3),
    variationAlertSessions: p.integer().default(5),
    version: p.integer().version(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});

/** The chain of clinics: the tenant. Everything else belongs to one, and none sees another's. */
export class Organization extends OrganizationSchema.class {}
OrganizationSchema.setClass(Organization);
