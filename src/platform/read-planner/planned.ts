import type { RawBuilder } from 'kysely';
import { Extensions } from 'type-graphql';
import type { Principal } from '../auth/principal.js';
import type { RowsRead } from '../reads/reads.js';

/** The key under which a field of the schema keeps how it is planned. */
export const PLANNED = 'planned';

/** Who reads, and when: what a declaration may depend on beside the field's arguments. */
export interface Reader {
  readonly principal: Principal;
  readonly now: Date;
}

/** The row that a field belongs to, as SQL. */
export interface RowSql {
  /** A property's column; throws for a property that is not stored. */
  column(property: string): RawBuilder<unknown>;
  /** The application's wall around another table that an expression reads: true for rows of the caller's organization. */
  inTenant(alias: string): RawBuilder<unknown>;
  /** A value that is only known when the operation runs: what `parameters` gives under this name. */
  parameter(name: string): RawBuilder<unknown>;
}

type Arguments = Readonly<Record<string, unknown>>;

/**
 * Rows of the field's own type: a page for a connection, all of them for a list, the first one (in order, null when there is
 * none) for a single record. `read` may choose by arguments and reader; its result is the same for the ordinary resolver.
 */
export interface PlannedRows {
  readonly kind: 'ROWS';
  read(args: Arguments, reader: Reader): RowsRead;
  /** Ties a row to its parent by more than the parent's id: the row's property to the parent's. */
  readonly matching?: Readonly<Record<string, string>>;
}

/** The record whose uuid the row holds in this property. */
export interface PlannedReference {
  readonly kind: 'REFERENCE';
  readonly property: string;
}

/** The records whose uuids the row holds in this list, in the list's order, without those that the caller may not see. */
export interface PlannedReferences {
  readonly kind: 'REFERENCES';
  readonly property: string;
}

/** A value of a leaf type that follows from the row, in the form in which GraphQL gives it out. */
export interface PlannedValue {
  readonly kind: 'VALUE';
  sql(row: RowSql): RawBuilder<unknown>;
  parameters?(args: Arguments, reader: Reader): Arguments;
}

/** An object made of the row's own columns, by their names, and of the values declared here. */
export interface PlannedObject {
  readonly kind: 'OBJECT';
  readonly fields: Readonly<Record<string, PlannedField>>;
}

/**
 * A list of objects that are no records of their own. `from` gives them as a sub-select with the columns that `fields` and the
 * `order` name; `place` in it tells their order.
 */
export interface PlannedElements {
  readonly kind: 'ELEMENTS';
  from(row: RowSql): RawBuilder<unknown>;
  readonly fields: Readonly<Record<string, PlannedField>>;
}

/**
 * What SQL cannot say: the plan fetches the row's properties that the field's own resolver needs, and the resolver runs
 * afterwards, once for all rows together.
 */
export interface PlannedNeeds {
  readonly kind: 'NEEDS';
  readonly properties: readonly string[];
}

/** Records of any type by their public ids, in their order, with null for each that there is none of for the caller. */
export interface PlannedNodes {
  readonly kind: 'NODES';
  ids(args: Arguments): readonly string[];
}

export type PlannedField =
  | PlannedRows
  | PlannedReference
  | PlannedReferences
  | PlannedValue
  | PlannedObject
  | PlannedElements
  | PlannedNeeds
  | PlannedNodes;

/** States how the read planner finds what this field gives. The ordinary resolver below it gives the same. */
export function Planned(field: PlannedField): MethodDecorator {
  return Extensions({ [PLANNED]: field }) as MethodDecorator;
}

/** Rows chosen by the field's arguments and the reader, or always the same. */
export function rows<A extends object = Arguments>(
  read: RowsRead | ((args: A, reader: Reader) => RowsRead),
  matching?: Readonly<Record<string, string>>,
): PlannedRows {
  const choose = typeof read === 'function' ? read : () => read;
  return { kind: 'ROWS', read: (args, reader) => choose(args as A, reader), ...(matching && { matching }) };
}

export function reference(property: string): PlannedReference {
  return { kind: 'REFERENCE', property };
}

export function references(property: string): PlannedReferences {
  return { kind: 'REFERENCES', property };
}

export function value<A extends object = Arguments>(
  expression: (row: RowSql) => RawBuilder<unknown>,
  parameters?: (args: A, reader: Reader) => Arguments,
): PlannedValue {
  return {
    kind: 'VALUE',
    sql: expression,
    ...(parameters && { parameters: (args: Arguments, reader: Reader) => parameters(args as A, reader) }),
  };
}

export function sameRow(fields: Readonly<Record<string, PlannedField>> = {}): PlannedObject {
  return { kind: 'OBJECT', fields };
}

export function elements(
  from: (row: RowSql) => RawBuilder<unknown>,
  fields: Readonly<Record<string, PlannedField>> = {},
): PlannedElements {
  return { kind: 'ELEMENTS', from, fields };
}

export function nodes<A extends object>(ids: (args: A) => readonly string[]): PlannedNodes {
  return { kind: 'NODES', ids: (args) => ids(args as A) };
}

export function needs(...properties: readonly string[]): PlannedNeeds {
  return { kind: 'NEEDS', properties };
}
