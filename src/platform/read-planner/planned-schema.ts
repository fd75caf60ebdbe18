import type { AnyEntity, EntityClass, MetadataStorage } from '@mikro-orm/core';
import {
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
  isLeafType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import type { FieldOrigin } from '../graphql/field-origins.js';
import { storedType, type StoredType } from '../reads/stored-type.js';
import { leafFormat } from './leaf-sql.js';
import { PLANNED, type PlannedField } from './planned.js';

/** A leaf that is given out as its column holds it. */
export interface PlannedColumn {
  readonly kind: 'COLUMN';
  readonly property: string;
}

/** How one field is read: as declared, as a column, or by its own resolver afterwards from all that the row holds. */
export type FieldPlan = PlannedField | PlannedColumn | { readonly kind: 'UNPLANNED' };

/** Why a field stands in the list of what the planner leaves to resolvers. */
export interface UnplannedField {
  readonly field: string;
  readonly reason: string;
}

const UNPLANNED = { kind: 'UNPLANNED' } as const;

/**
 * What the planner knows of every type: its table from MikroORM's metadata, and how each public field is read. Made once, at
 * start-up, so that a field which cannot be planned is known before anybody asks for it.
 */
export class PlannedSchema {
  readonly schema: GraphQLSchema;
  readonly #metadata: MetadataStorage;
  readonly #origins: ReadonlyMap<string, FieldOrigin>;
  readonly #stored = new Map<string, StoredType>();
  readonly #plans = new Map<string, FieldPlan>();
  readonly #unplanned: UnplannedField[] = [];

  constructor(schema: GraphQLSchema, metadata: MetadataStorage, origins: ReadonlyMap<string, FieldOrigin>) {
    this.schema = schema;
    this.#metadata = metadata;
    this.#origins = origins;
    for (const meta of metadata.getAll().values()) {
      if (isObjectType(schema.getType(meta.className))) {
        this.#stored.set(meta.className, storedType(metadata, meta.class as EntityClass<AnyEntity>));
      }
    }
    for (const type of [schema.getQueryType()!, ...this.storedTypes]) {
      for (const field of Object.values(type.getFields())) this.#settle(type, field);
    }
  }

  /** The fields of queries that resolvers answer, each with the reason. */
  get unplanned(): readonly UnplannedField[] {
    return this.#unplanned;
  }

  /** The GraphQL types of records. */
  get storedTypes(): readonly GraphQLObjectType[] {
    return [...this.#stored.keys()].map((name) => this.objectType(name));
  }

  storedTypeOf(entity: EntityClass<AnyEntity>): StoredType {
    return storedType(this.#metadata, entity);
  }

  /** The table behind a GraphQL type, or null for a type that is no record of its own. */
  stored(typeName: string): StoredType | null {
    return this.#stored.get(typeName) ?? null;
  }

  objectType(name: string): GraphQLObjectType {
    const type = this.schema.getType(name);
    if (!isObjectType(type)) throw new Error(`${name} is no object type of the schema`);
    return type;
  }

  /** How a field of a stored type or of the query root is read. */
  planOf(typeName: string, fieldName: string): FieldPlan {
    return this.#plans.get(`${typeName}.${fieldName}`) ?? UNPLANNED;
  }

  /** How a field is read of an object that its parent's declaration makes. */
  partPlan(type: GraphQLObjectType, fieldName: string, declared: Readonly<Record<string, PlannedField>>): FieldPlan {
    return declared[fieldName] ?? { kind: 'COLUMN', property: this.propertyOf(type.name, fieldName) };
  }

  propertyOf(typeName: string, fieldName: string): string {
    return this.#origins.get(`${typeName}.${fieldName}`)?.property ?? fieldName;
  }

  #settle(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): void {
    const name = `${type.name}.${field.name}`;
    const plan = this.#declared(field) ?? this.#byColumn(type, field);
    const reason = typeof plan === 'string' ? plan : this.#obstacle(type, field, plan);
    this.#plans.set(name, typeof plan === 'string' || reason ? UNPLANNED : plan);
    if (reason) this.#unplanned.push({ field: name, reason });
  }

  #declared({ extensions }: GraphQLField<unknown, unknown>): PlannedField | null {
    return (extensions[PLANNED] as PlannedField | undefined) ?? null;
  }

  /** The column of the same name, or the reason why there is none to give out. */
  #byColumn(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): PlannedColumn | string {
    const stored = this.stored(type.name);
    const origin = this.#origins.get(`${type.name}.${field.name}`);
    if (!stored || !origin || origin.hasResolver) return 'its resolver declares no plan';
    const columnType = stored.columnTypes.get(origin.property);
    if (columnType === undefined) return `no column holds "${origin.property}"`;
    const isId = field.name === 'id' && columnType === 'uuid';
    if (!isId && !leafFormat(field.type, columnType))
      return `a ${columnType} column is not given out as ${String(field.type)}`;
    return { kind: 'COLUMN', property: origin.property };
  }

  /** Why a plan cannot be carried out, or null. */
  #obstacle(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>, plan: FieldPlan): string | null {
    const stored = this.stored(type.name);
    const missing = propertiesOf(plan).filter((property) => !stored?.columns.has(property));
    if (missing.length > 0) return `no column holds ${missing.map((property) => `"${property}"`).join(', ')}`;
    if (plan.kind === 'OBJECT' || plan.kind === 'ELEMENTS')
      return this.#gapBelow(field.type, plan.fields, plan, stored);
    if (plan.kind === 'ROWS' && this.rowsOf(field.type) === null) return `${String(field.type)} is no stored type`;
    return null;
  }

  #gapBelow(
    type: GraphQLOutputType,
    declared: Readonly<Record<string, PlannedField>>,
    { kind }: FieldPlan,
    stored: StoredType | null,
  ): string | null {
    const made = getNamedType(type);
    if (!isObjectType(made)) return `${String(type)} is no object type`;
    for (const field of Object.values(made.getFields())) {
      if (declared[field.name]) continue;
      if (!isLeafType(leafOf(field.type))) return `nothing is declared for ${made.name}.${field.name}`;
      const property = this.propertyOf(made.name, field.name);
      const columnType = stored?.columnTypes.get(property);
      if (kind === 'OBJECT' && (!columnType || !leafFormat(field.type, columnType))) {
        return `no fitting column holds ${made.name}.${field.name}`;
      }
    }
    return null;
  }

  /** Which stored type a field of rows gives, and whether as a page, a list or one record; null for other types. */
  rowsOf(type: GraphQLOutputType): RowsOf | null {
    const nullable = getNullableType(type);
    const named = getNamedType(type).name;
    const isPage = named.endsWith('Connection');
    const node = isPage ? named.slice(0, -'Connection'.length) : named;
    if (!this.#stored.has(node)) return null;
    return { type: this.objectType(node), as: isPage ? 'PAGE' : isListType(nullable) ? 'LIST' : 'RECORD' };
  }
}

export interface RowsOf {
  readonly type: GraphQLObjectType;
  readonly as: 'PAGE' | 'LIST' | 'RECORD';
}

function leafOf(type: GraphQLOutputType): GraphQLOutputType {
  const nullable = getNullableType(type);
  return isListType(nullable) ? leafOf(nullable.ofType as GraphQLOutputType) : (nullable as GraphQLOutputType);
}

function propertiesOf(plan: FieldPlan): readonly string[] {
  switch (plan.kind) {
    case 'REFERENCE':
    case 'REFERENCES':
      return [plan.property];
    case 'NEEDS':
      return plan.properties;
    case 'ROWS':
      return Object.values(plan.matching ?? {});
    default:
      return [];
  }
}
