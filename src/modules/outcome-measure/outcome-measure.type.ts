import { Field, Float, InputType, ObjectType } from 'type-graphql';
import { Requires } from '../../platform/auth/requires.js';
import { describedEnum } from '../../platform/graphql/described-enum.js';
import { NodeType } from '../../platform/graphql/node.type.js';
import { Payload } from '../../platform/graphql/user-error.type.js';
import { directions, type Direction } from '../codes/direction.js';
import { valueTypes, type ValueType } from '../codes/value-type.js';
import { IndicationScalar } from './indication.scalar.js';
import type { OutcomeMeasure } from './outcome-measure.entity.js';

export const DirectionEnum = describedEnum(
  'Direction',
  'In which direction a measure is better for the patient.',
  directions,
);
export const ValueTypeEnum = describedEnum(
  'ValueType',
  'What kind of number a measure yields: it chooses the statistic.',
  valueTypes,
);

/** Numbers are stored as exact decimals; `Float` makes numbers of their texts. */
@ObjectType('OutcomeMeasure', {
  implements: NodeType,
  description: 'What an outcome is measured by: pain on a scale, a circumference, hairs in a field.',
})
@Requires('READ_PROTOCOLS')
export class OutcomeMeasureType
  extends NodeType
  implements
    Pick<
      OutcomeMeasure,
      | 'code'
      | 'name'
      | 'valueType'
      | 'unit'
      | 'minimum'
      | 'maximum'
      | 'betterWhen'
      | 'minimalImportantDifference'
      | 'relativeImportantDifference'
      | 'indications'
    >
{
  @Field(() => String, {
    description: 'The code that comparisons, protocols and outcomes name it by, as in `vas-pain`.',
  })
  code!: string;

  @Field(() => String, { description: 'The name by which people know it.' })
  name!: string;

  @Field(() => ValueTypeEnum, { description: 'What kind of number it yields: it chooses the statistic.' })
  valueType!: ValueType;

  @Field(() => String, { nullable: true, description: 'The unit of its values, as in `cm`; null for a score.' })
  unit!: string | null;

  @Field(() => Float, { nullable: true, description: 'The lowest value there can be; null when there is none.' })
  minimum!: string | null;

  @Field(() => Float, { nullable: true, description: 'The highest value there can be; null when there is none.' })
  maximum!: string | null;

  @Field(() => DirectionEnum, { description: 'In which direction it is better for the patient.' })
  betterWhen!: Direction;

  @Field(() => Float, {
    nullable: true,
    description:
      'The smallest benefit that patients notice, in the unit of the measure; null where none is established.',
  })
  minimalImportantDifference!: string | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'The smallest benefit that patients notice, as a share of the baseline (0.3 is 30 %); used where the absolute one is null.',
  })
  relativeImportantDifference!: string | null;

  @Field(() => [IndicationScalar], { description: 'What it is used for; empty when it is not bound to anything.' })
  indications!: string[];
}

@InputType('OutcomeMeasureFilter', { description: 'Which measures; all conditions must hold.' })
export class OutcomeMeasureFilter {
  @Field(() => [String], { nullable: true, description: 'With one of these codes.' })
  codes?: string[] | null;

  @Field(() => IndicationScalar, { nullable: true, description: 'Used for this indication.' })
  indication?: string | null;

  @Field(() => ValueTypeEnum, { nullable: true, description: 'Yielding this kind of number.' })
  valueType?: ValueType | null;
}

@InputType('DefineOutcomeMeasureInput', { description: 'A new measure. What its numbers mean does not change later.' })
export class DefineOutcomeMeasureInput {
  @Field(() => String, { description: 'Short code, unique in the organization, as in `vas-pain`; without `|`.' })
  code!: string;

  @Field(() => String, { description: 'The name by which people know it.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'The unit of its values, as in `cm`.' })
  unit?: string | null;

  @Field(() => ValueTypeEnum, {
    nullable: true,
    description: 'What kind of number it yields; CONTINUOUS when left out.',
  })
  valueType?: ValueType | null;

  @Field(() => DirectionEnum, { nullable: true, description: 'In which direction it is better; LOWER when left out.' })
  betterWhen?: Direction | null;

  @Field(() => Float, { nullable: true, description: 'The lowest value there can be; lower ones are refused.' })
  minimum?: number | null;

  @Field(() => Float, { nullable: true, description: 'The highest value there can be; higher ones are refused.' })
  maximum?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The smallest benefit that patients notice, in the unit of the measure.',
  })
  minimalImportantDifference?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The smallest benefit that patients notice, as a share of the baseline: 0.3 is 30 %.',
  })
  relativeImportantDifference?: number | null;

  @Field(() => [IndicationScalar], { nullable: true, description: 'What it is used for.' })
  indications?: string[] | null;
}

@ObjectType('DefineOutcomeMeasurePayload', { description: 'The new measure, or why there is none.' })
export class DefineOutcomeMeasurePayload extends Payload {
  @Field(() => OutcomeMeasureType, { nullable: true, description: 'The measure as stored; null when refused.' })
  outcomeMeasure?: OutcomeMeasureType | null;
}
