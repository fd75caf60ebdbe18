import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Requires } from '../../platform/auth/requires.js';
import { describedEnum } from '../../platform/graphql/described-enum.js';
import { NodeType } from '../../platform/graphql/node.type.js';
import { DateScalar, DateTimeScalar } from '../../platform/graphql/scalars.js';
import { Payload } from '../../platform/graphql/user-error.type.js';
import {
  clearanceDecisions,
  clearanceKinds,
  type ClearanceDecision,
  type ClearanceFinding,
  type ClearanceKind,
} from './clearance-decision.js';
import { CocktailComponentInput } from '../protocol/cocktail.type.js';
import type { Clearance } from './clearance.entity.js';

const ClearanceDecisionEnum = describedEnum(
  'ClearanceDecision',
  'What a clearance to treat comes to.',
  clearanceDecisions,
);
const ClearanceKindEnum = describedEnum('ClearanceKind', 'What a finding of a clearance is about.', clearanceKinds);

@ObjectType('ClearanceFinding', {
  description:
    'One reason that speaks against a treatment, or something that whoever treats must know: its decision tells which.',
})
@Requires('READ_PATIENTS')
export class ClearanceFindingType implements ClearanceFinding {
  @Field(() => ClearanceKindEnum, { description: 'What it is about.' })
  kind!: ClearanceKind;

  @Field(() => String, {
    description:
      'Stable within its kind; of a registration, a `PracticeObstacle`; of a cocktail, a `MixtureFindingCode`.',
  })
  code!: string;

  @Field(() => String, { description: 'A sentence for people.' })
  message!: string;

  @Field(() => ClearanceDecisionEnum, {
    description:
      'What this finding alone would come to. `CLEARED` is only said: what nobody knows of a cocktail, and what was not verified, changes no clearance.',
  })
  decision!: ClearanceDecision;
}

@ObjectType('Clearance', {
  implements: NodeType,
  description:
    'The answer, given before the needle, whether a practitioner may give a patient a planned treatment. It holds on its day alone, for that practitioner, patient, clinic and protocol version; the newest of a day counts.',
})
@Requires('READ_PATIENTS')
export class ClearanceType extends NodeType implements Pick<Clearance, 'plannedOn' | 'decision' | 'requestedByRole'> {
  @Field(() => DateScalar, { description: "The day that it is for, in the clinic's time zone." })
  plannedOn!: string;

  @Field(() => ClearanceDecisionEnum, { description: 'Whether the treatment may take place.' })
  decision!: ClearanceDecision;

  @Field(() => DateTimeScalar, { description: 'When it was asked for.' })
  requestedAt!: string;

  @Field(() => String, { description: 'The role of the key that asked.' })
  requestedByRole!: string;
}

@InputType('ClearTreatmentInput', { description: 'Who is to be treated with what, by whom, where and when.' })
export class ClearTreatmentInput {
  @Field(() => ID, { description: 'Who is to be treated.' })
  patientId!: string;

  @Field(() => ID, { description: 'Who is to treat.' })
  practitionerId!: string;

  @Field(() => ID, { description: 'The plan: a published protocol version.' })
  protocolVersionId!: string;

  @Field(() => ID, { nullable: true, description: 'Where; the clinic that enrolled the patient when left out.' })
  clinicId?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'On which day; today at the clinic when left out.' })
  plannedOn?: string | null;

  @Field(() => [CocktailComponentInput], {
    nullable: true,
    description: "All that is to be mixed, in the order of mixing; the protocol version's cocktail when left out.",
  })
  cocktail?: CocktailComponentInput[] | null;
}

@ObjectType('ClearTreatmentPayload', {
  description: 'The clearance. A refusal to treat is a clearance too: look at its decision.',
})
export class ClearTreatmentPayload extends Payload {
  @Field(() => ClearanceType, {
    nullable: true,
    description: 'The clearance as stored; null when the question made no sense.',
  })
  clearance?: ClearanceType | null;
}
