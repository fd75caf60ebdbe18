import { Field, Float, ID, InputType, ObjectType } from 'type-graphql';
import { Requires } from '../../platform/auth/requires.js';
import { describedEnum } from '../../platform/graphql/described-enum.js';
import { NodeType } from '../../platform/graphql/node.type.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { Payload } from '../../platform/graphql/user-error.type.js';
import { assessorRoles, type AssessorRole } from '../codes/assessor-role.js';
import { TimepointScalar } from '../outcome-measure/timepoint.scalar.js';
import type { OutcomeAssessment } from './outcome-assessment.entity.js';

export const AssessorRoleEnum = describedEnum('AssessorRole', 'Who assessed an outcome.', assessorRoles);

/** The value is stored as an exact decimal; `Float` makes a number of its text. */
@ObjectType('OutcomeAssessment', {
  implements: NodeType,
  description: 'What one measure read at one timepoint of a course.',
})
@Requires('READ_PATIENTS')
export class OutcomeAssessmentType
  extends NodeType
  implements Pick<OutcomeAssessment, 'timepoint' | 'value' | 'assessor' | 'blinded'>
{
  @Field(() => TimepointScalar, {
    description: 'What it was assessed for. The label decides, not the day: a late `week-12` stays one.',
  })
  timepoint!: string;

  @Field(() => Float, { description: 'The value, in the unit of the measure.' })
  value!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was assessed; null when not recorded.' })
  assessedAt!: string | null;

  @Field(() => AssessorRoleEnum, { nullable: true, description: 'Who assessed it; null when not recorded.' })
  assessor!: AssessorRole | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the assessor did not know the treatment; null when not recorded.',
  })
  blinded!: boolean | null;

  @Field(() => DateTimeScalar, { description: 'When this record was made.' })
  recordedAt!: string;
}

@ObjectType('FollowUpChange', { description: 'One follow-up of a measure in a course.' })
@Requires('READ_PATIENTS')
export class FollowUpChangeType {
  @Field(() => TimepointScalar, { description: 'What it was assessed for.' })
  timepoint!: string;

  @Field(() => Float, { description: 'The value, in the unit of the measure.' })
  value!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Follow-up minus baseline, in decimal arithmetic; null without a baseline.',
  })
  change!: number | null;
}

@ObjectType('MeasureProgress', {
  description: 'How one measure went over a course: where several were recorded under one label, the latest counts.',
})
@Requires('READ_PATIENTS')
export class MeasureProgressType {
  @Field(() => Float, { nullable: true, description: 'The value before the start; null when not recorded.' })
  baseline!: number | null;

  @Field(() => [FollowUpChangeType], { description: 'Each follow-up: after sessions, at the end, then by weeks.' })
  followUps!: readonly FollowUpChangeType[];
}

@InputType('RecordOutcomeInput', { description: 'What a measure read.' })
export class RecordOutcomeInput {
  @Field(() => ID, { description: 'The course that it belongs to.' })
  courseId!: string;

  @Field(() => String, { description: 'The code of the measure, as in `waist`.' })
  measure!: string;

  @Field(() => TimepointScalar, { description: 'What it was assessed for.' })
  timepoint!: string;

  @Field(() => Float, { description: 'The value, in the unit of the measure.' })
  value!: number;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was assessed.' })
  assessedAt?: string | null;

  @Field(() => AssessorRoleEnum, { nullable: true, description: 'Who assessed it.' })
  assessor?: AssessorRole | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the assessor did not know the treatment.' })
  blinded?: boolean | null;
}

@InputType('CorrectOutcomeInput', {
  description:
    'What a record of an outcome should have said. What is left out stays as it was recorded, null takes it away, and ' +
    'the record that is replaced stays readable.',
})
export class CorrectOutcomeInput {
  @Field(() => ID, { description: 'The record to correct: the newest one.' })
  id!: string;

  @Field(() => Float, { nullable: true, description: 'The value, in the unit of the measure.' })
  value?: number | null;

  @Field(() => TimepointScalar, { nullable: true, description: 'What it was assessed for.' })
  timepoint?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was assessed.' })
  assessedAt?: string | null;

  @Field(() => AssessorRoleEnum, { nullable: true, description: 'Who assessed it.' })
  assessor?: AssessorRole | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the assessor did not know the treatment.' })
  blinded?: boolean | null;
}

@ObjectType('RecordOutcomePayload', { description: 'The new assessment, or why there is none.' })
export class RecordOutcomePayload extends Payload {
  @Field(() => OutcomeAssessmentType, { nullable: true, description: 'The assessment as stored; null when refused.' })
  outcome?: OutcomeAssessmentType | null;
}

@ObjectType('CorrectOutcomePayload', { description: 'The corrected assessment, or why the record stays as it was.' })
export class CorrectOutcomePayload extends Payload {
  @Field(() => OutcomeAssessmentType, { nullable: true, description: 'The new record; null when refused.' })
  outcome?: OutcomeAssessmentType | null;
}
