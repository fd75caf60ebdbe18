import { defineEntity, p } from '@mikro-orm/core';
import { tenantOwned } from '../../platform/database/tenant-owned.js';

const SubstanceSchema = defineEntity({
  name: 'Substance',
  properties: {
    ...tenantOwned,
    code: p.text(),
    name: p.text(),
    atc: p.array().default([]),
    allergenGroups: p.array().default([]),
    isBuiltIn: p.boolean().default(false),
    version: p.integer().version(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});

/**
 * Something that is injected. Every organization starts with the built-in catalogue and adds its own; each holds rows of
 * its own, so that a session's cocktail never points outside the organization.
 */
export class Substance extends SubstanceSchema.class {}
SubstanceSchema.setClass(Substance);
