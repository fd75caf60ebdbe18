import { ArgsType, Field, Int, ObjectType, type ClassType } from 'type-graphql';
import type { Connection, Edge, PageInfo } from '../reads/connection.js';
import { DEFAULT_PAGE_SIZE, MAXIMUM_PAGE_SIZE, type PageArguments } from '../reads/page.js';

@ObjectType('PageInfo', { description: 'Where a page stands in its list, as Relay defines it.' })
export class PageInfoType implements PageInfo {
  @Field(() => Boolean, { description: 'Whether there is more behind this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether there is more before this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'The cursor of the first edge; null on an empty page.' })
  startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the last edge; pass it as `after` for the next page.',
  })
  endCursor!: string | null;
}

@ArgsType()
export class PageArgs implements PageArguments {
  @Field(() => Int, {
    nullable: true,
    description: `How many to give from the start; ${DEFAULT_PAGE_SIZE} when nothing is said, ${MAXIMUM_PAGE_SIZE} at most.`,
  })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Give what comes behind this cursor.' })
  after?: string | null;

  @Field(() => Int, { nullable: true, description: `How many to give from the end; ${MAXIMUM_PAGE_SIZE} at most.` })
  last?: number | null;

  @Field(() => String, { nullable: true, description: 'Give what comes before this cursor; goes with `last`.' })
  before?: string | null;
}

/** The connection and edge types for a node type, named `<Name>Connection` and `<Name>Edge`. */
export function ConnectionOf<N extends object>(name: string, node: () => ClassType<N>) {
  @ObjectType(`${name}Edge`, { description: `One ${name} in a list, with the cursor that stands for its place.` })
  class EdgeType implements Edge<unknown> {
    @Field(() => String, { description: 'Stands for this place in the list; opaque.' })
    cursor!: string;

    @Field(node, { description: `The ${name} itself.` })
    node!: N;
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${name} records.` })
  class ConnectionType implements Omit<Connection<unknown>, 'totalCount'> {
    @Field(() => [EdgeType], { description: 'The records of this page with their cursors.' })
    edges!: EdgeType[];

    @Field(() => [node()], { description: 'The records of this page without their cursors.' })
    nodes!: N[];

    @Field(() => PageInfoType, { description: 'Where this page stands in the list.' })
    pageInfo!: PageInfoType;

    @Field(() => Int, { description: 'How many records the whole list has. Counted only when asked for.' })
    totalCount!: number;
  }
  return ConnectionType;
}
