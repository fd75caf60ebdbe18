import { defineEntity, p } from '@mikro-orm/core';
import { organizationOf, tenantJoin } from '../../platform/database/tenant-owned.js';
import type { ConcentrationUnit } from '../codes/concentration-unit.js';
import { Substance } from '../substance/substance.entity.js';

const SessionSubstanceSchema = defineEntity({
  name: 'SessionSubstance',
  properties: {
    organizationId: p
      .uuid()
      .primary()
      .onCreate((_entity, em) => organizationOf(em)),
    sessionId: p.uuid().primary(),
    /** The place in the cocktail, from 1. */
    position: p.integer().primary(),
    /** The session's clinic: row security decides from the row alone. */
    clinicId: p.uuid(),
    substance: () =>
      p
        .manyToOne(Substance)
        .joinColumns(...tenantJoin('substance_id'))
        .ref(),
    volumeMl: p.decimal().columnType('numeric').nullable(),
    strength: p.decimal().columnType('numeric').nullable(),
    strengthUnit: p.text().$type<ConcentrationUnit>().nullable(),
    vehicle: p.text().nullable(),
    lot: p.text().nullable(),
  },
});

/** One substance of the cocktail that a session delivered, with the lot it came from. */
export class SessionSubstance extends SessionSubstanceSchema.class {}
SessionSubstanceSchema.setClass(SessionSubstance);
