import { defineEntity, p } from '@mikro-orm/core';
import { tenantJoin, tenantOwned } from '../../platform/database/tenant-owned.js';
import { Clinic } from '../clinic/clinic.entity.js';
import type { Sex } from '../codes/sex.js';

const PatientSchema = defineEntity({
  name: 'Patient',
  properties: {
    ...tenantOwned,
    clinic: () =>
      p
        .manyToOne(Clinic)
        .joinColumns(...tenantJoin('clinic_id'))
        .ref(),
    clinicIds: p.array().columnType('uuid[]'),
    reference: p.text(),
    fullName: p.text().nullable(),
    birthDate: p.date().nullable(),
    sex: p.text().$type<Sex>().default('UNKNOWN'),
    conditions: p.array().default([]),
    medications: p.array().default([]),
    allergies: p.array().default([]),
    version: p.integer().version(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});

/**
 * A person who is treated. Belongs to the clinic that enrolled them, and may be seen by every clinic of the chain that
 * treats them.
 */
export class Patient extends PatientSchema.class {
  /** Adds a clinic to those that treat this patient. */
  isTreatedAt(clinicId: string): void {
    if (!this.clinicIds.includes(clinicId)) this.clinicIds = [...this.clinicIds, clinicId];
  }
}
PatientSchema.setClass(Patient);
