import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { Principal } from '../auth/principal.js';
import { nodeIds, type NodeSource } from '../read-planner/node-source.js';
import { nodes, Planned } from '../read-planner/planned.js';
import { MAXIMUM_PAGE_SIZE } from '../reads/page.js';
import type { Reads } from '../reads/reads.js';
import { NodeType } from './node.type.js';

/** What fetching by id needs of the operation's context. */
export interface NodeContext {
  readonly principal: Principal;
  readonly nodes: ReadonlyMap<string, NodeSource>;
  readonly reads: Reads;
}

@Resolver()
export class NodeResolver {
  @Query(() => NodeType, {
    nullable: true,
    description: 'The record with this id; null when there is none that the key may see, whosever it is.',
  })
  @Planned(nodes(({ id }: { id: string }) => [id]))
  async node(
    @Arg('id', () => ID, { description: 'An id that this API gave out.' }) id: string,
    @Ctx() context: NodeContext,
  ) {
    const [found] = await fetchNodes([id], context);
    return found;
  }

  @Query(() => [NodeType], {
    nullable: 'items',
    description: `The records with these ids, in their order, with null where there is none. At most ${MAXIMUM_PAGE_SIZE}.`,
  })
  @Planned(nodes(({ ids }: { ids: readonly string[] }) => ids))
  nodes(
    @Arg('ids', () => [ID], { description: 'Ids that this API gave out.' }) ids: string[],
    @Ctx() context: NodeContext,
  ) {
    return fetchNodes(ids, context);
  }
}

function fetchNodes(
  ids: readonly string[],
  { principal, nodes: sources, reads }: NodeContext,
): Promise<readonly (object | null)[]> {
  return Promise.all(
    nodeIds(ids, sources).map(async ({ type, uuid }) => {
      const { requires, entity, where } = sources.get(type)!;
      // What the caller may not read does not exist for them; selecting its fields was refused before.
      if (!principal.capabilities.has(requires)) return null;
      const row = await reads.byId(entity, uuid, where?.(principal));
      return row && { ...row, __typename: type };
    }),
  );
}
