import { defineEntity, p } from '@mikro-orm/core';
import { tenantOwned } from '../../platform/database/tenant-owned.js';
import type { Profession } from '../codes/profession.js';
import type { RegisterCategory } from './registration-body.js';
import type { StatusWord } from './status-word.js';

const OwnRegistrationBodySchema = defineEntity({
  name: 'OwnRegistrationBody',
  tableName: 'registration_body',
  properties: {
    ...tenantOwned,
    code: p.text(),
    name: p.text(),
    country: p.text(),
    professions: p.array<Profession>(),
    subdivisions: p.array().default([]),
    numberShapes: p.array().default([]),
    categories: p.json<readonly RegisterCategory[]>().default('[]'),
    statusWords: p.json<readonly StatusWord[]>().default('[]'),
    yearEndsMonth: p.integer().nullable(),
    yearEndsDay: p.integer().nullable(),
    lookupAddress: p.text().nullable(),
    version: p.integer().version(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});

/** A body that an organization defined itself, such as the medical board of a state. */
export class OwnRegistrationBody extends OwnRegistrationBodySchema.class {}
OwnRegistrationBodySchema.setClass(OwnRegistrationBody);
