import type { AnyEntity, EntityClass } from '@mikro-orm/core';
import { sql, type RawBuilder } from 'kysely';
import type { Surface } from './condition.js';
import { column } from './ordering.js';
import type { StoredType } from './stored-type.js';

/** How a row belongs to a parent row: which of its properties names the parent's id. */
export interface Belonging {
  readonly property: string;
  /** True where the property is a list of ids that holds the parent's. */
  readonly isList?: boolean;
  /** The property names a row of this type in between, and that row's `property` names the parent. */
  readonly through?: { readonly of: EntityClass<AnyEntity>; readonly property: string };
}

/**
 * The condition that ties a row to its parent. `parentId` is a uuid from the start: a cast from text might fail on another
 * tenant's row, so PostgreSQL would keep it behind row security and never look into an index for it.
 */
export function belongingSql(
  { property, isList, through }: Belonging,
  type: StoredType,
  alias: string,
  parentId: RawBuilder<unknown>,
  surface: Surface,
): RawBuilder<unknown> {
  const stored = column(type, property, alias);
  if (isList) return sql`${stored} @> array[${parentId}]`;
  if (!through) return sql`${stored} = ${parentId}`;
  const between = surface.typeOf(through.of);
  const inner = `${alias}_between`;
  return sql`${stored} in (select ${column(between, 'id', inner)} from ${sql.table(between.table)} ${sql.id(inner)}
    where ${surface.inTenant(between, inner)} and ${column(between, through.property, inner)} = ${parentId})`;
}
