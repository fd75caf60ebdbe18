import { sql, type RawBuilder } from 'kysely';
import { belongingSql } from '../reads/belonging.js';
import { conditionSql, type Condition, type Surface } from '../reads/condition.js';
import { column } from '../reads/ordering.js';
import { tenantColumn, type StoredType } from '../reads/stored-type.js';
import type { RowSql } from './planned.js';
import type { PlannedSchema } from './planned-schema.js';
import type { PagePart, RowsPart } from './read-tree.js';
import { Slot, type Asked, type Bound } from './slot.js';

type Sql = RawBuilder<unknown>;

/** What an expression's names mean: the columns of a stored row, or those of a sub-select. */
export interface Scope {
  readonly alias: string;
  readonly stored: StoredType | null;
}

/** The rows that one statement is about: tables under their aliases, conditions with slots for each request's values. */
export class StatementRows {
  readonly asked: readonly Asked[];
  readonly organization: Sql = sql`${new Slot(({ organizationId }) => organizationId)}::uuid`;
  readonly #surface: Surface;
  readonly #hasApplicationFilters: boolean;
  #aliases = 0;

  constructor(planned: PlannedSchema, hasApplicationFilters: boolean, asked: readonly Asked[]) {
    this.asked = asked;
    this.#hasApplicationFilters = hasApplicationFilters;
    this.#surface = {
      typeOf: (entity) => planned.storedTypeOf(entity),
      inTenant: (type, alias) => this.#inTenant(tenantColumn(type, alias)),
    };
  }

  newAlias(prefix: string): string {
    this.#aliases += 1;
    return `${prefix}${this.#aliases}`;
  }

  table({ alias, stored }: Scope): Sql {
    return sql`${sql.table(stored!.table)} ${sql.id(alias)}`;
  }

  column(property: string, { alias, stored }: Scope): Sql {
    return stored ? column(stored, property, alias) : sql.ref(`${alias}.${property}`);
  }

  /** All of these, for rows of the caller's organization. */
  all({ alias, stored }: Scope, conditions: readonly Sql[]): Sql {
    return sql.join([this.#surface.inTenant(stored!, alias), ...conditions], sql` and `);
  }

  /** What a declared read asks of its rows: to belong to the parent, and to fulfil its conditions. */
  conditionsOf({ site, declared }: RowsPart | PagePart, scope: Scope, parent: Scope): readonly Sql[] {
    const stored = scope.stored!;
    const read = this.asked[site]!.read!;
    const belonging = read.parent
      ? [belongingSql(read.parent, stored, scope.alias, this.column('id', parent), this.#surface)]
      : [];
    const matching = Object.entries(declared.matching ?? {}).map(
      ([own, ofParent]) => sql`${column(stored, own, scope.alias)} = ${this.column(ofParent, parent)}`,
    );
    const where = this.fulfilling(read.where ?? [], (bound) => bound.asked[site]!.read!.where!, scope);
    return [...belonging, ...matching, ...where];
  }

  /** Conditions whose values every request brings anew. */
  fulfilling(
    where: readonly Condition[],
    inRequest: (bound: Bound) => readonly Condition[],
    { alias, stored }: Scope,
  ): readonly Sql[] {
    return where.map((condition, index) =>
      conditionSql(
        withSlots(condition, (bound) => inRequest(bound)[index]!),
        stored!,
        alias,
        this.#surface,
      ),
    );
  }

  /** The row as a declared expression sees it; `site` is where the values of its parameters come from. */
  rowSql(scope: Scope, site: number | null): RowSql {
    return {
      column: (property) => this.column(property, scope),
      inTenant: (alias) => this.#inTenant(sql.ref(`${alias}.organization_id`)),
      parameter: (name) => sql`${new Slot(({ asked }) => asked[site!]!.parameters![name])}`,
    };
  }

  #inTenant(organizationColumn: Sql): Sql {
    return this.#hasApplicationFilters ? sql`${organizationColumn} = ${this.organization}` : sql`true`;
  }
}

/** The condition with slots in place of its values, so that the statement serves other values too. */
function withSlots(condition: Condition, inRequest: (bound: Bound) => Condition): Condition {
  switch (condition.is) {
    case 'UNSET':
    case 'HOLDING_CODE':
    case 'NOT_NAMED_BY':
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
