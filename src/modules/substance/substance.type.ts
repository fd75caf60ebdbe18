import { Field, InputType, ObjectType } from 'type-graphql';
import { Requires } from '../../platform/auth/requires.js';
import { NodeType } from '../../platform/graphql/node.type.js';
import type { Substance } from './substance.entity.js';

@ObjectType('Substance', {
  implements: NodeType,
  description: 'Something that is injected: a drug, a vitamin, a filler, a homeopathic or a ready-made mixture.',
})
@Requires('READ_PROTOCOLS')
export class SubstanceType
  extends NodeType
  implements Pick<Substance, 'code' | 'name' | 'atc' | 'allergenGroups' | 'isBuiltIn'>
{
  @Field(() => String, { description: 'The code that protocols, sessions and allergies name it by, as in `procaine`.' })
  code!: string;

  @Field(() => String, { description: 'The international non-proprietary name, or the name by which it is known.' })
  name!: string;

  @Field(() => [String], {
    description: 'Its codes in the ATC classification of the WHO, as in `N01BA02`; often none.',
  })
  atc!: string[];

  @Field(() => [String], {
    description: "The groups of allergens that it belongs to, in the words of patients' allergies.",
  })
  allergenGroups!: string[];

  @Field(() => Boolean, {
    description: 'Whether it came with the built-in catalogue; false for those that the chain added.',
  })
  isBuiltIn!: boolean;
}

@InputType('SubstanceFilter', { description: 'Which substances; all conditions must hold.' })
export class SubstanceFilter {
  @Field(() => [String], { nullable: true, description: 'With one of these codes.' })
  codes?: string[] | null;

  @Field(() => String, { nullable: true, description: 'With exactly this ATC code.' })
  atc?: string | null;

  @Field(() => String, { nullable: true, description: 'Of this group of allergens.' })
  allergenGroup?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'True: of the built-in catalogue; false: added by the chain.' })
  isBuiltIn?: boolean | null;
}
