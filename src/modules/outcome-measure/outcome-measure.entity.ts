import { defineEntity, p } from '@mikro-orm/core';
import { tenantOwned } from '../../platform/database/tenant-owned.js';
import type { Direction } from '../codes/direction.js';
import type { ValueType } from '../codes/value-type.js';

const OutcomeMeasureSchema = defineEntity({
  name: 'OutcomeMeasure',
  properties: {
    ...tenantOwned,
    code: p.text(),
    name: p.text(),
    unit: p.text().nullable(),
    valueType: p.text().$type<ValueType>().default('CONTINUOUS'),
    betterWhen: p.text().$type<Direction>().default('LOWER'),
    minimum: p.decimal().columnType('numeric').nullable(),
    maximum: p.decimal().columnType('numeric').nullable(),
    minimalImportantDifference: p.decimal().columnType('numeric').nullable(),
    relativeImportantDifference: p.decimal().columnType('numeric').nullable(),
    indications: p.array().default([]),
    version: p.integer().version(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});

/** What an outcome is measured by, what its numbers mean, and how large a benefit has to be before patients notice it. */
export class OutcomeMeasure extends OutcomeMeasureSchema.class {}
OutcomeMeasureSchema.setClass(OutcomeMeasure);
