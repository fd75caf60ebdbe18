import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Requires } from '../../platform/auth/requires.js';
import { describedEnum } from '../../platform/graphql/described-enum.js';
import { NodeType } from '../../platform/graphql/node.type.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { Payload } from '../../platform/graphql/user-error.type.js';
import { BodyAreaScalar } from '../protocol/body-area.scalar.js';
import { CocktailComponentInput } from '../protocol/cocktail.type.js';
import { sessionFlags, type SessionFlag } from './session-flag.js';
import type { SessionFinding } from './session-finding.entity.js';
import type { Session } from './session.entity.js';
import { TechniqueRecordInput } from './technique-record.type.js';

export const SessionFlagEnum = describedEnum(
  'SessionFlag',
  'What a reader of a session must know about how it came to be.',
  sessionFlags,
);

@ObjectType('Session', {
  implements: NodeType,
  description:
    'What was delivered to a patient on one occasion, as it was done, whether or not it followed the protocol.',
})
@Requires('READ_PATIENTS')
export class SessionType extends NodeType implements Pick<Session, 'number' | 'areas' | 'flags' | 'room' | 'notes'> {
  @Field(() => Int, { description: 'Which session of the course it is, from 1.' })
  number!: number;

  @Field(() => DateTimeScalar, { description: 'When it was done.' })
  performedAt!: string;

  @Field(() => [BodyAreaScalar], { description: 'The areas that were treated.' })
  areas!: string[];

  @Field(() => [SessionFlagEnum], { description: 'What a reader must know; empty when there is nothing.' })
  flags!: SessionFlag[];

  @Field(() => String, { nullable: true, description: 'The room or cabin.' })
  room!: string | null;

  @Field(() => String, { nullable: true, description: 'Remarks of whoever treated.' })
  notes!: string | null;

  @Field(() => DateTimeScalar, { description: 'When this record was made, which may be long after the session.' })
  recordedAt!: string;
}

@ObjectType('SessionFinding', {
  description: 'What was found out about a session after it was recorded. The session itself is never changed.',
})
@Requires('READ_PATIENTS')
export class SessionFindingType implements Pick<SessionFinding, 'flag' | 'message'> {
  @Field(() => SessionFlagEnum, { description: 'What a reader must know.' })
  flag!: SessionFlag;

  @Field(() => String, { description: 'A sentence for people. It holds a registration number.' })
  @Requires('IDENTIFY_PRACTITIONERS')
  message!: string;

  @Field(() => DateTimeScalar, { description: 'When it was found out.' })
  foundAt!: string;
}

@InputType('SessionComponentInput', { description: 'One substance that was delivered. Name it by code or by id.' })
export class SessionComponentInput extends CocktailComponentInput {
  @Field(() => String, { nullable: true, description: 'The lot on the vial, by which a recall finds the patients.' })
  lotNumber?: string | null;
}

@InputType('SessionRecordInput', { description: 'What a record of a session states.' })
abstract class SessionRecordInput {
  @Field(() => TechniqueRecordInput, { nullable: true, description: 'How it was done.' })
  technique?: TechniqueRecordInput | null;

  @Field(() => [BodyAreaScalar], { nullable: true, description: 'The areas that were treated.' })
  areas?: string[] | null;

  @Field(() => [SessionComponentInput], {
    nullable: true,
    description: 'All that was delivered, in the order of mixing.',
  })
  cocktail?: SessionComponentInput[] | null;

  @Field(() => String, { nullable: true, description: 'The room or cabin.' })
  room?: string | null;

  @Field(() => String, { nullable: true, description: 'Remarks of whoever treated.' })
  notes?: string | null;
}

@InputType('RecordSessionInput', { description: 'A session that was done. It is stored whatever was done in it.' })
export class RecordSessionInput extends SessionRecordInput {
  @Field(() => ID, { description: 'The course that it belongs to.' })
  courseId!: string;

  @Field(() => Int, { nullable: true, description: 'Which session of the course it is; the next one when left out.' })
  number?: number | null;

  @Field(() => DateTimeScalar, { description: 'When it was done.' })
  performedAt!: string;

  @Field(() => ID, { nullable: true, description: "Who treated; the course's practitioner when left out." })
  practitionerId?: string | null;
}

@InputType('CorrectSessionInput', {
  description:
    'What a record of a session should have said. What is left out stays as it was recorded, null takes it away, and the ' +
    'record that is replaced stays readable.',
})
export class CorrectSessionInput extends SessionRecordInput {
  @Field(() => ID, { description: 'The record to correct: the newest one of the session.' })
  sessionId!: string;

  @Field(() => Int, { nullable: true, description: 'Which session of the course it is.' })
  number?: number | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was done.' })
  performedAt?: string | null;

  @Field(() => ID, { nullable: true, description: 'Who treated.' })
  practitionerId?: string | null;
}

@ObjectType('RecordSessionPayload', { description: 'The new session, or why there is none.' })
export class RecordSessionPayload extends Payload {
  @Field(() => SessionType, { nullable: true, description: 'The session as stored; null when refused.' })
  session?: SessionType | null;
}

@ObjectType('CorrectSessionPayload', { description: 'The corrected session, or why the record stays as it was.' })
export class CorrectSessionPayload extends Payload {
  @Field(() => SessionType, { nullable: true, description: 'The new record of the session; null when refused.' })
  session?: SessionType | null;
}
