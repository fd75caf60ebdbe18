import { Field, Int, ObjectType } from 'type-graphql';
import { NodeType } from '../../platform/graphql/node.type.js';
import { Requires } from '../../platform/auth/requires.js';
import type { Organization } from './organization.entity.js';

@ObjectType('Organization', {
  implements: NodeType,
  description: 'A chain of clinics: whose records these are. No organization sees anything of another.',
})
@Requires('READ_CLINICS')
export class OrganizationType extends NodeType implements Pick<Organization, 'name' | 'minimumGroupSize'> {
  @Field(() => String, { description: 'The name of the chain.' })
  name!: string;

  @Field(() => Int, {
    description:
      'Groups with fewer distinct patients are left out of comparisons from the next release on, totals included.',
  })
  minimumGroupSize!: number;
}
