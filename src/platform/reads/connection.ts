/** A page of rows as Relay's connection, before GraphQL gives it a type. */
export interface Connection<N> {
  readonly edges: readonly Edge<N>[];
  readonly nodes: readonly N[];
  readonly pageInfo: PageInfo;
  /** Counts when it is read: asking for a page alone costs no count. */
  readonly totalCount: Promise<number>;
}

export interface Edge<N> {
  readonly cursor: string;
  readonly node: N;
}

export interface PageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}
