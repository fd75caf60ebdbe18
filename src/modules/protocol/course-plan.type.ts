import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { Requires } from '../../platform/auth/requires.js';
import { describedEnum } from '../../platform/graphql/described-enum.js';
import type { ChangeKind } from '../codes/change-kind.js';
import { coursePhaseKinds, type CoursePhaseKind } from '../codes/course-phase-kind.js';
import { planParts, type PlanPart } from '../codes/plan-part.js';
import { TimepointScalar } from '../outcome-measure/timepoint.scalar.js';
import type { CoursePhase, PhaseStatement } from './course-plan.js';
import type { PlanChange } from './plan-changes.js';
import { ChangeKindEnum } from './spec-change.type.js';
import type { ToleratedCountDocument } from './spec-document.js';

const CoursePhaseKindEnum = describedEnum(
  'CoursePhaseKind',
  'What a stretch of a course of treatment is for.',
  coursePhaseKinds,
);
const PlanPartEnum = describedEnum(
  'PlanPart',
  'What of the plan of a course differs between two protocol versions.',
  planParts,
);

@ObjectType('ToleratedCount', {
  description: 'A whole number that is aimed at, with the range inside which a course still follows the protocol.',
})
@Requires('READ_PROTOCOLS')
export class ToleratedCountType implements ToleratedCountDocument {
  @Field(() => Int, { description: 'What is aimed at.' })
  target!: number;

  @Field(() => Int, { description: 'The lowest number that still follows the protocol.' })
  min!: number;

  @Field(() => Int, { description: 'The highest number that still follows the protocol.' })
  max!: number;
}

@ObjectType('CoursePhase', { description: 'One stretch of a course of treatment, as a protocol version plans it.' })
@Requires('READ_PROTOCOLS')
export class CoursePhaseType implements CoursePhase {
  @Field(() => CoursePhaseKindEnum, { description: 'What the stretch is for.' })
  kind!: CoursePhaseKind;

  @Field(() => ToleratedCountType, {
    nullable: true,
    description: 'How many sessions it has; null when it goes on until somebody ends it.',
  })
  sessions!: ToleratedCountType | null;

  @Field(() => ToleratedCountType, { description: 'Days from one session of it to the next.' })
  intervalDays!: ToleratedCountType;
}

@ObjectType('PlanChange', {
  description:
    'One point in which the plan of a course differs between two versions: in words, and beside them for programs.',
})
@Requires('READ_PROTOCOLS')
export class PlanChangeType implements PlanChange {
  @Field(() => PlanPartEnum, { description: 'What differs.' })
  part!: PlanPart;

  @Field(() => ChangeKindEnum, { description: 'Whether it was added, removed or changed.' })
  kind!: ChangeKind;

  @Field(() => String, {
    nullable: true,
    description: 'What was planned before, as in `10 sessions`; null when it was not planned.',
  })
  from!: string | null;

  @Field(() => String, { nullable: true, description: 'What is planned now; null when it is not planned.' })
  to!: string | null;

  @Field(() => Int, { nullable: true, description: 'Sessions or days before; null when none, and for other parts.' })
  fromCount!: number | null;

  @Field(() => Int, { nullable: true, description: 'Sessions or days now; null when none, and for other parts.' })
  toCount!: number | null;

  @Field(() => [CoursePhaseType], { nullable: true, description: 'The phases before; null for other parts.' })
  fromPhases!: readonly CoursePhaseType[] | null;

  @Field(() => [CoursePhaseType], { nullable: true, description: 'The phases now; null for other parts.' })
  toPhases!: readonly CoursePhaseType[] | null;

  @Field(() => String, { nullable: true, description: 'The code of the measure; null for other parts.' })
  measure!: string | null;

  @Field(() => [TimepointScalar], {
    nullable: true,
    description: 'When the measure was due before; null when it was not planned, and for other parts.',
  })
  fromTimepoints!: readonly string[] | null;

  @Field(() => [TimepointScalar], {
    nullable: true,
    description: 'When the measure is due now; null when it is not planned, and for other parts.',
  })
  toTimepoints!: readonly string[] | null;
}

@InputType('ToleratedCountInput', {
  description: 'A whole number that is aimed at, with the range inside which a course still follows the protocol.',
})
export class ToleratedCountInput implements ToleratedCountDocument {
  @Field(() => Int, { description: 'What is aimed at; between `min` and `max`.' })
  target!: number;

  @Field(() => Int, { description: 'The lowest number that still follows the protocol.' })
  min!: number;

  @Field(() => Int, { description: 'The highest number that still follows the protocol.' })
  max!: number;
}

@InputType('CoursePhaseInput', { description: 'One stretch of a course of treatment.' })
export class CoursePhaseInput implements PhaseStatement {
  @Field(() => CoursePhaseKindEnum, { description: 'What the stretch is for; the first is an induction.' })
  kind!: CoursePhaseKind;

  @Field(() => ToleratedCountInput, {
    nullable: true,
    description:
      'How many sessions it has; may be left out for the last phase, when that is a maintenance without end.',
  })
  sessions?: ToleratedCountInput | null;

  @Field(() => ToleratedCountInput, { description: 'Days from one session of it to the next.' })
  intervalDays!: ToleratedCountInput;
}
