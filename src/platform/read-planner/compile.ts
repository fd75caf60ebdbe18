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
import { behindSql, boundSql, column, orderSql, totalOrder } from '../reads/ordering.js';
import type { RowsRead } from '../reads/reads.js';
import { tenantColumn, type StoredType } from '../reads/stored-type.js';
import {
  jsonArray,
  jsonLiteral,
  jsonObject,
  jsonValue,
  orNull,
  textSql,
  type JsonMember,
  type JsonText,
} from './json-text.js';
import { cursorText, leafFormat, publicIdText, rowValueSql } from './leaf-sql.js';
import type { NodeSource } from './node-source.js';
import type { RowSql } from './planned.js';
import type { PlannedSchema } from './planned-schema.js';
import type {
  AfterwardsPart,
  ColumnPart,
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
    return sql`select ${isKeyValid} as "isKeyValid", ${textSql(this.#object(this.#tree.parts, root))} as answer`;
  }

  #object(parts: readonly Part[], scope: Scope): JsonText {
    return jsonObject(parts.map((part) => [part.key, this.#value(part, scope)]));
  }

  #value(part: Part, scope: Scope): JsonText {
    switch (part.is) {
      case 'TYPENAME':
        return jsonLiteral(part.typeName);
      case 'ID':
        return publicIdText(part.typeName, this.#column('id', scope));
      case 'COLUMN':
        return this.#leaf(part, scope);
      case 'VALUE':
        return jsonValue(part.declared.sql(this.#rowSql(scope, part.site)));
      case 'OBJECT':
        return this.#object(part.parts, scope);
      case 'ELEMENTS': {
        const alias = this.#alias('e');
        const from = part.declared.from(this.#rowSql(scope, null));
        const rows = sql`from (${from}) ${sql.id(alias)} order by ${sql.ref(`${alias}.place`)}`;
        return jsonArray(this.#object(part.parts, { alias, stored: null }), rows);
      }
      case 'REFERENCE': {
        const id = this.#column(part.property, scope);
        return this.#record(part.record, part.isRequired, (alias) => [sql`${sql.ref(`${alias}.id`)} = ${id}`]);
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

  #leaf({ property, field }: ColumnPart, scope: Scope): JsonText {
    const stored = this.#column(property, scope);
    if (!scope.stored) return jsonValue(stored);
    const text = leafFormat(field.type, scope.stored.columnTypes.get(property)!)!(stored);
    return scope.stored.nullable.has(property) ? orNull(text) : text;
  }

  /** A row's properties as the ordinary reads hand them over, marked as such: a resolver makes the value of them. */
  #needs(part: AfterwardsPart, scope: Scope): JsonText {
    const row = part.properties.map((property): JsonMember => {
      const columnType = scope.stored!.columnTypes.get(property)!;
      return [property, jsonValue(rowValueSql(this.#column(property, scope), columnType))];
    });
    return jsonObject([[`@${this.#tree.afterwards.indexOf(part)}`, jsonObject(row)]]);
  }

  /** The one record that fulfils the conditions, or null. */
  #record(record: RecordPart, isRequired: boolean, conditionsOn: (alias: string) => readonly Sql[]): JsonText {
    const alias = this.#alias('t');
    const scope = { alias, stored: record.stored };
    const found = sql`(select ${textSql(this.#object(record.parts, scope))} from ${this.#table(scope)}
      where ${this.#all(scope, conditionsOn(alias))})`;
    return isRequired ? orMissing(found) : orNull([found]);
  }

  #references({ stored, parts }: RecordPart, ids: Sql): JsonText {
    const alias = this.#alias('t');
    const scope = { alias, stored };
    const isNamed = sql`${sql.ref(`${alias}.id`)} = k.id`;
    const rows = sql`from unnest(${ids}) with ordinality k(id, place)
      join ${this.#table(scope)} on ${this.#all(scope, [isNamed])} order by k.place`;
    return jsonArray(this.#object(parts, scope), rows);
  }

  #rows(part: RowsPart, parent: Scope): JsonText {
    const { stored, parts } = part.record;
    const scope = { alias: this.#alias('t'), stored };
    const read = this.#asked[part.site]!.read!;
    const rows = sql`from ${this.#table(scope)} where ${this.#all(scope, this.#conditions(part, read, scope, parent))}
      order by ${orderSql(stored, totalOrder(read.orderBy ?? [], false), scope.alias)}`;
    const object = this.#object(parts, scope);
    if (part.is === 'LIST') return jsonArray(object, rows);
    const first = sql`(select ${textSql(object)} ${rows} limit 1)`;
    return part.isRequired ? orMissing(first) : orNull([first]);
  }

  #page(part: PagePart, parent: Scope): JsonText {
    const { stored, site } = part;
    const { read, page } = this.#asked[site]!;
    const scope: Scope = { alias: this.#alias('t'), stored };
    const orders = totalOrder(read!.orderBy ?? [], page!.backward);
    const conditions = this.#conditions(part, read!, scope, parent);
    const total = (): JsonText => {
      const counted: Scope = { alias: this.#alias('t'), stored };
      return [
        sql`(select count(*)::text from ${this.#table(counted)}
          where ${this.#all(counted, this.#conditions(part, read!, counted, parent))})`,
      ];
    };
    if (page!.cursor === null) {
      return this.#connection(part, scope, { conditions, orders, total, from: this.#table(scope) });
    }
    const cursorId = sql`${new Slot(({ asked }) => asked[site]!.page!.cursor)}::uuid`;
    const cursorRow = sql`(select * from ${sql.table(stored.table)} c
      where ${this.#surface.inTenant(stored, 'c')} and c.id = ${cursorId})`;
    const cursor = this.#alias('c');
    const bound = boundSql(stored, orders, scope.alias, cursorRow);
    const connection = this.#connection(part, scope, {
      conditions: [...conditions, behindSql(stored, orders, scope.alias, cursor), ...(bound ? [bound] : [])],
      orders,
      total,
      from: sql`${this.#table(scope)} cross join ${cursorRow} ${sql.id(cursor)}`,
    });
    return [sql`case when exists ${cursorRow} then ${textSql(connection)} else missing_row() end`];
  }

  #connection(part: PagePart, scope: Scope, rows: PageRows): JsonText {
    const lists = part.parts.filter(isList);
    const isInfoWanted = part.parts.some(({ is }) => is === 'PAGE_INFO');
    const { page } = this.#asked[part.site]!;
    if (isInfoWanted || lists.length > 1 || page!.backward) return this.#fullConnection(part, scope, rows);
    return jsonObject(part.parts.map((each) => [each.key, this.#plainConnectionPart(each, scope, page!.size, rows)]));
  }

  /** A page that nobody asks the bounds of: its rows as they come. */
  #plainConnectionPart(
    part: ConnectionPart,
    scope: Scope,
    size: number,
    { conditions, orders, total, from }: PageRows,
  ): JsonText {
    if (part.is === 'TYPENAME') return jsonLiteral(part.typeName);
    if (part.is === 'TOTAL_COUNT') return total();
    const rows = sql`from ${from} where ${this.#all(scope, conditions)}
      order by ${orderSql(scope.stored!, orders, scope.alias)} limit ${sql.lit(size)}`;
    return jsonArray(this.#listed(part as ListPart, scope), rows);
  }

  /** One entry of `nodes` or `edges`. */
  #listed(part: ListPart, scope: Scope): JsonText {
    if (part.is === 'NODES') return this.#object(part.record.parts, scope);
    return jsonObject(
      part.parts.map((each): JsonMember => {
        if (each.is === 'TYPENAME') return [each.key, jsonLiteral(each.typeName)];
        if (each.is === 'CURSOR') return [each.key, cursorText(this.#column('id', scope))];
        return [each.key, this.#object(each.record.parts, scope)];
      }),
    );
  }

  /**
   * A page with its bounds: one row more than wanted is read to tell whether there is more, but no JSON is made of it. `place`
   * counts in the direction of reading.
   */
  #fullConnection(part: PagePart, scope: Scope, { conditions, orders, total, from }: PageRows): JsonText {
    const { alias } = scope;
    const order = orderSql(scope.stored!, orders, alias);
    const { backward, cursor, size: pageSize } = this.#asked[part.site]!.page!;
    const size = sql.lit(pageSize);
    const lists = part.parts.filter(isList);
    const nameOf = (list: ListPart) => sql.id(`list${lists.indexOf(list)}`);
    const read = sql`select ${sql.id(alias)}.*, row_number() over (order by ${order}) as place
      from ${from} where ${this.#all(scope, conditions)} order by ${order} limit ${sql.lit(pageSize + 1)}`;
    const listed = lists.map(
      (list) =>
        sql`, case when ${sql.ref(`${alias}.place`)} <= ${size} then ${textSql(this.#listed(list, scope))} end as ${nameOf(list)}`,
    );
    const gathered = lists.map(
      (
        list,
      ) => sql`, coalesce(string_agg(r.${nameOf(list)}, ',' order by r.place ${sql.raw(backward ? 'desc' : 'asc')}), '')
        as ${nameOf(list)}`,
    );
    const page = sql.id(`${alias}_page`);
    const paged = sql`select count(*) > ${size} as "hasMore",
      (array_agg(r.id order by r.place) filter (where r.place <= ${size})) as ids${sql.join(gathered, sql``)}
      from (select ${sql.ref(`${alias}.id`)}, ${sql.ref(`${alias}.place`)}${sql.join(listed, sql``)}
        from (${read}) ${sql.id(alias)}) r`;
    const hasMore = [sql`${page}."hasMore"::text`];
    const hasCursor = [String(cursor !== null)];
    const first = orNull(cursorText(sql`${page}.ids[1]`));
    const last = orNull(cursorText(sql`${page}.ids[cardinality(${page}.ids)]`));
    const info = {
      hasNextPage: backward ? hasCursor : hasMore,
      hasPreviousPage: backward ? hasMore : hasCursor,
      startCursor: backward ? last : first,
      endCursor: backward ? first : last,
    };
    const connection = jsonObject(
      part.parts.map((each): JsonMember => {
        if (each.is === 'TYPENAME') return [each.key, jsonLiteral(each.typeName)];
        if (each.is === 'TOTAL_COUNT') return [each.key, total()];
        if (each.is !== 'PAGE_INFO') return [each.key, ['[', sql`${page}.${nameOf(each)}`, ']']];
        const members = each.parts.map((member): JsonMember => [
          member.key,
          member.is === 'TYPENAME' ? jsonLiteral(member.typeName) : info[member.is],
        ]);
        return [each.key, jsonObject(members)];
      }),
    );
    return [sql`(select ${textSql(connection)} from (${paged}) ${page})`];
  }

  #nodes(part: NodesPart): JsonText {
    const { site, is } = part;
    const types = Object.keys(this.#asked[site]!.visible!);
    if (is === 'NODE_BY_ID') {
      const uuid = sql`${new Slot(({ asked }) => asked[site]!.ids![0]!.uuid)}::uuid`;
      return types.length === 0 ? ['null'] : this.#node(part, types[0]!, uuid);
    }
    const typesOf = new Slot(({ asked }) => asked[site]!.ids!.map(({ type }) => type));
    const uuidsOf = new Slot(({ asked }) => asked[site]!.ids!.map(({ uuid }) => uuid));
    const cases = types.map((type) => sql` when ${sql.lit(type)} then ${textSql(this.#node(part, type, sql`k.id`))}`);
    const found = cases.length === 0 ? sql`'null'` : sql`case k.type${sql.join(cases, sql``)} else 'null' end`;
    const rows = sql`from unnest(${typesOf}::text[], ${uuidsOf}::uuid[]) with ordinality k(type, id, place) order by k.place`;
    return jsonArray([found], rows);
  }

  #node({ site, records }: NodesPart, type: string, uuid: Sql): JsonText {
    const record = records.get(type)!;
    const where = this.#asked[site]!.visible![type]!;
    return this.#record(record, false, (alias) => [
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
  readonly total: () => JsonText;
  readonly from: Sql;
}

/** A record that must be there; the statement fails where it is not. */
function orMissing(record: Sql): JsonText {
  return [sql`coalesce(${record}, missing_row())`];
}

/** A part of a connection that lists its rows. */
type ListPart = Extract<ConnectionPart, { is: 'NODES' | 'EDGES' }>;

function isList(part: ConnectionPart): part is ListPart {
  return part.is === 'NODES' || part.is === 'EDGES';
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
