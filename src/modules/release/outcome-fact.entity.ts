import { defineEntity, p } from '@mikro-orm/core';

const OutcomeFactSchema = defineEntity({
  name: 'OutcomeFact',
  properties: {
    organizationId: p.uuid().primary(),
    measure: p.text().primary(),
    timepoint: p.text().primary(),
    courseId: p.uuid().primary(),
    fromRelease: p.integer().primary(),
    toRelease: p.integer().nullable(),
    clinicId: p.uuid(),
    patientId: p.uuid(),
    clinic: p.text(),
    region: p.text().nullable(),
    practitioner: p.text(),
    training: p.text().nullable(),
    protocol: p.text(),
    protocolVersion: p.integer(),
    indication: p.text(),
    technique: p.text().nullable(),
    delivery: p.text().nullable(),
    quarter: p.text(),
    practitionerShare: p.decimal().columnType('numeric').nullable(),
    sex: p.text(),
    age: p.integer().nullable(),
    bmi: p.decimal().columnType('numeric').nullable(),
    phototype: p.integer().nullable(),
    fatType: p.text().nullable(),
    priorLiposuction: p.boolean().nullable(),
    predisposition: p.boolean().nullable(),
    priorCourses: p.integer().nullable(),
    dueOn: p.date().nullable(),
    baseline: p.decimal().columnType('numeric').nullable(),
    followUp: p.decimal().columnType('numeric').nullable(),
    outsideWindow: p.boolean().default(false),
  },
});

/** One course under one measure and follow-up timepoint, without what would name the patient. */
export class OutcomeFact extends OutcomeFactSchema.class {}
OutcomeFactSchema.setClass(OutcomeFact);
