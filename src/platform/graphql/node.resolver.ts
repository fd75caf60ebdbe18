import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { Principal } from '../auth/principal.js';
import { DomainError } from '../errors.js';
import { MAXIMUM_PAGE_SIZE } from '../reads/page.js';
import { parsePublicId } from '../reads/public-id.js';
import { NodeType } from './node.type.js';

/** How the rows of one type are fetched by uuid, and what their caller needs. */
export interface NodeLoader {
  readonly requires: string;
  readonly load: (uuid: string) => Promise<object | null>;
}

/** What fetching by id needs of the operation's context. */
export interface NodeContext {
  readonly principal: Principal;
  readonly nodes: ReadonlyMap<string, NodeLoader>;
}

@Resolver()
export class NodeResolver {
  @Query(() => NodeType, {
    nullable: true,
    description: 'The record with this id; null when there is none that the key may see, whosever it is.',
  })
  node(@Arg('id', () => ID, { description: 'An id that this API gave out.' }) id: string, @Ctx() context: NodeContext) {
    return fetchNode(id, context);
  }

  @Query(() => [NodeType], {
    nullable: 'items',
    description: `The records with these ids, in their order, with null where there is none. At most ${MAXIMUM_PAGE_SIZE}.`,
  })
  nodes(
    @Arg('ids', () => [ID], { description: 'Ids that this API gave out.' }) ids: string[],
    @Ctx() context: NodeContext,
  ) {
    if (ids.length > MAXIMUM_PAGE_SIZE) {
      throw new DomainError('BAD_USER_INPUT', `At most ${MAXIMUM_PAGE_SIZE} ids at a time.`);
    }
    return Promise.all(ids.map((id) => fetchNode(id, context)));
  }
}

async function fetchNode(id: string, { principal, nodes }: NodeContext): Promise<object | null> {
  const { type, uuid } = parsePublicId(id);
  const loader = nodes.get(type);
  if (!loader)
    throw new DomainError('BAD_USER_INPUT', 'That is not an id of this API: pass ids on as they were given.');
  // What the caller may not read does not exist for them; selecting its fields was refused before.
  if (!principal.capabilities.has(loader.requires)) return null;
  const row = await loader.load(uuid);
  return row && { ...row, __typename: type };
}
