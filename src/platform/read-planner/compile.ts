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
import { orderSql, totalOrder } from '../reads/ordering.js';
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
import { leafFormat, publicIdText, rowValueSql } from './leaf-sql.js';
import type { NodeSource } from './node-source.js';
import { PageText } from './page-text.js';
import type { PlannedSchema } from './planned-schema.js';
import type { AfterwardsPart, ColumnPart, NodesPart, Part, ReadTree, RecordPart, RowsPart } from './read-tree.js';
import { Slot, type Asked } from './slot.js';
import { StatementRows, type Scope } from './statement-rows.js';

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
  const rows = new StatementRows(parts.planned, parts.hasApplicationFilters, asked);
  const answer = textSql(new StatementCompiler(tree, rows).answer());
  const key = sql`${new Slot(({ keyId }) => keyId)}::uuid`;
  const isKeyValid = hasKey ? parts.keyCheck(rows.organization, key) : sql`true`;
  const statement = sql`select ${isKeyValid} as "isKeyValid", ${answer} as answer`;
  const { sql: text, parameters } = statement.compile(compiler);
  return shareParameters(text, parameters);
}

class StatementCompiler {
  readonly #tree: ReadTree;
  readonly #rows: StatementRows;
  readonly #pages: PageText;

  constructor(tree: ReadTree, rows: StatementRows) {
    this.#tree = tree;
    this.#rows = rows;
    this.#pages = new PageText(rows, (parts, scope) => this.#object(parts, scope));
  }

  answer(): JsonText {
    return this.#object(this.#tree.parts, { alias: '', stored: null });
  }

  #object(parts: readonly Part[], scope: Scope): JsonText {
    return jsonObject(parts.map((part) => [part.key, this.#value(part, scope)]));
  }

  #value(part: Part, scope: Scope): JsonText {
    switch (part.is) {
      case 'TYPENAME':
        return jsonLiteral(part.typeName);
      case 'ID':
        return publicIdText(part.typeName, this.#rows.column('id', scope));
      case 'COLUMN':
        return this.#leaf(part, scope);
      case 'VALUE':
        return jsonValue(part.declared.sql(this.#rows.rowSql(scope, part.site)));
      case 'OBJECT':
        return this.#object(part.parts, scope);
      case 'ELEMENTS': {
        const alias = this.#rows.newAlias('e');
        const from = part.declared.from(this.#rows.rowSql(scope, null));
        const rows = sql`from (${from}) ${sql.id(alias)} order by ${sql.ref(`${alias}.place`)}`;
        return jsonArray(this.#object(part.parts, { alias, stored: null }), rows);
      }
      case 'REFERENCE': {
        const id = this.#rows.column(part.property, scope);
        return this.#record(part.record, part.isRequired, (alias) => [sql`${sql.ref(`${alias}.id`)} = ${id}`]);
      }
      case 'REFERENCES':
        return this.#references(part.record, this.#rows.column(part.property, scope));
      case 'RECORD':
      case 'LIST':
        return this.#listOrFirst(part, scope);
      case 'PAGE':
        return this.#pages.of(part, scope);
      case 'NODE_BY_ID':
      case 'NODES_BY_ID':
        return this.#nodes(part);
      case 'AFTERWARDS':
        return this.#needs(part, scope);
    }
  }

  #leaf({ property, field }: ColumnPart, scope: Scope): JsonText {
    const stored = this.#rows.column(property, scope);
    if (!scope.stored) return jsonValue(stored);
    const text = leafFormat(field.type, scope.stored.columnTypes.get(property)!)!(stored);
    return scope.stored.nullable.has(property) ? orNull(text) : text;
  }

  /** A row's properties as the ordinary reads hand them over, marked as such: a resolver makes the value of them. */
  #needs(part: AfterwardsPart, scope: Scope): JsonText {
    const row = part.properties.map((property): JsonMember => {
      const columnType = scope.stored!.columnTypes.get(property)!;
      return [property, jsonValue(rowValueSql(this.#rows.column(property, scope), columnType))];
    });
    return jsonObject([[`@${this.#tree.afterwards.indexOf(part)}`, jsonObject(row)]]);
  }

  /** The one record that fulfils the conditions, or null. */
  #record(record: RecordPart, isRequired: boolean, conditionsOn: (alias: string) => readonly Sql[]): JsonText {
    const alias = this.#rows.newAlias('t');
    const scope = { alias, stored: record.stored };
    const found = sql`(select ${textSql(this.#object(record.parts, scope))} from ${this.#rows.table(scope)}
      where ${this.#rows.all(scope, conditionsOn(alias))})`;
    return isRequired ? orMissing(found) : orNull([found]);
  }

  #references({ stored, parts }: RecordPart, ids: Sql): JsonText {
    const alias = this.#rows.newAlias('t');
    const scope = { alias, stored };
    const isNamed = sql`${sql.ref(`${alias}.id`)} = k.id`;
    const rows = sql`from unnest(${ids}) with ordinality k(id, place)
      join ${this.#rows.table(scope)} on ${this.#rows.all(scope, [isNamed])} order by k.place`;
    return jsonArray(this.#object(parts, scope), rows);
  }

  #listOrFirst(part: RowsPart, parent: Scope): JsonText {
    const { stored, parts } = part.record;
    const scope = { alias: this.#rows.newAlias('t'), stored };
    const read = this.#rows.asked[part.site]!.read!;
    const rows = sql`from ${this.#rows.table(scope)} where ${this.#rows.all(scope, this.#rows.conditionsOf(part, scope, parent))}
      order by ${orderSql(stored, totalOrder(read.orderBy ?? [], false), scope.alias)}`;
    const object = this.#object(parts, scope);
    if (part.is === 'LIST') return jsonArray(object, rows);
    const first = sql`(select ${textSql(object)} ${rows} limit 1)`;
    return part.isRequired ? orMissing(first) : orNull([first]);
  }

  #nodes(part: NodesPart): JsonText {
    const { site, is } = part;
    const types = Object.keys(this.#rows.asked[site]!.visible!);
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
    const where = this.#rows.asked[site]!.visible![type]!;
    return this.#record(record, false, (alias) => [
      sql`${sql.ref(`${alias}.id`)} = ${uuid}`,
      ...this.#rows.fulfilling(where, (bound) => bound.asked[site]!.visible![type]!, { alias, stored: record.stored }),
    ]);
  }
}

/** A record that must be there; the statement fails where it is not. */
function orMissing(record: Sql): JsonText {
  return [sql`coalesce(${record}, missing_row())`];
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
  return { sql: shared.replaceAll(/\s*\n\s*/g, ' ').trim(), slots };
}
