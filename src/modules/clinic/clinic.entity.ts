import { defineEntity, p } from '@mikro-orm/core';
import { tenantOwned } from '../../platform/database/tenant-owned.js';

const ClinicSchema = defineEntity({
  name: 'Clinic',
  properties: {
    ...tenantOwned,
    code: p.text(),
    name: p.text(),
    country: p.text(),
    region: p.text().nullable(),
    timeZone: p.text(),
    version: p.integer().version(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});

/** A branch of the chain: where patients are seen, and the first thing that outcomes are compared by. */
export class Clinic extends ClinicSchema.class {}
ClinicSchema.setClass(Clinic);
