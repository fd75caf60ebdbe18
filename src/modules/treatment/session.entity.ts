import { defineEntity, p } from '@mikro-orm/core';
import { tenantJoin, tenantOwned } from '../../platform/database/tenant-owned.js';
import { Clinic } from '../clinic/clinic.entity.js';
import type { DeliveryMode } from '../codes/delivery-mode.js';
import type { InjectionTechnique } from '../codes/injection-technique.js';
import { Practitioner } from '../practitioner/practitioner.entity.js';
import type { Conformity, Deviation } from '../deviation/conformity.js';
import { Course } from './course.entity.js';
import type { SessionFlag } from './session-flag.js';

const SessionSchema = defineEntity({
  name: 'Session',
  tableName: 'treatment_session',
  properties: {
    ...tenantOwned,
    course: () =>
      p
        .manyToOne(Course)
        .joinColumns(...tenantJoin('course_id'))
        .ref(),
    clinic: () =>
      p
        .manyToOne(Clinic)
        .joinColumns(...tenantJoin('clinic_id'))
        .ref(),
    practitioner: () =>
      p
        .manyToOne(Practitioner)
        .joinColumns(...tenantJoin('practitioner_id'))
        .ref(),
    number: p.integer(),
    performedAt: p.datetime(),
    technique: p.text().$type<InjectionTechnique>().nullable(),
    delivery: p.text().$type<DeliveryMode>().nullable(),
    areas: p.array().default([]),
    needleGauge: p.integer().nullable(),
    needleLengthMm: p.decimal().columnType('numeric').nullable(),
    insertedLengthMm: p.decimal().columnType('numeric').nullable(),
    angleDegrees: p.decimal().columnType('numeric').nullable(),
    depthMm: p.decimal().columnType('numeric').nullable(),
    spacingMm: p.decimal().columnType('numeric').nullable(),
    injections: p.integer().nullable(),
    volumePerInjectionMl: p.decimal().columnType('numeric').nullable(),
    totalVolumeMl: p.decimal().columnType('numeric').nullable(),
    areaCm2: p.decimal().columnType('numeric').fieldName('area_cm2').nullable(),
    room: p.text().nullable(),
    notes: p.text().nullable(),
    flags: p.array<SessionFlag>().default([]),
    /** The clearance of the day, refused ones included; null when nobody asked before the needle. */
    clearanceId: p.uuid().nullable(),
    /** The version that the course ran on when this was done. */
    protocolVersionId: p.uuid(),
    /** The practitioner's approved variation of it on that day. */
    variationId: p.uuid().nullable(),
    /** How it lies to what was promised: kept so that reports need not judge anew. */
    conformity: p.json<Conformity>().nullable(),
    deviations: p.json<readonly Deviation[]>(),
    protocolDistance: p.decimal().columnType('numeric').nullable(),
    coverage: p.decimal().columnType('numeric').nullable(),
    correctsId: p.uuid().nullable(),
    supersededAt: p.datetime().nullable(),
    recordedAt: p.datetime().defaultRaw('now()'),
  },
});

/**
 * What was delivered to a patient on one occasion, as it was done, whether or not it followed the protocol. Never
 * changed: a correction is another row that names this one.
 */
export class Session extends SessionSchema.class {}
SessionSchema.setClass(Session);
