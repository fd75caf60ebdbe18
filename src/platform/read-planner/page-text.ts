import { sql, type RawBuilder } from 'kysely';
import { behindSql, boundSql, orderSql, totalOrder } from '../reads/ordering.js';
import { jsonArray, jsonLiteral, jsonObject, orNull, textSql, type JsonMember, type JsonText } from './json-text.js';
import { cursorText } from './leaf-sql.js';
import type { ConnectionPart, PagePart, Part } from './read-tree.js';
import { Slot } from './slot.js';
import type { Scope, StatementRows } from './statement-rows.js';

type Sql = RawBuilder<unknown>;

/** A part of a connection that lists its rows. */
type ListPart = Extract<ConnectionPart, { is: 'NODES' | 'EDGES' }>;

/** Which rows a page is cut from, and how they are ordered in the direction of reading. */
interface PageRows {
  readonly from: Sql;
  readonly condition: Sql;
  readonly order: Sql;
  readonly total: () => JsonText;
}

/** Makes the JSON of Relay connections: a page of rows, where it stands, and how many there are. */
export class PageText {
  readonly #rows: StatementRows;
  readonly #objectOf: (parts: readonly Part[], scope: Scope) => JsonText;

  constructor(rows: StatementRows, objectOf: (parts: readonly Part[], scope: Scope) => JsonText) {
    this.#rows = rows;
    this.#objectOf = objectOf;
  }

  of(part: PagePart, parent: Scope): JsonText {
    const { stored, site } = part;
    const { read, page } = this.#rows.asked[site]!;
    const scope: Scope = { alias: this.#rows.newAlias('t'), stored };
    const orders = totalOrder(read!.orderBy ?? [], page!.backward);
    const order = orderSql(stored, orders, scope.alias);
    const conditions = this.#rows.conditionsOf(part, scope, parent);
    const total = () => this.#total(part, parent);
    const from = this.#rows.table(scope);
    if (page!.cursor === null) {
      return this.#connection(part, scope, { from, condition: this.#rows.all(scope, conditions), order, total });
    }
    const cursorId = sql`${new Slot(({ asked }) => asked[site]!.page!.cursor)}::uuid`;
    const isCursor = this.#rows.all({ alias: 'c', stored }, [sql`c.id = ${cursorId}`]);
    const cursorRow = sql`(select * from ${sql.table(stored.table)} c where ${isCursor})`;
    const cursor = this.#rows.newAlias('c');
    const bound = boundSql(stored, orders, scope.alias, cursorRow);
    const behind = [behindSql(stored, orders, scope.alias, cursor), ...(bound ? [bound] : [])];
    const connection = this.#connection(part, scope, {
      from: sql`${from} cross join ${cursorRow} ${sql.id(cursor)}`,
      condition: this.#rows.all(scope, [...conditions, ...behind]),
      order,
      total,
    });
    return [sql`case when exists ${cursorRow} then ${textSql(connection)} else missing_row() end`];
  }

  #total(part: PagePart, parent: Scope): JsonText {
    const scope: Scope = { alias: this.#rows.newAlias('t'), stored: part.stored };
    const condition = this.#rows.all(scope, this.#rows.conditionsOf(part, scope, parent));
    return [sql`(select count(*)::text from ${this.#rows.table(scope)} where ${condition})`];
  }

  #connection(part: PagePart, scope: Scope, rows: PageRows): JsonText {
    const { page } = this.#rows.asked[part.site]!;
    const isInfoWanted = part.parts.some(({ is }) => is === 'PAGE_INFO');
    const isPlain = !isInfoWanted && !page!.backward && part.parts.filter(isList).length <= 1;
    if (!isPlain) return this.#bounded(part, scope, rows);
    return jsonObject(
      part.parts.map((each): JsonMember => {
        if (isList(each)) return [each.key, this.#plainList(each, scope, page!.size, rows)];
        return [each.key, each.is === 'TYPENAME' ? jsonLiteral(each.typeName) : rows.total()];
      }),
    );
  }

  /** The rows of a page that nobody asks the bounds of, as they come. */
  #plainList(part: ListPart, scope: Scope, size: number, { from, condition, order }: PageRows): JsonText {
    const rows = sql`from ${from} where ${condition} order by ${order} limit ${sql.lit(size)}`;
    return jsonArray(this.#entry(part, scope), rows);
  }

  /** One entry of `nodes` or `edges`. */
  #entry(part: ListPart, scope: Scope): JsonText {
    if (part.is === 'NODES') return this.#objectOf(part.record.parts, scope);
    return jsonObject(
      part.parts.map((each): JsonMember => {
        if (each.is === 'TYPENAME') return [each.key, jsonLiteral(each.typeName)];
        if (each.is === 'CURSOR') return [each.key, cursorText(this.#rows.column('id', scope))];
        return [each.key, this.#objectOf(each.record.parts, scope)];
      }),
    );
  }

  /**
   * A page with its bounds: one row more than wanted is read to tell whether there is more, but no JSON is made of it. `place`
   * counts in the direction of reading.
   */
  #bounded(part: PagePart, scope: Scope, { from, condition, order, total }: PageRows): JsonText {
    const { alias } = scope;
    const { backward, cursor, size } = this.#rows.asked[part.site]!.page!;
    const [within, limit] = [sql`<= ${sql.lit(size)}`, sql.lit(size + 1)];
    const lists = part.parts.filter(isList);
    const nameOf = (list: ListPart) => sql.id(`list${lists.indexOf(list)}`);
    const direction = sql.raw(backward ? 'desc' : 'asc');
    const read = sql`select ${sql.id(alias)}.*, row_number() over (order by ${order}) as place
      from ${from} where ${condition} order by ${order} limit ${limit}`;
    const entries = lists.map((list) => {
      const entry = textSql(this.#entry(list, scope));
      return sql`, case when ${sql.ref(`${alias}.place`)} ${within} then ${entry} end as ${nameOf(list)}`;
    });
    const gathered = lists.map((list) => {
      const joined = sql`string_agg(r.${nameOf(list)}, ',' order by r.place ${direction})`;
      return sql`, coalesce(${joined}, '') as ${nameOf(list)}`;
    });
    const bounds = sql`select count(*) > ${sql.lit(size)} as "hasMore",
      (array_agg(r.id order by r.place) filter (where r.place ${within})) as ids${sql.join(gathered, sql``)}
      from (select ${sql.ref(`${alias}.id`)}, ${sql.ref(`${alias}.place`)}${sql.join(entries, sql``)}
        from (${read}) ${sql.id(alias)}) r`;
    const page = sql.id(`${alias}_page`);
    const hasMore: JsonText = [sql`${page}."hasMore"::text`];
    const hasCursor: JsonText = [String(cursor !== null)];
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
        if (isList(each)) return [each.key, ['[', sql`${page}.${nameOf(each)}`, ']']];
        const members = each.parts.map((member): JsonMember => [
          member.key,
          member.is === 'TYPENAME' ? jsonLiteral(member.typeName) : info[member.is],
        ]);
        return [each.key, jsonObject(members)];
      }),
    );
    return [sql`(select ${textSql(connection)} from (${bounds}) ${page})`];
  }
}

function isList(part: ConnectionPart): part is ListPart {
  return part.is === 'NODES' || part.is === 'EDGES';
}
