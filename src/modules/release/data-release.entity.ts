import { defineEntity, p } from '@mikro-orm/core';
import { tenantOwned } from '../../platform/database/tenant-owned.js';

const DataReleaseSchema = defineEntity({
  name: 'DataRelease',
  properties: {
    ...tenantOwned,
    number: p.integer(),
    cutOff: p.datetime(),
    courses: p.integer(),
    hash: p.text(),
    minimumGroupSize: p.integer(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});

/**
 * A numbered cut of the organization's outcomes. Comparisons answer from a release, never from the records themselves:
 * the same release gives the same figures for ever.
 */
export class DataRelease extends DataReleaseSchema.class {}
DataReleaseSchema.setClass(DataRelease);
