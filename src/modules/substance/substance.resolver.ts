import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { Planned, rows } from '../../platform/read-planner/planned.js';
import { Requires } from '../../platform/auth/requires.js';
import { substancesRead } from './substance.reads.js';
import { SubstanceFilter, SubstanceType } from './substance.type.js';

@Resolver(() => SubstanceType)
export class SubstanceResolver {
  @Query(() => [SubstanceType], {
    description: 'What can be injected: the built-in catalogue and what the chain added, by code.',
  })
  @Requires('READ_PROTOCOLS')
  @Planned(rows(({ filter }: { filter?: SubstanceFilter | null }) => substancesRead(filter)))
  substances(
    @Arg('filter', () => SubstanceFilter, { nullable: true, description: 'Which substances; all when left out.' })
    filter: SubstanceFilter | null,
    @Ctx() { substances }: Context,
  ) {
    return substances.list(filter);
  }
}
