import { Field, ObjectType } from 'type-graphql';
import { CapabilityEnum, RoleEnum } from './api-key.type.js';
import type { Capability } from './capability.js';
import type { Role } from './role.js';

@ObjectType('Viewer', { description: 'Who is asking, and what the key allows. Every key may ask this.' })
export class ViewerType {
  @Field(() => RoleEnum, { description: 'The role of the key.' })
  role!: Role;

  @Field(() => [CapabilityEnum], {
    description:
      'What the key allows, in the order of the enum. An operation that needs anything else is refused whole.',
  })
  capabilities!: Capability[];
}
