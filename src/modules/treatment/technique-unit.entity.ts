import { defineEntity, p } from '@mikro-orm/core';
import type { UnitTotals } from '../deviation/technique-unit.js';

const TechniqueUnitSchema = defineEntity({
  name: 'TechniqueUnit',
  properties: {
    organizationId: p.uuid().primary(),
    courseId: p.uuid().primary(),
    practitionerId: p.uuid().primary(),
    protocolVersionId: p.uuid().primary(),
    clinicId: p.uuid(),
    month: p.date(),
    area: p.text(),
    sums: p.json<UnitTotals>(),
  },
});

/** What one practitioner did of one course under one version, as it was counted into the cells. */
export class TechniqueUnit extends TechniqueUnitSchema.class {}
TechniqueUnitSchema.setClass(TechniqueUnit);
