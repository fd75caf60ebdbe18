import { defineEntity, p } from '@mikro-orm/core';
import { tenantJoin, tenantOwned } from '../../platform/database/tenant-owned.js';
import { Clinic } from '../clinic/clinic.entity.js';
import { Patient } from '../patient/patient.entity.js';
import { Practitioner } from '../practitioner/practitioner.entity.js';
import { ProtocolVersion } from '../protocol/protocol-version.entity.js';
import type { ClearanceDecision, ClearanceFinding } from './clearance-decision.js';

const ClearanceSchema = defineEntity({
  name: 'Clearance',
  properties: {
    ...tenantOwned,
    clinic: () =>
      p
        .manyToOne(Clinic)
        .joinColumns(...tenantJoin('clinic_id'))
        .ref(),
    patient: () =>
      p
        .manyToOne(Patient)
        .joinColumns(...tenantJoin('patient_id'))
        .ref(),
    practitioner: () =>
      p
        .manyToOne(Practitioner)
        .joinColumns(...tenantJoin('practitioner_id'))
        .ref(),
    protocolVersion: () =>
      p
        .manyToOne(ProtocolVersion)
        .joinColumns(...tenantJoin('protocol_version_id'))
        .ref(),
    plannedOn: p.date(),
    decision: p.text().$type<ClearanceDecision>(),
    findings: p.json<readonly ClearanceFinding[]>().default('[]'),
    requestedAt: p.datetime(),
    requestedByRole: p.text(),
    keyId: p.uuid().nullable(),
  },
});

/**
 * The answer, given before the needle, whether a practitioner may give a patient a planned treatment on a day at a clinic.
 * Refusals are kept like any other. Never changed: whoever asks again gets another one.
 */
export class Clearance extends ClearanceSchema.class {}
ClearanceSchema.setClass(Clearance);
