import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  sql,
  type RawBuilder,
} from 'kysely';
import type { KeyCheck } from '../auth/key-check.js';
import { belongingSql } from '../reads/belonging.js';
import { conditionSql, type Condition, type Surface } from '../reads/condition.js';
import { behindSql, column, orderSql, totalOrder } from '../reads/ordering.js';
import type { RowsRead } from '../reads/reads.js';
import { tenantColumn, type StoredType } from '../reads/stored-type.js';
import { jsonObject, jsonRows, type JsonMember } from './json-object.js';
import { cursorSql, leafFormat, publicIdSql, rowValueSql } from './leaf-sql.js';
import type { NodeSource } from './node-source.js';
import type { RowSql } from './planned.js';
import type { PlannedSchema } from './planned-schema.js';
import type {
  AfterwardsPart,
  ConnectionPart,
  NodesPart,
  PagePart,
  Part,
  ReadTree,
  RecordPart,
  RowsPart,
} from './read-tree.js';
import { Slot, type Asked, type Bound } from './slot.js';

/** A statement that answers operations of one shape, and the values that it takes in the order of its parameters. */
export interface CompiledStatement {
  readonly sql: string;
  readonly slots: readonly unknown[];
}

export interface CompilerParts {
  readonly planned: PlannedSchema;
  readonly nodeSources: ReadonlyMap<string, NodeSource>;
  readonly keyCheck: KeyCheck;
  readonly hasApplicationFilters: boolean;
}

/** What an expression's names mean: the columns of a stored row, or those of a sub-select. */
interface Scope {
  readonly alias: string;
  readonly stored: StoredType | null;
}

type Sql = RawBuilder<unknown>;

const compiler = new Kysely<Record<string, never>>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (database) => new PostgresIntrospector(database),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

/** The statement that answers a tree, asked like this: one row with the key's check and the finished JSON of `data`. */
export function compile(
  tree: ReadTree,
  asked: readonly Asked[],
  hasKey: boolean,
  parts: CompilerParts,
): CompiledStatement {
  const statement = new StatementCompiler(parts, tree, asked).statement(hasKey);
  const { sql: text, parameters } = statement.compile(compiler);
  return shareParameters(text, parameters);
}

class StatementCompiler {
  readonly #parts: CompilerParts;
  readonly #tree: ReadTree;
  readonly #asked: readonly Asked[];
  readonly #organization = sql`${new Slot(({ organizationId }) => organizationId)}::uuid`;
  readonly #surface: Surface;
  #aliases = 0;

  constructor(parts: CompilerParts, tree: ReadTree, asked: readonly Asked[]) {
    this.#parts = parts;
    this.#tree = tree;
    this.#asked = asked;
    this.#surface = {
      typeOf: (entity) => parts.planned.storedTypeOf(entity),
      inTenant: (type, alias) =>
        parts.hasApplicationFilters ? sql`${tenantColumn(type, alias)} = ${this.#organization}` : sql`true`,
    };
  }

  statement(hasKey: boolean): Sql {
    const root: Scope = { alias: '', stored: null };
    const key = sql`${new Slot(({ keyId }) => keyId)}::uuid`;
    const isKeyValid = hasKey ? this.#parts.keyCheck(this.#organization, key) : sql`true`;
    const answer = jsonObject(this.#members(this.#tree.parts, root));
    return sql`select ${isKeyValid} as "isKeyValid", ${answer}::text as answer`;
  }

  #value(part: Part, scope: Scope): Sql {
    switch (part.is) {
      case 'TYPENAME':
        return sql`${sql.lit(part.typeName)}::text`;
      case 'ID':
        return publicIdSql(part.typeName, this.#column('id', scope));
      case 'COLUMN': {
        const stored = this.#column(part.property, scope);
        const columnType = scope.stored?.columnTypes.get(part.property);
        return columnType === undefined ? stored : leafFormat(part.field.type, columnType)!(stored);
      }
      case 'VALUE':
        return part.declared.sql(this.#rowSql(scope, part.site));
      case 'OBJECT':
        return jsonObject(this.#members(part.parts, scope));
      case 'ELEMENTS': {
        const alias = this.#alias('e');
        const from = part.declared.from(this.#rowSql(scope, null));
        const members = this.#members(part.parts, { alias, stored: null });
        return sql`array(${jsonRows(members, sql`from (${from}) ${sql.id(alias)} order by ${sql.ref(`${alias}.place`)}`)})`;
      }
      case 'REFERENCE': {
        const found = this.#one(part.record, (alias) => [
          sql`${sql.ref(`${alias}.id`)} = ${this.#column(part.property, scope)}`,
        ]);
        return part.isRequired ? sql`coalesce(${found}, missing_row())` : found;
      }
      case 'REFERENCES':
        return this.#references(part.record, this.#column(part.property, scope));
      case 'RECORD':
      case 'LIST':
        return this.#rows(part, scope);
      case 'PAGE':
        return this.#page(part, scope);
      case 'NODE_BY_ID':
      case 'NODES_BY_ID':
        return this.#nodes(part);
      case 'AFTERWARDS':
        return this.#needs(part, scope);
    }
  }

  /** A row's properties as the ordinary reads hand them over, marked as such: a resolver makes the value of them. */
  #needs(part: AfterwardsPart, scope: Scope): Sql {
    const index = this.#tree.afterwards.indexOf(part);
    const members = part.properties.map((property): JsonMember => [
      property,
      rowValueSql(this.#column(property, scope), scope.stored!.columnTypes.get(property)!),
    ]);
    return jsonObject([[`@${index}`, jsonObject(members)]]);
  }

  #one({ stored, parts }: RecordPart, conditionsOn: (alias: string) => readonly Sql[]): Sql {
    const alias = this.#alias('t');
    const scope = { alias, stored };
    return sql`(${this.#select(parts, scope, sql`from ${this.#table(scope)} where ${this.#all(scope, conditionsOn(alias))}`)})`;
  }

  #references({ stored, parts }: RecordPart, ids: Sql): Sql {
    const alias = this.#alias('t');
    const scope = { alias, stored };
    const rows = sql`from unnest(${ids}) with ordinality k(id, place) join ${this.#table(scope)} on ${this.#all(scope, [
      sql`${sql.ref(`${alias}.id`)} = k.id`,
    ])} order by k.place`;
    return sql`array(${this.#select(parts, scope, rows)})`;
  }

  #rows(part: RowsPart, parent: Scope): Sql {
    const { stored, parts } = part.record;
    const alias = this.#alias('t');
    const scope = { alias, stored };
    const read = this.#asked[part.site]!.read!;
    const ordered = sql`from ${this.#table(scope)} where ${this.#all(
      scope,
      this.#conditions(part, read, scope, parent),
    )} order by ${orderSql(stored, totalOrder(read.orderBy ?? [], false), alias)}`;
    if (part.is === 'LIST') return sql`array(${this.#select(parts, scope, ordered)})`;
    const first = sql`(${this.#select(parts, scope, sql`${ordered} limit 1`)})`;
    return part.isRequired ? sql`coalesce(${first}, missing_row())` : first;
  }

  #page(part: PagePart, parent: Scope): Sql {
    const { read, page } = this.#asked[part.site]!;
    const orders = totalOrder(read!.orderBy ?? [], page!.backward);
    const size = sql`${new Slot(({ asked }) => asked[part.site]!.page!.size)}::int`;
    const alias = this.#alias('t');
    const scope: Scope = { alias, stored: part.stored };
    const conditions = this.#conditions(part, read!, scope, parent);
    const counted = this.#alias('t');
    const total = (): Sql =>
      sql`(select count(*) from ${this.#table({ alias: counted, stored: part.stored })} where ${this.#all(
        { alias: counted, stored: part.stored },
        this.#conditions(part, read!, { alias: counted, stored: part.stored }, parent),
      )})`;
    if (page!.cursor === null) {
      return this.#connection(part, scope, { conditions, orders, size, total, from: this.#table(scope) });
    }
    const cursor = this.#alias('c');
    const cursorRow = sql`(select * from ${sql.table(part.stored.table)} c where ${this.#surface.inTenant(part.stored, 'c')} and c.id = ${new Slot(
      ({ asked }) => asked[part.site]!.page!.cursor,
    )}::uuid)`;
    const connection = this.#connection(part, scope, {
      conditions: [...conditions, behindSql(part.stored, orders, alias, cursor)],
      orders,
      size,
      total,
      from: sql`${this.#table(scope)} cross join ${cursorRow} ${sql.id(cursor)}`,
    });
    return sql`case when exists ${cursorRow} then ${connection} else missing_row() end`;
  }

  #connection(part: PagePart, scope: Scope, rows: PageRows): Sql {
    const lists = part.parts.filter(({ is }) => is === 'NODES' || is === 'EDGES');
    const isInfoWanted = part.parts.some(({ is }) => is === 'PAGE_INFO');
    const { page } = this.#asked[part.site]!;
    if (!isInfoWanted && lists.length <= 1 && !page!.backward) {
      return jsonObject(part.parts.map((each) => [each.key, this.#plainConnectionPart(each, scope, rows)]));
    }
    return this.#fullConnection(part, scope, rows);
  }

  /** A page that nobody asks the bounds of: its rows as they come. */
  #plainConnectionPart(part: ConnectionPart, scope: Scope, { conditions, orders, size, total, from }: PageRows): Sql {
    if (part.is === 'TYPENAME') return sql`${sql.lit(part.typeName)}::text`;
    if (part.is === 'TOTAL_COUNT') return total();
    const rows = sql`from ${from} where ${this.#all(scope, conditions)}
      order by ${orderSql(scope.stored!, orders, scope.alias)} limit ${size}`;
    return sql`array(${jsonRows(this.#listed(part, scope), rows)})`;
  }

  /** The members of one entry of `nodes` or `edges`. */
  #listed(part: ConnectionPart, scope: Scope): readonly JsonMember[] {
    if (part.is === 'NODES') return this.#members(part.record.parts, scope);
    if (part.is !== 'EDGES') throw new Error(`${part.is} is no list of a connection`);
    return part.parts.map((each): JsonMember => {
      if (each.is === 'TYPENAME') return [each.key, sql`${sql.lit(each.typeName)}::text`];
      if (each.is === 'CURSOR') return [each.key, cursorSql(this.#column('id', scope))];
      return [each.key, jsonObject(this.#members(each.record.parts, scope))];
    });
  }

  /**
   * A page with its bounds: one row more than wanted is read to tell whether there is more, but no JSON is made of it. `place`
   * counts in the direction of reading.
   */
  #fullConnection(part: PagePart, scope: Scope, { conditions, orders, size, total, from }: PageRows): Sql {
    const { page } = this.#asked[part.site]!;
    const { alias } = scope;
    const members = sql.id(`${alias}_page`);
    const lists = part.parts.filter(({ is }) => is === 'NODES' || is === 'EDGES');
    const listed = lists.map(
      (list, index) =>
        sql`, case when ${sql.ref(`${alias}.place`)} <= ${size} then ${jsonObject(this.#listed(list, scope))} end as ${sql.id(`list${index}`)}`,
    );
    const direction = sql.raw(page!.backward ? 'desc' : 'asc');
    const gathered = lists.map(
      (_list, index) => sql`, coalesce(array_agg(p.${sql.id(`list${index}`)} order by p.place ${direction})
        filter (where p.place <= ${size}), '{}') as ${sql.id(`list${index}`)}`,
    );
    const selected = sql`select ${sql.id(alias)}.*, row_number() over (order by ${orderSql(scope.stored!, orders, alias)}) as place
      from ${from} where ${this.#all(scope, conditions)} order by ${orderSql(scope.stored!, orders, alias)} limit ${size} + 1`;
    const paged = sql`select count(*) > ${size} as "hasMore",
      (array_agg(p.id order by p.place) filter (where p.place = 1))[1] as "first",
      (array_agg(p.id order by p.place) filter (where p.place = least(${size}, p.total)))[1] as "last"${sql.join(gathered, sql``)}
      from (select ${sql.ref(`${alias}.id`)}, ${sql.ref(`${alias}.place`)}, count(*) over () as total${sql.join(listed, sql``)}
        from (${selected}) ${sql.id(alias)}) p`;
    const hasMore = sql`${members}."hasMore"`;
    const hasCursor = sql.lit(page!.cursor !== null);
    const bounds = page!.backward ? ['last', 'first'] : ['first', 'last'];
    const info = {
      hasNextPage: page!.backward ? hasCursor : hasMore,
      hasPreviousPage: page!.backward ? hasMore : hasCursor,
      startCursor: cursorSql(sql`${members}.${sql.id(bounds[0]!)}`),
      endCursor: cursorSql(sql`${members}.${sql.id(bounds[1]!)}`),
    };
    const connection = jsonObject(
      part.parts.map((each): JsonMember => {
        if (each.is === 'TYPENAME') return [each.key, sql`${sql.lit(each.typeName)}::text`];
        if (each.is === 'TOTAL_COUNT') return [each.key, total()];
        if (each.is !== 'PAGE_INFO') return [each.key, sql`${members}.${sql.id(`list${lists.indexOf(each)}`)}`];
        return [
          each.key,
          jsonObject(
            each.parts.map((member): JsonMember => [
              member.key,
              member.is === 'TYPENAME' ? sql`${sql.lit(member.typeName)}::text` : info[member.is],
            ]),
          ),
        ];
      }),
    );
    return sql`(select ${connection} from (${paged}) ${members})`;
  }

  #nodes(part: NodesPart): Sql {
    const { ids } = this.#asked[part.site]!;
    const types = [...new Set(ids!.map(({ type }) => type))].filter((type) => type !== null);
    if (part.is === 'NODE_BY_ID') {
      const uuid = sql`${new Slot(({ asked }) => asked[part.site]!.ids![0]!.uuid)}::uuid`;
      return types.length === 0 ? sql`null::json` : this.#node(part, types[0]!, uuid);
    }
    const typesOf = new Slot(({ asked }) => asked[part.site]!.ids!.map(({ type }) => type));
    const uuidsOf = new Slot(({ asked }) => asked[part.site]!.ids!.map(({ uuid }) => uuid));
    const cases = types.toSorted().map((type) => sql` when ${sql.lit(type)} then ${this.#node(part, type, sql`k.id`)}`);
    const found = cases.length === 0 ? sql`null::json` : sql`case k.type${sql.join(cases, sql``)} end`;
    return sql`array(select ${found} from unnest(${typesOf}::text[], ${uuidsOf}::uuid[]) with ordinality k(type, id, place) order by k.place)`;
  }

  #node({ site, records }: NodesPart, type: string, uuid: Sql): Sql {
    const record = records.get(type)!;
    const where = this.#asked[site]!.visible![type] ?? [];
    return this.#one(record, (alias) => [
      sql`${sql.ref(`${alias}.id`)} = ${uuid}`,
      ...this.#slotted(where, (bound) => bound.asked[site]!.visible![type]!, record.stored, alias),
    ]);
  }

  #conditions({ site, declared }: RowsPart | PagePart, read: RowsRead, scope: Scope, parent: Scope): readonly Sql[] {
    const stored = scope.stored!;
    const where = this.#slotted(read.where ?? [], (bound) => bound.asked[site]!.read!.where!, stored, scope.alias);
    const belonging = read.parent
      ? [belongingSql(read.parent, stored, scope.alias, this.#column('id', parent), this.#surface)]
      : [];
    const matching = Object.entries(declared.matching ?? {}).map(
      ([own, ofParent]) => sql`${column(stored, own, scope.alias)} = ${this.#column(ofParent, parent)}`,
    );
    return [...belonging, ...matching, ...where];
  }

  /** Conditions whose values every request brings anew. */
  #slotted(
    where: readonly Condition[],
    inRequest: (bound: Bound) => readonly Condition[],
    stored: StoredType,
    alias: string,
  ): readonly Sql[] {
    return where.map((condition, index) =>
      conditionSql(
        withSlots(condition, (bound) => inRequest(bound)[index]!),
        stored,
        alias,
        this.#surface,
      ),
    );
  }

  #members(parts: readonly Part[], scope: Scope): readonly JsonMember[] {
    return parts.map((part) => [part.key, this.#value(part, scope)]);
  }

  /** A select of JSON objects with these parts; `rows` is the rest of the statement from its `from` on. */
  #select(parts: readonly Part[], scope: Scope, rows: Sql): Sql {
    return jsonRows(this.#members(parts, scope), rows);
  }

  #table({ alias, stored }: Scope): Sql {
    return sql`${sql.table(stored!.table)} ${sql.id(alias)}`;
  }

  #all({ alias, stored }: Scope, conditions: readonly Sql[]): Sql {
    return sql.join([this.#surface.inTenant(stored!, alias), ...conditions], sql` and `);
  }

  #column(property: string, { alias, stored }: Scope): Sql {
    return stored ? column(stored, property, alias) : sql.ref(`${alias}.${property}`);
  }

  #rowSql(scope: Scope, site: number | null): RowSql {
    return {
      column: (property) => this.#column(property, scope),
      inTenant: (alias) =>
        this.#parts.hasApplicationFilters
          ? sql`${sql.ref(`${alias}.organization_id`)} = ${this.#organization}`
          : sql`true`,
      parameter: (name) => sql`${new Slot(({ asked }) => asked[site!]!.parameters![name])}`,
    };
  }

  #alias(prefix: string): string {
    this.#aliases += 1;
    return `${prefix}${this.#aliases}`;
  }
}

interface PageRows {
  readonly conditions: readonly Sql[];
  readonly orders: ReturnType<typeof totalOrder>;
  readonly size: Sql;
  readonly total: () => Sql;
  readonly from: Sql;
}

/** The condition with slots in place of its values, so that the statement serves other values too. */
function withSlots(condition: Condition, inRequest: (bound: Bound) => Condition): Condition {
  switch (condition.is) {
    case 'UNSET':
      return condition;
    case 'ONE_OF':
      return { ...condition, values: new Slot((bound) => (inRequest(bound) as typeof condition).values) as never };
    case 'NAMING':
      return {
        ...condition,
        where: condition.where.map((each, index) =>
          withSlots(each, (bound) => (inRequest(bound) as typeof condition).where[index]!),
        ),
      };
    default:
      return { ...condition, value: new Slot((bound) => (inRequest(bound) as typeof condition).value) as never };
  }
}

/** Numbers the parameters anew, so that one slot is sent once however often the statement names it. */
function shareParameters(text: string, parameters: readonly unknown[]): CompiledStatement {
  const slots: unknown[] = [];
  const numberOf = new Map<unknown, number>();
  const shared = text.replaceAll(/\$(\d+)/g, (_match, digits: string) => {
    const slot = parameters[Number(digits) - 1];
    let number = numberOf.get(slot);
    if (number === undefined) {
      number = slots.push(slot);
      numberOf.set(slot, number);
    }
    return `$${number}`;
  });
  return { sql: shared.replaceAll(/\s+/g, ' '), slots };
}
