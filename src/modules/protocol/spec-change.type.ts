import { Field, Float, ObjectType } from 'type-graphql';
import { Requires } from '../../platform/auth/requires.js';
import { describedEnum } from '../../platform/graphql/described-enum.js';
import { changeKinds, type ChangeKind } from '../codes/change-kind.js';
import type { TechniqueParameter } from '../codes/technique-parameter.js';
import type { SpecChange } from './spec-changes.js';
import { TechniqueParameterEnum, ToleratedNumberType } from './technique.type.js';

export const ChangeKindEnum = describedEnum(
  'ChangeKind',
  'What became of one point from one version to another.',
  changeKinds,
);

@ObjectType('SpecChange', {
  description:
    'One parameter in which a version or variation differs from another: in words, and beside them for programs. ' +
    'Another spelling of the same (order, unit of a strength, a default spelt out) is no change.',
})
@Requires('READ_PROTOCOLS')
export class SpecChangeType implements Omit<SpecChange, 'fromCocktail' | 'toCocktail'> {
  @Field(() => TechniqueParameterEnum, { description: 'What differs.' })
  parameter!: TechniqueParameter;

  @Field(() => ChangeKindEnum, { description: 'Whether it was added, removed or changed.' })
  kind!: ChangeKind;

  @Field(() => String, {
    nullable: true,
    description: 'What was asked for before, as in `4 mm (3.5 to 4.5)`; null when it was free.',
  })
  from!: string | null;

  @Field(() => String, { nullable: true, description: 'What is asked for now; null when it is free.' })
  to!: string | null;

  @Field(() => ToleratedNumberType, {
    nullable: true,
    description: 'The number before; null when it was free, and for parameters that are no numbers.',
  })
  fromNumber!: ToleratedNumberType | null;

  @Field(() => ToleratedNumberType, {
    nullable: true,
    description: 'The number now; null when it is free, and for parameters that are no numbers.',
  })
  toNumber!: ToleratedNumberType | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'The techniques, ways of delivery or areas before, sorted; null when they were free, and for other parameters.',
  })
  fromCodes!: readonly string[] | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'The techniques, ways of delivery or areas now, sorted; null when they are free, and for other parameters.',
  })
  toCodes!: readonly string[] | null;

  @Field(() => Float, { nullable: true, description: 'How much it counted in distances; null when it was free.' })
  fromWeight!: number | null;

  @Field(() => Float, { nullable: true, description: 'How much it counts in distances now; null when it is free.' })
  toWeight!: number | null;
}
