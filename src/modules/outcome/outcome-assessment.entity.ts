import { defineEntity, p } from '@mikro-orm/core';
import { tenantJoin, tenantOwned } from '../../platform/database/tenant-owned.js';
import { Clinic } from '../clinic/clinic.entity.js';
import type { AssessorRole } from '../codes/assessor-role.js';
import { OutcomeMeasure } from '../outcome-measure/outcome-measure.entity.js';
import { Course } from '../treatment/course.entity.js';

const OutcomeAssessmentSchema = defineEntity({
  name: 'OutcomeAssessment',
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
    measure: () =>
      p
        .manyToOne(OutcomeMeasure)
        .joinColumns(...tenantJoin('measure_id'))
        .ref(),
    timepoint: p.text(),
    value: p.decimal().columnType('numeric'),
    assessedAt: p.datetime().nullable(),
    assessor: p.text().$type<AssessorRole>().nullable(),
    blinded: p.boolean().nullable(),
    correctsId: p.uuid().nullable(),
    supersededAt: p.datetime().nullable(),
    recordedAt: p.datetime().defaultRaw('now()'),
  },
});

/**
 * What one measure read at one timepoint of a course. The timepoint is what it was assessed for, which may differ from
 * the day it was assessed on. Never changed: a correction is another row that names this one.
 */
export class OutcomeAssessment extends OutcomeAssessmentSchema.class {}
OutcomeAssessmentSchema.setClass(OutcomeAssessment);
