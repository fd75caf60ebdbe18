import { Field, ObjectType } from 'type-graphql';
import { Requires } from '../../platform/auth/requires.js';
import { describedEnum } from '../../platform/graphql/described-enum.js';
import { carryOverOutcomes, type CarryOverOutcome } from '../codes/carry-over-outcome.js';
import type { TechniqueParameter } from '../codes/technique-parameter.js';
import { TechniqueParameterEnum } from '../protocol/technique.type.js';
import type { CarriedField } from './carry-over.js';
import { VariationType } from './variation.type.js';

const CarryOverOutcomeEnum = describedEnum(
  'CarryOverOutcome',
  "What becomes of a variation's override under another version of its protocol.",
  carryOverOutcomes,
);

@ObjectType('CarriedField', { description: 'What becomes of one parameter that a variation overrides.' })
@Requires('READ_PROTOCOLS')
export class CarriedFieldType implements CarriedField {
  @Field(() => TechniqueParameterEnum, { description: 'What the variation overrides.' })
  parameter!: TechniqueParameter;

  @Field(() => CarryOverOutcomeEnum, { description: 'What becomes of it.' })
  outcome!: CarryOverOutcome;

  @Field(() => String, { nullable: true, description: 'What the earlier version asked for; null is free.' })
  before!: string | null;

  @Field(() => String, { nullable: true, description: 'What this version asks for; null is free.' })
  now!: string | null;

  @Field(() => String, { nullable: true, description: 'What the variation asks for; null is free.' })
  variation!: string | null;
}

@ObjectType('VariationCarryOver', { description: 'What becomes of an approved variation of an earlier version.' })
@Requires('READ_PROTOCOLS')
export class VariationCarryOverType {
  @Field(() => VariationType, { description: 'The variation of the earlier version.' })
  variation!: VariationType;

  @Field(() => CarryOverOutcomeEnum, {
    description: 'The whole of it: in conflict when any parameter is, fallen away when every parameter has.',
  })
  outcome!: CarryOverOutcome;

  @Field(() => [CarriedFieldType], { description: 'Parameter by parameter.' })
  fields!: readonly CarriedFieldType[];
}
