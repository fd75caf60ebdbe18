import { Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { Planned, rows } from '../../platform/read-planner/planned.js';
import { OrganizationType } from './organization.type.js';

@Resolver(() => OrganizationType)
export class OrganizationResolver {
  @Query(() => OrganizationType, { description: 'The organization that the key belongs to.' })
  @Planned(rows({}))
  organization(@Ctx() { organizations }: Context) {
    return organizations.current();
  }
}
