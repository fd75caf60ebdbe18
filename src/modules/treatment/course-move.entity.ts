import { defineEntity, p } from '@mikro-orm/core';
import { tenantOwned } from '../../platform/database/tenant-owned.js';

const CourseMoveSchema = defineEntity({
  name: 'CourseMove',
  properties: {
    ...tenantOwned,
    courseId: p.uuid(),
    clinicId: p.uuid(),
    fromVersionId: p.uuid(),
    toVersionId: p.uuid(),
    reason: p.text(),
    movedAt: p.datetime(),
    movedByRole: p.text(),
    keyId: p.uuid().nullable(),
  },
});

/** A running course that was moved to another version of its protocol, on purpose. Added to, and never changed. */
export class CourseMove extends CourseMoveSchema.class {}
CourseMoveSchema.setClass(CourseMove);
