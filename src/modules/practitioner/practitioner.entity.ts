import { defineEntity, p } from '@mikro-orm/core';
import { tenantOwned } from '../../platform/database/tenant-owned.js';
import type { Profession } from '../codes/profession.js';
import type { TrainingSchool } from '../codes/training-school.js';

const PractitionerSchema = defineEntity({
  name: 'Practitioner',
  properties: {
    ...tenantOwned,
    code: p.text(),
    fullName: p.text(),
    profession: p.text().$type<Profession>(),
    training: p.text().$type<TrainingSchool>().nullable(),
    clinicIds: p.array().columnType('uuid[]').default([]),
    version: p.integer().version(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});

/**
 * Somebody who treats. Works at one or more clinics; whoever treats at a clinic works there, so that the clinic's people
 * see whose work it is.
 */
export class Practitioner extends PractitionerSchema.class {
  /** Adds a clinic to those where this practitioner works. */
  worksAt(clinicId: string): void {
    if (!this.clinicIds.includes(clinicId)) this.clinicIds = [...this.clinicIds, clinicId];
  }
}
PractitionerSchema.setClass(Practitioner);
