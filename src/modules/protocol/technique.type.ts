import { Field, Float, InputType, ObjectType } from 'type-graphql';
import { Requires } from '../../platform/auth/requires.js';
import { describedEnum } from '../../platform/graphql/described-enum.js';
import { deliveryModes, type DeliveryMode } from '../codes/delivery-mode.js';
import { injectionTechniques, type InjectionTechnique } from '../codes/injection-technique.js';
import { techniqueParameters } from '../codes/technique-parameter.js';
import { techniqueUnits, type TechniqueUnit } from '../codes/technique-unit.js';
import { BodyAreaScalar } from './body-area.scalar.js';
import type { TechniqueSpec, ToleratedNumber } from './spec-view.js';

export const InjectionTechniqueEnum = describedEnum(
  'InjectionTechnique',
  'How the needle meets the skin. Schools use the same words for different depths, so depth is recorded beside it.',
  injectionTechniques,
);
export const DeliveryModeEnum = describedEnum('DeliveryMode', 'By which means the needle is driven.', deliveryModes);
export const TechniqueParameterEnum = describedEnum(
  'TechniqueParameter',
  'What of a technique a protocol can ask for and a practitioner can vary.',
  techniqueParameters,
);
export const TechniqueUnitEnum = describedEnum(
  'TechniqueUnit',
  'The unit in which a number of a technique is stated. Kept and shown in the unit that the name of the parameter tells.',
  techniqueUnits,
);

@ObjectType('ToleratedNumber', {
  description: 'A target with the range inside which a session still follows the protocol.',
})
@Requires('READ_PROTOCOLS')
export class ToleratedNumberType implements ToleratedNumber {
  @Field(() => Float, { description: 'What is aimed at.' })
  target!: number;

  @Field(() => Float, { description: 'The lowest value that still follows the protocol.' })
  min!: number;

  @Field(() => Float, { description: 'The highest value that still follows the protocol.' })
  max!: number;

  @Field(() => Float, {
    description:
      "The difference that counts as a distance of 1; half the tolerance's width unless the protocol says otherwise. " +
      '0 when nothing is tolerated: any difference counts in full.',
  })
  scale!: number;

  @Field(() => Float, {
    description: 'How much the parameter counts in distances; 1 unless the protocol says otherwise.',
  })
  weight!: number;
}

const weightOf = (what: string) => `How much ${what} count in distances; null when they are free.`;

@ObjectType('TechniqueSpec', {
  description:
    'How a protocol version asks for the injections. An empty list and null are free: whatever is done follows it.',
})
@Requires('READ_PROTOCOLS')
export class TechniqueSpecType implements TechniqueSpec {
  @Field(() => [InjectionTechniqueEnum], {
    description: 'Any of these techniques follows the protocol; empty is free.',
  })
  techniques!: InjectionTechnique[];

  @Field(() => Float, { nullable: true, description: weightOf('the techniques') })
  techniquesWeight!: number | null;

  @Field(() => [DeliveryModeEnum], {
    description: 'Any of these ways of delivery follows the protocol; empty is free.',
  })
  deliveries!: DeliveryMode[];

  @Field(() => Float, { nullable: true, description: weightOf('the ways of delivery') })
  deliveriesWeight!: number | null;

  @Field(() => [BodyAreaScalar], { description: 'Any of these areas follows the protocol; empty is free.' })
  areas!: string[];

  @Field(() => Float, { nullable: true, description: weightOf('the areas') })
  areasWeight!: number | null;

  @Field(() => ToleratedNumberType, {
    nullable: true,
    description: 'The gauge of the needle: a higher number is a thinner needle.',
  })
  needleGauge!: ToleratedNumberType | null;

  @Field(() => ToleratedNumberType, { nullable: true, description: 'The length of the needle, in mm.' })
  needleLengthMm!: ToleratedNumberType | null;

  @Field(() => ToleratedNumberType, {
    nullable: true,
    description: 'The depth below the skin at which the product is left, in mm.',
  })
  depthMm!: ToleratedNumberType | null;

  @Field(() => ToleratedNumberType, {
    nullable: true,
    description: 'The angle between needle and skin, in degrees; 90 is perpendicular.',
  })
  angleDegrees!: ToleratedNumberType | null;

  @Field(() => ToleratedNumberType, { nullable: true, description: 'The distance between neighbouring points, in mm.' })
  spacingMm!: ToleratedNumberType | null;

  @Field(() => ToleratedNumberType, { nullable: true, description: 'How many injections a session has.' })
  injections!: ToleratedNumberType | null;

  @Field(() => ToleratedNumberType, { nullable: true, description: 'The volume of one injection, in mL.' })
  volumePerInjectionMl!: ToleratedNumberType | null;

  @Field(() => ToleratedNumberType, { nullable: true, description: 'The volume of the whole session, in mL.' })
  totalVolumeMl!: ToleratedNumberType | null;
}

@InputType('ToleratedNumberInput', {
  description: 'A target with the range inside which a session still follows the protocol.',
})
export class ToleratedNumberInput {
  @Field(() => Float, { description: 'What is aimed at; between `min` and `max`.' })
  target!: number;

  @Field(() => Float, { description: 'The lowest value that still follows the protocol.' })
  min!: number;

  @Field(() => Float, { description: 'The highest value that still follows the protocol.' })
  max!: number;

  @Field(() => Float, {
    nullable: true,
    description: "The difference that counts as a distance of 1; half the tolerance's width when left out.",
  })
  scale?: number | null;

  @Field(() => Float, { nullable: true, description: 'How much the parameter counts in distances; 1 when left out.' })
  weight?: number | null;

  @Field(() => TechniqueUnitEnum, {
    nullable: true,
    description:
      "The unit of all these numbers but the weight; the parameter's own when left out. Converted exactly: 100 `UL` are kept as 0.1 mL.",
  })
  unit?: TechniqueUnit | null;
}

@InputType('TechniqueSpecInput', {
  description:
    'How the injections are to be done. In a change, a parameter that is left out stays; null or an empty list frees it.',
})
export class TechniqueSpecInput {
  @Field(() => [InjectionTechniqueEnum], {
    nullable: true,
    description: 'Any of these techniques follows the protocol.',
  })
  techniques?: InjectionTechnique[] | null;

  @Field(() => Float, {
    nullable: true,
    description: 'How much the techniques count in distances; 1 when never stated.',
  })
  techniquesWeight?: number | null;

  @Field(() => [DeliveryModeEnum], {
    nullable: true,
    description: 'Any of these ways of delivery follows the protocol.',
  })
  deliveries?: DeliveryMode[] | null;

  @Field(() => Float, {
    nullable: true,
    description: 'How much the ways of delivery count in distances; 1 when never stated.',
  })
  deliveriesWeight?: number | null;

  @Field(() => [BodyAreaScalar], { nullable: true, description: 'Any of these areas follows the protocol.' })
  areas?: string[] | null;

  @Field(() => Float, { nullable: true, description: 'How much the areas count in distances; 1 when never stated.' })
  areasWeight?: number | null;

  @Field(() => ToleratedNumberInput, { nullable: true, description: 'The gauge of the needle.' })
  needleGauge?: ToleratedNumberInput | null;

  @Field(() => ToleratedNumberInput, { nullable: true, description: 'The length of the needle, in mm.' })
  needleLengthMm?: ToleratedNumberInput | null;

  @Field(() => ToleratedNumberInput, { nullable: true, description: 'The depth below the skin, in mm.' })
  depthMm?: ToleratedNumberInput | null;

  @Field(() => ToleratedNumberInput, {
    nullable: true,
    description: 'The angle between needle and skin, in degrees up to 90.',
  })
  angleDegrees?: ToleratedNumberInput | null;

  @Field(() => ToleratedNumberInput, {
    nullable: true,
    description: 'The distance between neighbouring points, in mm.',
  })
  spacingMm?: ToleratedNumberInput | null;

  @Field(() => ToleratedNumberInput, { nullable: true, description: 'How many injections a session has.' })
  injections?: ToleratedNumberInput | null;

  @Field(() => ToleratedNumberInput, { nullable: true, description: 'The volume of one injection, in mL.' })
  volumePerInjectionMl?: ToleratedNumberInput | null;

  @Field(() => ToleratedNumberInput, { nullable: true, description: 'The volume of the whole session, in mL.' })
  totalVolumeMl?: ToleratedNumberInput | null;
}
