import { sql, type RawBuilder } from 'kysely';
import type { AnyEntity, EntityClass, EntityMetadata, EntityProperty, MetadataStorage, Ref } from '@mikro-orm/core';

/**
 * A stored row as GraphQL reads it: the entity's own columns under their property names. A relation is the other row's
 * uuid under `<relation>Id`. Numeric columns are decimal texts, instants are texts with an offset.
 */
export type Row<E> = {
  readonly [
    K in keyof E & string as E[K] extends (...args: never[]) => unknown
      ? never
      : NonNullable<E[K]> extends Ref<infer _Target>
        ? `${K}Id`
        : K
  ]: NonNullable<E[K]> extends Ref<infer _Target> ? string | Extract<E[K], null> : E[K];
};

/** How an entity lies in its table: what the reads need to know of MikroORM's metadata. */
export interface StoredType {
  readonly name: string;
  readonly table: string;
  /** Column names by row property, e.g. `clinicId → clinic_id`. */
  readonly columns: ReadonlyMap<string, string>;
  /** PostgreSQL's types of the columns by row property, e.g. `birthDate → date`. */
  readonly columnTypes: ReadonlyMap<string, string>;
  readonly nullable: ReadonlySet<string>;
  /** False for the organization itself, whose id is the tenant. */
  readonly isTenantOwned: boolean;
}

const known = new WeakMap<MetadataStorage, Map<EntityClass<AnyEntity>, StoredType>>();

/** The table and columns of an entity. */
export function storedType(metadata: MetadataStorage, entity: EntityClass<AnyEntity>): StoredType {
  let types = known.get(metadata);
  if (!types) known.set(metadata, (types = new Map()));
  let type = types.get(entity);
  if (!type) types.set(entity, (type = describe(metadata.get(entity) as EntityMetadata)));
  return type;
}

function describe(meta: EntityMetadata): StoredType {
  const columns = new Map<string, string>();
  const columnTypes = new Map<string, string>();
  const nullable = new Set<string>();
  for (const property of meta.props as EntityProperty[]) {
    if (property.kind !== 'scalar' && property.kind !== 'm:1') continue;
    // What is large is read apart, by whoever asks for it.
    if (property.lazy) continue;
    const name = property.kind === 'scalar' ? property.name : `${property.name}Id`;
    // A composite foreign key: the organization's column is the row's own, the last one names the other row.
    columns.set(name, property.fieldNames.at(-1)!);
    columnTypes.set(name, property.columnTypes.at(-1)!);
    if (property.nullable) nullable.add(name);
  }
  return {
    name: meta.className,
    table: meta.tableName,
    columns,
    columnTypes,
    nullable,
    isTenantOwned: columns.has('organizationId'),
  };
}

/** The column that holds a row's organization; of the organization itself, its id. */
export function tenantColumn({ isTenantOwned }: StoredType, alias: string): RawBuilder<unknown> {
  return sql.ref(`${alias}.${isTenantOwned ? 'organization_id' : 'id'}`);
}
