import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { describedEnum } from '../../platform/graphql/described-enum.js';
import { DateScalar } from '../../platform/graphql/scalars.js';
import { Payload } from '../../platform/graphql/user-error.type.js';
import type { TechniqueParameter } from '../codes/technique-parameter.js';
import { variationDecisions, type VariationDecision } from '../codes/variation-decision.js';
import { CocktailComponentInput } from '../protocol/cocktail.type.js';
import { TechniqueParameterEnum, TechniqueSpecInput } from '../protocol/technique.type.js';
import { VariationType } from './variation.type.js';

const VariationDecisionEnum = describedEnum(
  'VariationDecision',
  'What a review of a variation comes to.',
  variationDecisions,
);

@InputType('ProposeVariationInput', { description: "A practitioner's own way of doing a published protocol version." })
export class ProposeVariationInput {
  @Field(() => ID, { nullable: true, description: 'Whose way it is; the key’s own practitioner when left out.' })
  practitionerId?: string | null;

  @Field(() => ID, { description: 'The published version that it varies.' })
  protocolVersionId!: string;

  @Field(() => TechniqueSpecInput, {
    nullable: true,
    description: 'What differs; what is left out stays as the version asks.',
  })
  technique?: TechniqueSpecInput | null;

  @Field(() => [CocktailComponentInput], {
    nullable: true,
    description: 'What is mixed in place of the version’s cocktail.',
  })
  cocktail?: CocktailComponentInput[] | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The distance, 0 to 1, up to which another mixture counts as this one.',
  })
  cocktailTolerance?: number | null;

  @Field(() => String, { description: 'Why the practitioner departs from the protocol. No names of patients.' })
  rationale!: string;

  @Field(() => [String], {
    nullable: true,
    description: 'What speaks for it: papers, guidelines, own audits, one each.',
  })
  evidence?: string[] | null;

  @Field(() => DateScalar, { nullable: true, description: 'From which day it is wanted; the reviewer decides.' })
  validFrom?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Until which day, included; open when left out.' })
  validUntil?: string | null;
}

@InputType('ReviewVariationInput', { description: 'A decision about a proposal of somebody else.' })
export class ReviewVariationInput {
  @Field(() => ID, { description: 'The proposed variation.' })
  id!: string;

  @Field(() => Int, { description: 'The `version` of it that you read.' })
  version!: number;

  @Field(() => VariationDecisionEnum, { description: 'Whether it is agreed.' })
  decision!: VariationDecision;

  @Field(() => String, { nullable: true, description: 'In words; needed to reject.' })
  note?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'From which day sessions that match it count as declared; the proposed day when left out, else today (UTC). A day that is past declares what was done since.',
  })
  validFrom?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Until which day, included; the proposed one when left out, null is open.',
  })
  validUntil?: string | null;
}

@InputType('RetireVariationInput', { description: 'The end of a variation. Sessions in its period stay declared.' })
export class RetireVariationInput {
  @Field(() => ID, { description: 'The variation.' })
  id!: string;

  @Field(() => Int, { description: 'The `version` of it that you read.' })
  version!: number;

  @Field(() => DateScalar, { nullable: true, description: 'Its last day, today or before; today (UTC) when left out.' })
  validUntil?: string | null;

  @Field(() => String, { nullable: true, description: 'Why, in words.' })
  note?: string | null;
}

@InputType('RebaseVariationInput', { description: 'A variation of an earlier version, carried over to another one.' })
export class RebaseVariationInput {
  @Field(() => ID, { description: 'The variation of the earlier version.' })
  id!: string;

  @Field(() => ID, { description: 'The published version that it is carried over to.' })
  protocolVersionId!: string;

  @Field(() => [TechniqueParameterEnum], {
    nullable: true,
    description: 'The conflicting parameters in which the variation is kept; in all others the new version holds.',
  })
  keep?: TechniqueParameter[] | null;

  @Field(() => String, { nullable: true, description: 'What is added to the rationale.' })
  note?: string | null;
}

@ObjectType('ProposeVariationPayload', { description: 'The proposal.' })
export class ProposeVariationPayload extends Payload {
  @Field(() => VariationType, { nullable: true, description: 'The variation as proposed; null when it was refused.' })
  variation?: VariationType | null;
}

@ObjectType('ReviewVariationPayload', { description: 'The variation as decided.' })
export class ReviewVariationPayload extends Payload {
  @Field(() => VariationType, { nullable: true, description: 'The variation; null when the review was refused.' })
  variation?: VariationType | null;
}

@ObjectType('RetireVariationPayload', { description: 'The variation as it ended.' })
export class RetireVariationPayload extends Payload {
  @Field(() => VariationType, { nullable: true, description: 'The variation; null when it was not retired.' })
  variation?: VariationType | null;
}

@ObjectType('RebaseVariationPayload', {
  description: 'The proposal for the other version. It is reviewed like any other.',
})
export class RebaseVariationPayload extends Payload {
  @Field(() => VariationType, { nullable: true, description: 'The new proposal; null when there is none.' })
  variation?: VariationType | null;
}
