import { Field, Float, ID, InputType, ObjectType } from 'type-graphql';
import { Requires } from '../../platform/auth/requires.js';
import { describedEnum } from '../../platform/graphql/described-enum.js';
import { concentrationUnits, type ConcentrationUnit } from '../codes/concentration-unit.js';
import { SubstanceType } from '../substance/substance.type.js';

export const ConcentrationUnitEnum = describedEnum(
  'ConcentrationUnit',
  'The unit in which the strength of a substance is stated.',
  concentrationUnits,
);

@ObjectType('CocktailComponent', {
  description: 'One substance of a mixture: as a protocol asks for it, or as a session delivered it.',
})
@Requires('READ_PROTOCOLS')
export class CocktailComponentType {
  @Field(() => SubstanceType, { description: 'What it is.' })
  substance!: SubstanceType;

  @Field(() => Float, { nullable: true, description: 'Its volume in a session, in mL; null when not stated.' })
  volumeMl!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Volume × concentration, in mg; null unless both are stated and the unit is a mass in a volume ' +
      '(`MG_PER_ML`, `UG_PER_ML` or `PERCENT`).',
  })
  amountMg!: number | null;

  @Field(() => Float, { nullable: true, description: 'Its strength, in `concentrationUnit`; null when not stated.' })
  concentration!: number | null;

  @Field(() => ConcentrationUnitEnum, { nullable: true, description: 'The unit of the strength.' })
  concentrationUnit!: ConcentrationUnit | null;

  @Field(() => String, { nullable: true, description: 'What it is dissolved in; null when not stated.' })
  vehicle!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The lot on the vial; null in a protocol and when not recorded.',
  })
  lotNumber!: string | null;
}

@ObjectType('CocktailMixture', { description: 'A whole mixture of a protocol.' })
@Requires('READ_PROTOCOLS')
export class CocktailMixtureType {
  @Field(() => [CocktailComponentType], { description: 'What is mixed, in the order of mixing.' })
  components!: readonly CocktailComponentType[];
}

@ObjectType('CocktailSpec', { description: 'All that a protocol or a variation says of what is mixed.' })
@Requires('READ_PROTOCOLS')
export class CocktailSpecType {
  @Field(() => [CocktailComponentType], { description: 'What is mixed, in the order of mixing.' })
  components!: readonly CocktailComponentType[];

  @Field(() => [CocktailMixtureType], { description: 'Other mixtures that follow the protocol as well.' })
  alternatives!: readonly CocktailMixtureType[];

  @Field(() => Float, { description: 'The distance, 0 to 1, up to which a mixture still follows the protocol.' })
  tolerance!: number;

  @Field(() => Float, { description: 'How much the cocktail counts in distances.' })
  weight!: number;
}

@InputType('CocktailComponentInput', { description: 'One substance of a mixture. Name it by code or by id.' })
export class CocktailComponentInput {
  @Field(() => String, { nullable: true, description: 'The code of the substance, as in `procaine`.' })
  substance?: string | null;

  @Field(() => ID, { nullable: true, description: 'The id of the substance, instead of its code.' })
  substanceId?: string | null;

  @Field(() => Float, { nullable: true, description: 'Its volume in a session, in mL.' })
  volumeMl?: number | null;

  @Field(() => Float, { nullable: true, description: 'Its strength, in `concentrationUnit`.' })
  concentration?: number | null;

  @Field(() => ConcentrationUnitEnum, { nullable: true, description: 'The unit of the strength; needed beside one.' })
  concentrationUnit?: ConcentrationUnit | null;

  @Field(() => String, { nullable: true, description: 'What it is dissolved in.' })
  vehicle?: string | null;
}

@InputType('CocktailMixtureInput', { description: 'A whole mixture.' })
export class CocktailMixtureInput {
  @Field(() => [CocktailComponentInput], { description: 'All that is mixed, in the order of mixing.' })
  components!: CocktailComponentInput[];
}
