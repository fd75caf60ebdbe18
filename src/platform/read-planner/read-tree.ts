import type { FieldNode, GraphQLField, GraphQLObjectType } from 'graphql';
import type { PlannedElements, PlannedNodes, PlannedRows, PlannedValue } from './planned.js';
import type { StoredType } from '../reads/stored-type.js';

/** An operation's selection with the plan of each field: what is compiled to SQL. Every part has its response key. */
export type Part =
  | { readonly key: string; readonly is: 'TYPENAME'; readonly typeName: string }
  | { readonly key: string; readonly is: 'ID'; readonly typeName: string }
  | {
      readonly key: string;
      readonly is: 'COLUMN';
      readonly property: string;
      readonly field: GraphQLField<unknown, unknown>;
    }
  | { readonly key: string; readonly is: 'VALUE'; readonly declared: PlannedValue; readonly site: number }
  | { readonly key: string; readonly is: 'OBJECT'; readonly parts: readonly Part[] }
  | {
      readonly key: string;
      readonly is: 'ELEMENTS';
      readonly declared: PlannedElements;
      readonly parts: readonly Part[];
    }
  | ReferencePart
  | { readonly key: string; readonly is: 'REFERENCES'; readonly property: string; readonly record: RecordPart }
  | RowsPart
  | PagePart
  | NodesPart
  | AfterwardsPart;

/** The records of one stored type with what is selected of them. */
export interface RecordPart {
  readonly type: GraphQLObjectType;
  readonly stored: StoredType;
  readonly parts: readonly Part[];
}

export interface ReferencePart {
  readonly key: string;
  readonly is: 'REFERENCE';
  readonly property: string;
  readonly isRequired: boolean;
  readonly record: RecordPart;
}

/** All rows as a list, or the first one as a record. */
export interface RowsPart {
  readonly key: string;
  readonly is: 'LIST' | 'RECORD';
  readonly isRequired: boolean;
  readonly declared: PlannedRows;
  readonly site: number;
  readonly record: RecordPart;
}

/** A Relay connection: one page of rows under the keys by which the operation asks for them. */
export interface PagePart {
  readonly key: string;
  readonly is: 'PAGE';
  readonly declared: PlannedRows;
  readonly site: number;
  readonly stored: StoredType;
  readonly parts: readonly ConnectionPart[];
}

export type ConnectionPart =
  | { readonly key: string; readonly is: 'TYPENAME'; readonly typeName: string }
  | { readonly key: string; readonly is: 'TOTAL_COUNT' }
  | { readonly key: string; readonly is: 'NODES'; readonly record: RecordPart }
  | { readonly key: string; readonly is: 'EDGES'; readonly parts: readonly EdgePart[] }
  | { readonly key: string; readonly is: 'PAGE_INFO'; readonly parts: readonly PageInfoPart[] };

export type EdgePart =
  | { readonly key: string; readonly is: 'TYPENAME'; readonly typeName: string }
  | { readonly key: string; readonly is: 'CURSOR' }
  | { readonly key: string; readonly is: 'NODE'; readonly record: RecordPart };

export type PageInfoPart =
  | { readonly key: string; readonly is: 'TYPENAME'; readonly typeName: string }
  | { readonly key: string; readonly is: 'hasNextPage' | 'hasPreviousPage' | 'startCursor' | 'endCursor' };

/** `node` or `nodes`: what is selected of each type that an id may name. */
export interface NodesPart {
  readonly key: string;
  readonly is: 'NODE_BY_ID' | 'NODES_BY_ID';
  readonly declared: PlannedNodes;
  readonly site: number;
  readonly records: ReadonlyMap<string, RecordPart>;
}

/** A field whose resolver runs after the statement, on the row's properties that the statement brings for it. */
export interface AfterwardsPart {
  readonly key: string;
  readonly is: 'AFTERWARDS';
  readonly properties: readonly string[];
  readonly typeName: string;
  readonly fields: readonly FieldNode[];
  /** The response keys from the answer's root to the objects that have the field. */
  readonly path: readonly string[];
}

/** A field of an operation that has to be understood anew in every request, because variables or the reader decide. */
export interface Site {
  readonly field: GraphQLField<unknown, unknown>;
  readonly node: FieldNode;
  readonly declared: PlannedRows | PlannedValue | PlannedNodes;
  readonly isPage: boolean;
}

export interface ReadTree {
  /** What the statement answers. */
  readonly parts: readonly Part[];
  readonly sites: readonly Site[];
  readonly afterwards: readonly AfterwardsPart[];
  /** Root fields that resolvers answer. */
  readonly others: readonly FieldNode[];
  /** The root's response keys in the order of the answer. */
  readonly keys: readonly string[];
}
