import type { AnyEntity, EntityClass } from '@mikro-orm/core';
import { sql, type RawBuilder } from 'kysely';
import { column } from './ordering.js';
import type { StoredType } from './stored-type.js';

/** One condition on a stored type's rows. Declared as data, so that every path that reads can use it. */
export type Condition =
  | { readonly property: string; readonly is: 'EQUAL'; readonly value: unknown }
  | { readonly property: string; readonly is: 'ONE_OF'; readonly values: readonly unknown[]; readonly type: ColumnType }
  | { readonly property: string; readonly is: 'AT_LEAST' | 'AT_MOST'; readonly value: unknown }
  | { readonly property: string; readonly is: 'STARTING_WITH'; readonly value: string }
  /** The property is a list that holds the value. */
  | { readonly property: string; readonly is: 'HOLDING'; readonly value: unknown; readonly type: ColumnType }
  /** The same for a code that is part of the statement, so that an index of just the rows that hold it can serve. */
  | { readonly property: string; readonly is: 'HOLDING_CODE'; readonly code: Uppercase<string> }
  | { readonly property: string; readonly is: 'UNSET' }
  /** The property names a row of another type that fulfils these conditions, and that the caller may see. */
  | {
      readonly property: string;
      readonly is: 'NAMING';
      readonly of: EntityClass<AnyEntity>;
      readonly where: readonly Condition[];
    }
  /** No row of another type that the caller may see names the property's value in its own property `through`. */
  | {
      readonly property: string;
      readonly is: 'NOT_NAMED_BY';
      readonly by: EntityClass<AnyEntity>;
      readonly through: string;
    };

export type ColumnType = 'uuid' | 'text' | 'integer';

/** What conditions need to know of the types and of the caller's organization. */
export interface Surface {
  typeOf(entity: EntityClass<AnyEntity>): StoredType;
  /** The application's own wall around the organization's rows of a table; row security is the other one. */
  inTenant(type: StoredType, alias: string): RawBuilder<unknown>;
}

/** The condition as SQL over the rows of a type, which `alias` names. */
export function conditionSql(
  condition: Condition,
  type: StoredType,
  alias: string,
  surface: Surface,
): RawBuilder<unknown> {
  const stored = column(type, condition.property, alias);
  switch (condition.is) {
    case 'EQUAL':
      return sql`${stored} = ${condition.value}`;
    case 'ONE_OF':
      return sql`${stored} = any (${condition.values}::${arrayOf(condition.type)})`;
    case 'AT_LEAST':
      return sql`${stored} >= ${condition.value}`;
    case 'AT_MOST':
      return sql`${stored} <= ${condition.value}`;
    case 'STARTING_WITH':
      return sql`starts_with(${stored}, ${condition.value})`;
    case 'HOLDING':
      return sql`${stored} @> array[${condition.value}]::${arrayOf(condition.type)}`;
    case 'HOLDING_CODE':
      return sql`${sql.lit(condition.code)} = any (${stored})`;
    case 'UNSET':
      return sql`${stored} is null`;
    case 'NAMING': {
      const named = surface.typeOf(condition.of);
      const inner = `${alias}_${condition.property}`;
      return sql`${stored} in (select ${column(named, 'id', inner)} from ${sql.table(named.table)} ${sql.id(inner)} where ${sql.join(
        [surface.inTenant(named, inner), ...condition.where.map((each) => conditionSql(each, named, inner, surface))],
        sql` and `,
      )})`;
    }
    case 'NOT_NAMED_BY': {
      const naming = surface.typeOf(condition.by);
      const inner = `${alias}_named`;
      return sql`not exists (select from ${sql.table(naming.table)} ${sql.id(inner)}
        where ${surface.inTenant(naming, inner)} and ${column(naming, condition.through, inner)} = ${stored})`;
    }
  }
}

function arrayOf(type: ColumnType): RawBuilder<unknown> {
  return sql.raw(`${type}[]`);
}
