import type { AnyEntity, EntityClass } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import DataLoader from 'dataloader';
import { v7 } from 'uuid';
import { CompiledQuery, sql, type Kysely, type RawBuilder } from 'kysely';
import { organizationOf } from '../database/tenant-owned.js';
import { DomainError } from '../errors.js';
import { belongingSql, type Belonging } from './belonging.js';
import { conditionSql, type Condition, type Surface } from './condition.js';
import type { Connection } from './connection.js';
import { behindSql, boundSql, orderSql, totalOrder, type Order } from './ordering.js';
import { cursorOfRow, pageOf, type Page, type PageArguments } from './page.js';
import { storedType, tenantColumn, type Row, type StoredType } from './stored-type.js';

/** Which rows of a type, in which order; unordered ones come by their id, oldest first. */
export interface RowsRead {
  /** How they belong to a parent row; all rows when left out. */
  readonly parent?: Belonging;
  readonly where?: readonly Condition[];
  readonly orderBy?: readonly Order[];
}

export interface ListRequest extends RowsRead {
  /** The parent's id (uuid), where the rows belong to one. */
  readonly parentId?: string;
}

export interface ConnectionRequest extends ListRequest {
  readonly page: PageArguments;
}

type Entity<E> = EntityClass<E & AnyEntity>;
type PlainRow = Readonly<Record<string, unknown>> & { readonly id: string };
/** Stands in a batch for a request that has no parent. */
const NO_PARENT = '00000000-0000-0000-0000-000000000000';

interface Stretch {
  readonly rows: readonly PlainRow[];
  readonly hasMore: boolean;
}

/**
 * One GraphQL operation's reads, inside its transaction. Requests of the same shape are gathered into one statement,
 * whatever the number of their parents.
 */
export class Reads {
  readonly #em: SqlEntityManager;
  readonly #database: Kysely<Record<string, never>>;
  readonly #surface: Surface;
  readonly #loaders = new Map<string, unknown>();

  constructor(em: SqlEntityManager, hasApplicationFilters = true) {
    this.#em = em;
    this.#database = em.getKysely<Record<string, never>>();
    this.#surface = {
      typeOf: (entity) => this.#type(entity),
      inTenant: (type, alias) =>
        hasApplicationFilters ? sql`${tenantColumn(type, alias)} = ${organizationOf(em)}::uuid` : sql`true`,
    };
  }

  /** The row with this uuid, or null when there is none that the caller may see and that fulfils the conditions. */
  async byId<E>(entity: Entity<E>, id: string, where: readonly Condition[] = []): Promise<Row<E> | null> {
    const type = this.#type(entity);
    const loader = this.#loader(`byId ${type.name} ${batchKey({ where })}`, (ids: readonly string[]) =>
      this.#rowsById(type, ids, where),
    );
    return (await loader.load(id)) as Row<E> | null;
  }

  /** The row with this uuid. Throws when a stored reference leads nowhere. */
  async requireById<E>(entity: Entity<E>, id: string): Promise<Row<E>> {
    const row = await this.byId(entity, id);
    if (!row) throw new DomainError('NOT_FOUND', 'A record that this one refers to is not yours to see.');
    return row;
  }

  /** The row as it is now, after a change in this very operation. What was read before is forgotten. */
  async fresh<E>(entity: Entity<E>, id: string): Promise<Row<E>> {
    this.forget();
    return this.requireById(entity, id);
  }

  /** Reads anew from now on: something was changed in this very operation. */
  forget(): void {
    this.#loaders.clear();
  }

  /**
   * Stores a new row of the organization, with an id of its own, and gives it back as it is stored. For records that are
   * never changed: what has to be kept in step with other changes goes through the entity manager.
   */
  async insert<E>(entity: Entity<E>, values: Partial<Record<keyof Row<E>, unknown>>): Promise<Row<E>> {
    const row = { organizationId: organizationOf(this.#em), id: v7(), ...values };
    const type = this.#type(entity);
    const given = Object.entries(row).filter(([, value]) => value !== undefined);
    const statement = insertion(
      type,
      given.map(([property]) => property),
    );
    const { rows } = await this.#database.executeQuery<PlainRow>(
      CompiledQuery.raw(
        statement,
        // A driver would take a list in a JSON document for an array of PostgreSQL's.
        given.map(([property, value]) =>
          value !== null && type.columnTypes.get(property) === 'jsonb' ? JSON.stringify(value) : value,
        ),
      ),
    );
    this.#loaders.clear();
    return rows[0] as unknown as Row<E>;
  }

  /** The rows with these uuids, in this order, without those that the caller may not see. */
  async byIds<E>(entity: Entity<E>, ids: readonly string[]): Promise<readonly Row<E>[]> {
    const rows = await Promise.all(ids.map((id) => this.byId(entity, id)));
    return rows.filter((row) => row !== null);
  }

  /** All rows of a parent, or all rows, in order. For lists that are short by nature. */
  async list<E>(entity: Entity<E>, request: ListRequest = {}): Promise<readonly Row<E>[]> {
    const type = this.#type(entity);
    const loader = this.#loader(`list ${type.name} ${batchKey(request)}`, async (parents: readonly string[]) => {
      const stretches = await this.#stretches(type, request, null, parents);
      return stretches.map(({ rows }) => rows);
    });
    return (await loader.load(request.parentId ?? NO_PARENT)) as unknown as readonly Row<E>[];
  }

  /** One page of a parent's rows, or of all rows, as a Relay connection. The total is counted only when asked for. */
  async connection<E>(entity: Entity<E>, request: ConnectionRequest): Promise<Connection<Row<E>>> {
    const type = this.#type(entity);
    const page = pageOf(request.page);
    if (page.cursor && !(await this.byId(entity, page.cursor))) {
      throw new DomainError(
        'BAD_USER_INPUT',
        'The cursor names a record that does not exist: start again from the first page.',
      );
    }
    const shape = batchKey(request);
    const loader = this.#loader(`page ${type.name} ${shape} ${JSON.stringify(page)}`, (parents: readonly string[]) =>
      this.#stretches(type, request, page, parents),
    );
    const counter = this.#loader(`count ${type.name} ${shape}`, (parents: readonly string[]) =>
      this.#counts(type, request, parents),
    );
    const { rows, hasMore } = await loader.load(request.parentId ?? NO_PARENT);
    const ordered = page.backward ? rows.toReversed() : rows;
    const edges = ordered.map((node) => ({ cursor: cursorOfRow(node.id), node: node as unknown as Row<E> }));
    return {
      edges,
      nodes: edges.map(({ node }) => node),
      pageInfo: {
        hasNextPage: page.backward ? page.cursor !== null : hasMore,
        hasPreviousPage: page.backward ? hasMore : page.cursor !== null,
        startCursor: edges[0]?.cursor ?? null,
        endCursor: edges.at(-1)?.cursor ?? null,
      },
      get totalCount() {
        return counter.load(request.parentId ?? NO_PARENT);
      },
    };
  }

  #type(entity: EntityClass<AnyEntity>): StoredType {
    return storedType(this.#em.getMetadata(), entity);
  }

  #loader<K, V>(shape: string, load: (keys: readonly K[]) => Promise<readonly V[]>): DataLoader<K, V> {
    const existing = this.#loaders.get(shape) as DataLoader<K, V> | undefined;
    if (existing) return existing;
    const loader = new DataLoader<K, V>(load as DataLoader.BatchLoadFn<K, V>);
    this.#loaders.set(shape, loader);
    return loader;
  }

  async #rowsById(
    type: StoredType,
    ids: readonly string[],
    where: readonly Condition[],
  ): Promise<readonly (PlainRow | null)[]> {
    const { rows } = await sql<PlainRow>`
      select ${columnsOf(type)} from ${sql.table(type.table)} t
      where ${sql.join(this.#conditions(type, { where }), sql` and `)} and t.id = any (${[...ids]}::uuid[])`.execute(
      this.#database,
    );
    const rowsById = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => rowsById.get(id) ?? null);
  }

  async #stretches(
    type: StoredType,
    request: RowsRead,
    page: Page | null,
    parents: readonly string[],
  ): Promise<readonly Stretch[]> {
    const orders = totalOrder(request.orderBy ?? [], page?.backward ?? false);
    const cursorRow = sql`(select * from ${sql.table(type.table)} c
      where ${this.#surface.inTenant(type, 'c')} and c.id = ${page?.cursor})`;
    const cursor = page?.cursor ? sql`cross join ${cursorRow} c` : sql``;
    const bound = page?.cursor ? boundSql(type, orders, 't', cursorRow) : null;
    const conditions = [
      ...this.#conditions(type, request),
      ...(page?.cursor ? [behindSql(type, orders, 't', 'c')] : []),
      ...(bound ? [bound] : []),
    ];
    const limit = page ? sql`limit ${page.size + 1}` : sql``;
    const selected = sql`
      select ${columnsOf(type)} from ${sql.table(type.table)} t ${cursor}
      where ${sql.join(conditions, sql` and `)} order by ${orderSql(type, orders, 't')} ${limit}`;
    const { rows } = await sql<PlainRow & { readonly ofParent: string }>`
      select p.id as "ofParent", x.* from unnest(${[...parents]}::uuid[]) p(id) cross join lateral (${selected}) x`.execute(
      this.#database,
    );
    const rowsByParent = new Map<string, PlainRow[]>(parents.map((id) => [id, []]));
    for (const { ofParent, ...row } of rows) rowsByParent.get(ofParent)!.push(row as PlainRow);
    return parents.map((id) => {
      const all = rowsByParent.get(id)!;
      return { rows: page ? all.slice(0, page.size) : all, hasMore: page !== null && all.length > page.size };
    });
  }

  async #counts(type: StoredType, request: RowsRead, parents: readonly string[]): Promise<readonly number[]> {
    const conditions = this.#conditions(type, request);
    const { rows } = await sql<{ readonly ofParent: string; readonly total: number }>`
      select p.id as "ofParent", x.total from unnest(${[...parents]}::uuid[]) p(id) cross join lateral (
        select count(*)::int as total from ${sql.table(type.table)} t where ${sql.join(conditions, sql` and `)}) x`.execute(
      this.#database,
    );
    const totalByParent = new Map(rows.map(({ ofParent, total }) => [ofParent, total]));
    return parents.map((id) => totalByParent.get(id) ?? 0);
  }

  #conditions(type: StoredType, { parent, where = [] }: RowsRead): readonly RawBuilder<unknown>[] {
    return [
      this.#surface.inTenant(type, 't'),
      ...where.map((condition) => conditionSql(condition, type, 't', this.#surface)),
      ...(parent ? [belongingSql(parent, type, 't', sql`p.id`, this.#surface)] : []),
    ];
  }
}

const selections = new WeakMap<StoredType, RawBuilder<unknown>>();

/** A row's columns under their property names. Made once: building and compiling them cost more than most reads. */
function columnsOf(type: StoredType): RawBuilder<unknown> {
  let selection = selections.get(type);
  if (!selection) {
    selection = sql.raw([...type.columns].map(([property, name]) => `t."${name}" as "${property}"`).join());
    selections.set(type, selection);
  }
  return selection;
}

const insertions = new WeakMap<StoredType, Map<string, string>>();

/** The text of an insert of these properties that gives the row back; made once, because it is long. */
function insertion(type: StoredType, properties: readonly string[]): string {
  let known = insertions.get(type);
  if (!known) insertions.set(type, (known = new Map()));
  const key = properties.join();
  let text = known.get(key);
  if (text === undefined) {
    const columns = properties.map((property) => `"${type.columns.get(property)!}"`);
    const values = properties.map((_property, index) => `$${index + 1}`);
    const told = [...type.columns].map(([property, name]) => `"${name}" as "${property}"`);
    text = `insert into "${type.table}" (${columns.join()}) values (${values.join()}) returning ${told.join()}`;
    known.set(key, text);
  }
  return text;
}

/** Tells requests apart that cannot be gathered into one statement. */
function batchKey({ parent, where, orderBy }: RowsRead): string {
  return JSON.stringify([parent, where, orderBy], (_key, value: unknown) =>
    typeof value === 'function' ? value.name : value,
  );
}
