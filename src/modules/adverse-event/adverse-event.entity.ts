import { defineEntity, p } from '@mikro-orm/core';
import { tenantJoin, tenantOwned } from '../../platform/database/tenant-owned.js';
import { Clinic } from '../clinic/clinic.entity.js';
import { Course } from '../treatment/course.entity.js';

const AdverseEventSchema = defineEntity({
  name: 'AdverseEvent',
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
    /** By number, not by row: a correction of the session changes nothing about what followed it. */
    sessionNumber: p.integer().nullable(),
    kind: p.text(),
    grade: p.integer(),
    onset: p.date(),
    resolved: p.date().nullable(),
    serious: p.boolean().default(false),
    description: p.text().nullable(),
    version: p.integer().version(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});

/** Something untoward that happened to a patient during or after a course, whether or not the treatment caused it. */
export class AdverseEvent extends AdverseEventSchema.class {}
AdverseEventSchema.setClass(AdverseEvent);
