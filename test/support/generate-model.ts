import type { GraphQLInterfaceType, GraphQLObjectType } from 'graphql';
import type { GeneratedArgument } from './generate-values.js';

export type Composite = GraphQLObjectType | GraphQLInterfaceType;

/** What `@skip` or `@include` says, once for each filling of the variables. */
export interface GeneratedCondition {
  readonly directive: 'skip' | 'include';
  readonly values: readonly boolean[];
  readonly passed: 'LITERAL' | 'VARIABLE' | 'VARIABLE_WITH_DEFAULT';
}

export interface GeneratedField {
  readonly is: 'FIELD';
  readonly parent: Composite;
  readonly field: string;
  /** The type as the schema writes it: fields of other types cannot share a response key with it. */
  readonly type: string;
  readonly alias: string | null;
  readonly args: readonly GeneratedArgument[];
  readonly below: readonly GeneratedSelection[];
  readonly made: Composite | null;
  /** Stands twice in the document, each time with a part of what is selected below. */
  readonly isSplit: boolean;
  readonly conditions: readonly GeneratedCondition[];
}

/** An inline fragment, or the first spread of a named one. */
export interface GeneratedFragment {
  readonly is: 'FRAGMENT';
  readonly on: Composite;
  readonly form: 'INLINE' | 'UNTYPED' | 'NAMED' | 'NAMED_TWICE';
  readonly below: readonly GeneratedSelection[];
  readonly conditions: readonly GeneratedCondition[];
}

/** Another spread of a named fragment that stands before it, where there is one that fits. */
export interface GeneratedSpread {
  readonly is: 'SPREAD_AGAIN';
  readonly parent: Composite;
  readonly pick: number;
  readonly conditions: readonly GeneratedCondition[];
}

export type GeneratedSelection = GeneratedField | GeneratedFragment | GeneratedSpread;
