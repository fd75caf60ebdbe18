import { defineEntity, p } from '@mikro-orm/core';
import { tenantJoin, tenantOwned } from '../../platform/database/tenant-owned.js';
import { Clinic } from '../clinic/clinic.entity.js';
import type { CourseStatus } from '../codes/course-status.js';
import type { FatType } from '../codes/fat-type.js';
import { Patient } from '../patient/patient.entity.js';
import { Practitioner } from '../practitioner/practitioner.entity.js';
import { ProtocolVersion } from '../protocol/protocol-version.entity.js';

const CourseSchema = defineEntity({
  name: 'Course',
  tableName: 'treatment_course',
  properties: {
    ...tenantOwned,
    code: p.text(),
    patient: () =>
      p
        .manyToOne(Patient)
        .joinColumns(...tenantJoin('patient_id'))
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
    protocolVersion: () =>
      p
        .manyToOne(ProtocolVersion)
        .joinColumns(...tenantJoin('protocol_version_id'))
        .ref(),
    status: p.text().$type<CourseStatus>().default('IN_PROGRESS'),
    startedOn: p.date(),
    endedOn: p.date().nullable(),
    plannedSessions: p.integer().nullable(),
    bmi: p.decimal().columnType('numeric').nullable(),
    phototype: p.integer().nullable(),
    fatType: p.text().$type<FatType>().nullable(),
    priorLiposuction: p.boolean().nullable(),
    predisposition: p.boolean().nullable(),
    priorCourses: p.integer().nullable(),
    exercisePerWeek: p.integer().nullable(),
    dietFollowed: p.boolean().nullable(),
    waterLitresPerDay: p.decimal().columnType('numeric').nullable(),
    version: p.integer().version(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});

/**
 * One patient's run of treatment by one protocol version, at one clinic, in the hands of one practitioner: the unit that
 * comparisons count. Holds what was known at the start, because adjusting for anything later would mislead.
 */
export class Course extends CourseSchema.class {}
CourseSchema.setClass(Course);
