import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Requires } from '../../platform/auth/requires.js';
import { ConnectionOf } from '../../platform/graphql/connection.type.js';
import { describedEnum } from '../../platform/graphql/described-enum.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { Payload } from '../../platform/graphql/user-error.type.js';
import { deviationReasonKinds, type DeviationReasonKind } from '../codes/deviation-reason-kind.js';
import type { DeviationReason } from './deviation-reason.entity.js';
import { SessionType } from './session.type.js';

const DeviationReasonKindEnum = describedEnum(
  'DeviationReasonKind',
  'Why a session departed from its protocol.',
  deviationReasonKinds,
);

@ObjectType('DeviationReason', {
  description: 'Why a session departed from its protocol, told afterwards. Of several the newest counts.',
})
@Requires('READ_PATIENTS')
export class DeviationReasonType implements Pick<DeviationReason, 'reason' | 'note' | 'givenByRole'> {
  @Field(() => DeviationReasonKindEnum, {
    description:
      'The kind of reason. Sessions with a clinical indication are counted apart in the report on technique.',
  })
  reason!: DeviationReasonKind;

  @Field(() => String, { nullable: true, description: 'In words; null when nothing was added.' })
  note!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was given.' })
  givenAt!: string;

  @Field(() => String, { description: 'The role of the key that gave it.' })
  givenByRole!: string;
}

export const SessionConnection = ConnectionOf('Session', () => SessionType);

@InputType('UnexplainedDeviationFilter', { description: 'Which sessions; all conditions must hold.' })
export class UnexplainedDeviationFilter {
  @Field(() => [ID], { nullable: true, description: 'At one of these clinics.' })
  clinicIds?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'Done by this practitioner.' })
  practitionerId?: string | null;
}

@InputType('ExplainDeviationInput', { description: 'Why a session departed from its protocol.' })
export class ExplainDeviationInput {
  @Field(() => ID, { description: 'The current record of the session.' })
  sessionId!: string;

  @Field(() => DeviationReasonKindEnum, { description: 'The kind of reason.' })
  reason!: DeviationReasonKind;

  @Field(() => String, { nullable: true, description: 'In words; needed with `OTHER`. No names.' })
  note?: string | null;
}

@ObjectType('ExplainDeviationPayload', { description: 'The session with its reason.' })
export class ExplainDeviationPayload extends Payload {
  @Field(() => SessionType, { nullable: true, description: 'The session; null when the reason was not taken.' })
  session?: SessionType | null;
}
