import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Requires } from '../../platform/auth/requires.js';
import { ConnectionOf } from '../../platform/graphql/connection.type.js';
import { NodeType } from '../../platform/graphql/node.type.js';
import { DateScalar } from '../../platform/graphql/scalars.js';
import { adverseEventKinds } from '../codes/adverse-event-kind.js';
import type { AdverseEvent } from './adverse-event.entity.js';

@ObjectType('AdverseEvent', {
  implements: NodeType,
  description: 'Something untoward that happened during or after a course, whether or not the treatment caused it.',
})
@Requires('READ_PATIENTS')
export class AdverseEventType
  extends NodeType
  implements Pick<AdverseEvent, 'kind' | 'grade' | 'onset' | 'resolved' | 'serious' | 'description' | 'version'>
{
  @Field(() => String, {
    description: `What happened, as a code: ${Object.keys(adverseEventKinds).join(', ')}, or one of the chain's own.`,
  })
  kind!: string;

  @Field(() => Int, {
    description: 'How severe, after CTCAE: 1 mild, 2 moderate, 3 severe, 4 life-threatening, 5 death.',
  })
  grade!: number;

  @Field(() => DateScalar, { description: 'The day on which it began.' })
  onset!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day on which it was over; null while it is not known to be.',
  })
  resolved!: string | null;

  @Field(() => Boolean, {
    description:
      'Serious in the sense of ICH E2A: death, danger to life, hospital, lasting disability. Not the same as severe.',
  })
  serious!: boolean;

  @Field(() => String, { nullable: true, description: 'What happened, in words.' })
  description!: string | null;

  @Field(() => Int, { description: 'Counts the changes.' })
  version!: number;
}

export const AdverseEventConnection = ConnectionOf('AdverseEvent', () => AdverseEventType);

@InputType('AdverseEventFilter', { description: 'Which adverse events; all conditions must hold.' })
export class AdverseEventFilter {
  @Field(() => [ID], { nullable: true, description: 'At one of these clinics.' })
  clinicIds?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'In this course.' })
  courseId?: string | null;

  @Field(() => [String], { nullable: true, description: 'Of one of these kinds, as in `NTM_INFECTION`.' })
  kinds?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Of this grade or a higher one.' })
  minimumGrade?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Serious ones only, or only those that are not.' })
  serious?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'When true, only those that are not known to be over.' })
  unresolved?: boolean | null;

  @Field(() => DateScalar, { nullable: true, description: 'Begun on this day or later.' })
  onsetFrom?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Begun on this day or earlier.' })
  onsetUntil?: string | null;
}
