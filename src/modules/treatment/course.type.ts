import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Requires } from '../../platform/auth/requires.js';
import { ConnectionOf } from '../../platform/graphql/connection.type.js';
import { describedEnum } from '../../platform/graphql/described-enum.js';
import { NodeType } from '../../platform/graphql/node.type.js';
import { OrderOf } from '../../platform/graphql/order.type.js';
import { DateScalar, DateTimeScalar } from '../../platform/graphql/scalars.js';
import { Payload } from '../../platform/graphql/user-error.type.js';
import { courseStatuses, type CourseStatus } from '../codes/course-status.js';
import { fatTypes, type FatType } from '../codes/fat-type.js';
import type { Course } from './course.entity.js';
import type { CourseMove } from './course-move.entity.js';

export const CourseStatusEnum = describedEnum('CourseStatus', 'Where a course of treatment stands.', courseStatuses);
export const FatTypeEnum = describedEnum('FatType', 'The feel of the treated fat.', fatTypes);

@ObjectType('CourseBaseline', {
  description:
    'What was known of the patient at the start of a course; what was not recorded is null. Comparisons adjust for it.',
})
@Requires('READ_PATIENTS')
export class CourseBaselineType {
  @Field(() => Int, { nullable: true, description: 'Completed years on the first day; null without a date of birth.' })
  age!: number | null;

  @Field(() => Float, { nullable: true, description: 'Body mass index, in kg/m².' })
  bmi!: number | null;

  @Field(() => Int, { nullable: true, description: "Fitzpatrick's skin phototype, 1 (palest) to 6." })
  phototype!: number | null;

  @Field(() => FatTypeEnum, { nullable: true, description: 'The feel of the treated fat.' })
  fatType!: FatType | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the area had liposuction before.' })
  priorLiposuction!: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the complaint runs in the family.' })
  predisposition!: boolean | null;

  @Field(() => Int, { nullable: true, description: 'How many courses of mesotherapy the patient had before.' })
  priorCourses!: number | null;

  @Field(() => Int, { nullable: true, description: 'How many times a week the patient exercises.' })
  exercisePerWeek!: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the patient follows a diet.' })
  dietFollowed!: boolean | null;

  @Field(() => Float, { nullable: true, description: 'Water drunk, in litres a day.' })
  waterLitresPerDay!: number | null;
}

@ObjectType('Course', {
  implements: NodeType,
  description: "A patient's run of treatment by one protocol version, at one clinic: the unit that comparisons count.",
})
@Requires('READ_PATIENTS')
export class CourseType
  extends NodeType
  implements Pick<Course, 'code' | 'status' | 'startedOn' | 'endedOn' | 'plannedSessions' | 'version'>
{
  @Field(() => String, { description: "The clinic's own code for the course, unique in the organization." })
  code!: string;

  @Field(() => CourseStatusEnum, { description: 'Where the course stands.' })
  status!: CourseStatus;

  @Field(() => DateScalar, { description: "The first day, in the clinic's time zone." })
  startedOn!: string;

  @Field(() => DateScalar, { nullable: true, description: 'The last day; null while it is not known to have ended.' })
  endedOn!: string | null;

  @Field(() => Int, { nullable: true, description: 'How many sessions were planned for this patient.' })
  plannedSessions!: number | null;

  @Field(() => Int, { description: 'Counts the changes.' })
  version!: number;
}

@ObjectType('CourseMove', {
  description:
    'A running course that was moved to another version of its protocol, on purpose. Sessions done before keep the version ' +
    'that they were done under.',
})
@Requires('READ_PATIENTS')
export class CourseMoveType implements Pick<CourseMove, 'reason' | 'movedByRole'> {
  @Field(() => String, { description: 'Why it was moved.' })
  reason!: string;

  @Field(() => DateTimeScalar, { description: 'When it was moved.' })
  movedAt!: string;

  @Field(() => String, { description: 'The role of the key that moved it.' })
  movedByRole!: string;
}

export const CourseConnection = ConnectionOf('Course', () => CourseType);

export const CourseOrder = OrderOf('Course', {
  STARTED_ON: ['startedOn', 'The first day.'],
  ENDED_ON: ['endedOn', 'The last day.'],
  CODE: ['code', "The clinic's code."],
});

@InputType('CourseFilter', { description: 'Which courses; all conditions must hold.' })
export class CourseFilter {
  @Field(() => [String], { nullable: true, description: 'One of these codes.' })
  codes?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'At one of these clinics.' })
  clinicIds?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'Led by this practitioner.' })
  practitionerId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of this patient.' })
  patientId?: string | null;

  @Field(() => ID, { nullable: true, description: 'By this protocol, in any version.' })
  protocolId?: string | null;

  @Field(() => ID, { nullable: true, description: 'By this protocol version.' })
  protocolVersionId?: string | null;

  @Field(() => [CourseStatusEnum], { nullable: true, description: 'Standing at one of these.' })
  statuses?: CourseStatus[] | null;

  @Field(() => DateScalar, { nullable: true, description: 'Started on this day or later.' })
  startedFrom?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Started on this day or earlier.' })
  startedUntil?: string | null;
}

@InputType('CourseBaselineInput', {
  description:
    'What is known of the patient at the start; leave out what is not. The age follows from the date of birth.',
})
export class CourseBaselineInput implements Partial<Omit<CourseBaselineType, 'age'>> {
  @Field(() => Float, { nullable: true, description: 'Body mass index, in kg/m².' })
  bmi?: number | null;

  @Field(() => Int, { nullable: true, description: "Fitzpatrick's skin phototype, 1 (palest) to 6." })
  phototype?: number | null;

  @Field(() => FatTypeEnum, { nullable: true, description: 'The feel of the treated fat.' })
  fatType?: FatType | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the area had liposuction before.' })
  priorLiposuction?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the complaint runs in the family.' })
  predisposition?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'How many courses of mesotherapy the patient had before.' })
  priorCourses?: number | null;

  @Field(() => Int, { nullable: true, description: 'How many times a week the patient exercises.' })
  exercisePerWeek?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the patient follows a diet.' })
  dietFollowed?: boolean | null;

  @Field(() => Float, { nullable: true, description: 'Water drunk, in litres a day.' })
  waterLitresPerDay?: number | null;
}

@InputType('StartCourseInput', { description: 'A new course of treatment.' })
export class StartCourseInput {
  @Field(() => ID, { description: 'Who is treated.' })
  patientId!: string;

  @Field(() => ID, { nullable: true, description: 'Where; the clinic that enrolled the patient when left out.' })
  clinicId?: string | null;

  @Field(() => ID, { description: 'Who leads the treatment.' })
  practitionerId!: string;

  @Field(() => ID, { description: 'By which protocol version; it must be published.' })
  protocolVersionId!: string;

  @Field(() => String, { nullable: true, description: 'Code, unique in the organization; one is made when left out.' })
  code?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The first day; today at the clinic when left out. A later day makes the course PLANNED.',
  })
  startedOn?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: "How many sessions are planned; the protocol's number when left out.",
  })
  plannedSessions?: number | null;

  @Field(() => CourseBaselineInput, { nullable: true, description: 'What is known of the patient at the start.' })
  baseline?: CourseBaselineInput | null;
}

@ObjectType('StartCoursePayload', { description: 'The new course, or why there is none.' })
export class StartCoursePayload extends Payload {
  @Field(() => CourseType, { nullable: true, description: 'The course as stored; null when refused.' })
  course?: CourseType | null;
}

@InputType('MoveCourseInput', { description: 'Which course to move, to which version, and why.' })
export class MoveCourseInput {
  @Field(() => ID, { description: 'A course that has not ended.' })
  courseId!: string;

  @Field(() => ID, { description: 'Another published version of the same protocol.' })
  protocolVersionId!: string;

  @Field(() => String, { description: 'Why this patient goes on by another version. No names.' })
  reason!: string;
}

@ObjectType('MoveCoursePayload', { description: 'The moved course, or why it stays where it is.' })
export class MoveCoursePayload extends Payload {
  @Field(() => CourseType, { nullable: true, description: 'The course as stored; null when refused.' })
  course?: CourseType | null;
}
