import { Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { OrganizationType } from './organization.type.js';

@Resolver(() => OrganizationType)
export class OrganizationResolver {
  @Query(() => OrganizationType, { description: 'The organization that the key belongs to.' })
  organization(@Ctx() { organizations }: Context) {
    return organizations.current();
  }
}
