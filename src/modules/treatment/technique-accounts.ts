import { CompiledQuery, sql, type Kysely } from 'kysely';
import {
  cellColumns,
  contributionOf,
  parameterCellColumns,
  plus,
  rowOf,
  type CellSums,
  type SumColumns,
} from '../deviation/cell-sums.js';
import { emptyUnit, withSession, type CountedSession, type UnitTotals } from '../deviation/technique-unit.js';
import { numberOf } from '../../platform/database/stored-number.js';
import type { Conformity, Deviation } from '../deviation/conformity.js';

/** What one practitioner did of one course under one version: the cells count it once. Ids are uuids. */
interface UnitKey {
  readonly courseId: string;
  readonly practitionerId: string;
  readonly protocolVersionId: string;
}

/** Where a unit is counted. */
export interface UnitPlace {
  readonly clinicId: string;
  /** The first day of the month in which the course started. */
  readonly month: string;
  /** The areas of the unit's first session, sorted and joined by `|`. */
  readonly area: string;
}

interface StoredUnit extends UnitKey, UnitPlace {
  readonly sums: UnitTotals;
}

interface SessionOfCourse extends UnitKey, Omit<UnitPlace, 'area'> {
  readonly areas: readonly string[];
  readonly conformity: Conformity | null;
  readonly deviations: readonly Deviation[];
  readonly distance: string | null;
  readonly coverage: string | null;
  readonly isIndicated: boolean;
}

/** How many courses are read at a time. */
const BATCH = 2000;

/** The areas of a session as units and cells name them. */
export function areaKey(areas: readonly string[]): string {
  return [...new Set(areas)].toSorted().join('|');
}

/**
 * Keeps the cells that the report on technique reads in step with the sessions. Each unit remembers what was counted of it,
 * so that after any change the difference is counted. The courses are locked meanwhile, cells always in one order.
 */
export class TechniqueAccounts {
  readonly #database: Kysely<Record<string, never>>;
  readonly #organizationId: string;

  constructor(database: Kysely<Record<string, never>>, organizationId: string) {
    this.#database = database;
    this.#organizationId = organizationId;
  }

  /** Counts one more session of a unit, whose course the caller has locked. It follows all sessions that were counted. */
  async add(key: UnitKey, place: UnitPlace, before: UnitTotals | null, session: CountedSession): Promise<void> {
    const sums = withSession(before ?? emptyUnit, session);
    const changes = new CellChanges();
    if (before) changes.count({ ...key, ...place, sums: before }, -1n);
    changes.count({ ...key, ...place, sums }, 1n);
    await Promise.all([this.#storeUnits([{ ...key, ...place, sums }]), this.#storeCells(changes)]);
  }

  /** Counts courses as their sessions stand now. */
  async settle(courseIds: readonly string[]): Promise<void> {
    const changes = new CellChanges();
    for (let from = 0; from < courseIds.length; from += BATCH) {
      await this.#settleBatch(courseIds.slice(from, from + BATCH), changes);
    }
    await this.#storeCells(changes);
  }

  async #settleBatch(courseIds: readonly string[], changes: CellChanges): Promise<void> {
    const organization = sql`${this.#organizationId}::uuid`;
    const ids = sql`${[...courseIds]}::uuid[]`;
    await sql`
      select id from treatment_course where organization_id = ${organization} and id = any (${ids})
      order by id for no key update`.execute(this.#database);
    const stored = await sql<StoredUnit>`
      select course_id as "courseId", practitioner_id as "practitionerId", protocol_version_id as "protocolVersionId",
        clinic_id as "clinicId", month::text, area, sums
      from technique_unit where organization_id = ${organization} and course_id = any (${ids})`.execute(this.#database);
    const { rows } = await sql<SessionOfCourse>`
      select s.course_id as "courseId", s.practitioner_id as "practitionerId",
        s.protocol_version_id as "protocolVersionId", s.clinic_id as "clinicId",
        date_trunc('month', c.started_on)::date::text as month,
        s.areas, s.conformity, s.deviations, s.protocol_distance as distance, s.coverage,
        s.deviations <> '[]' and coalesce((
          select r.reason = 'CLINICAL_INDICATION' from deviation_reason r
          where r.organization_id = s.organization_id and r.session_id = s.id
          order by r.given_at desc, r.id desc limit 1), false) as "isIndicated"
      from treatment_session s
      join treatment_course c on c.organization_id = s.organization_id and c.id = s.course_id
      where s.organization_id = ${organization} and s.course_id = any (${ids}) and s.superseded_at is null
      order by s.course_id, s.number`.execute(this.#database);
    const units = unitsOf(rows);
    for (const unit of stored.rows) changes.count(unit, -1n);
    for (const unit of units) changes.count(unit, 1n);
    if (stored.rows.length > 0) {
      await sql`
        delete from technique_unit where organization_id = ${organization} and course_id = any (${ids})`.execute(
        this.#database,
      );
    }
    await this.#storeUnits(units);
  }

  async #storeUnits(units: readonly StoredUnit[]): Promise<void> {
    if (units.length > 0) await this.#run(STORE_UNITS, JSON.stringify(units));
  }

  async #storeCells(changes: CellChanges): Promise<void> {
    const { cells, parameterCells } = changes.rows();
    if (cells.length + parameterCells.length > 0) {
      await this.#run(STORE_CELLS, JSON.stringify(cells), JSON.stringify(parameterCells));
    }
  }

  /** Runs a statement whose first parameter is the organization. */
  #run(statement: string, ...parameters: readonly string[]): Promise<unknown> {
    return this.#database.executeQuery(CompiledQuery.raw(statement, [this.#organizationId, ...parameters]));
  }
}

const PLACE = ['protocol_version_id', 'practitioner_id', 'clinic_id', 'month', 'area'];
const PARAMETER_PLACE = [...PLACE, 'parameter', 'category'];
const typeOf: Readonly<Record<string, string>> = { month: 'date', area: 'text', parameter: 'text', category: 'text' };

// Statements as finished texts: they run with every session, and building them costs as much as running them.
const STORE_UNITS = `
  insert into technique_unit (organization_id, course_id, practitioner_id, protocol_version_id, clinic_id, month, area, sums)
  select $1::uuid, u."courseId", u."practitionerId", u."protocolVersionId", u."clinicId", u.month, u.area, u.sums
  from json_to_recordset($2::json) as u("courseId" uuid, "practitionerId" uuid, "protocolVersionId" uuid, "clinicId" uuid,
    month date, area text, sums jsonb)
  on conflict (organization_id, course_id, practitioner_id, protocol_version_id) do update set sums = excluded.sums`;

const STORE_CELLS = `
  with counted as (${additionTo('technique_cell', PLACE, cellColumns, '$2')})
  ${additionTo('technique_parameter_cell', PARAMETER_PLACE, parameterCellColumns, '$3')}`;

/** Adds sums to cells, those that are there or new ones, always in one order: two transactions must not wait crosswise. */
function additionTo(table: string, place: readonly string[], columns: SumColumns, rows: string): string {
  const names = columns.map(([name]) => name);
  const types = [
    ...place.map((column) => `${column} ${typeOf[column] ?? 'uuid'}`),
    ...columns.map(([name, places]) => `${name} ${places === 0 ? 'integer' : 'numeric'}`),
  ];
  return `
    insert into ${table} as t (organization_id, ${[...place, ...names].join()})
    select $1::uuid, ${[...place, ...names].join()} from json_to_recordset(${rows}::json) as c(${types.join()})
    order by ${place.join()}
    on conflict (organization_id, ${place.join()}) do update set
      ${names.map((name) => `${name} = t.${name} + excluded.${name}`).join()}`;
}

/** The units that the sessions make, which come by course and number. */
function unitsOf(sessions: readonly SessionOfCourse[]): readonly StoredUnit[] {
  const units = new Map<string, StoredUnit>();
  for (const session of sessions) {
    const { courseId, practitionerId, protocolVersionId, clinicId, month, areas, conformity, ...judged } = session;
    const key = `${courseId} ${practitionerId} ${protocolVersionId}`;
    const opened = { courseId, practitionerId, protocolVersionId, clinicId, month, area: areaKey(areas) };
    const unit = units.get(key) ?? { ...opened, sums: emptyUnit };
    const counted = {
      ...judged,
      conformity: conformity ?? {},
      distance: numberOf(judged.distance),
      coverage: numberOf(judged.coverage),
    };
    units.set(key, { ...unit, sums: withSession(unit.sums, counted) });
  }
  return [...units.values()];
}

/** What is to be added to which cells. */
class CellChanges {
  readonly #cells = new Map<string, CellSums>();
  readonly #parameterCells = new Map<string, CellSums>();

  /** Adds a unit, or takes one out that was counted before. */
  count({ sums, protocolVersionId, practitionerId, clinicId, month, area }: StoredUnit, times: 1n | -1n): void {
    const place = [protocolVersionId, practitionerId, clinicId, month, area].join('\t');
    const { cell, parameters } = contributionOf(sums);
    this.#cells.set(place, plus(this.#cells.get(place), cell, times));
    for (const [key, ofParameter] of parameters) {
      const parameterPlace = `${place}\t${key}`;
      this.#parameterCells.set(parameterPlace, plus(this.#parameterCells.get(parameterPlace), ofParameter, times));
    }
  }

  rows(): { readonly cells: readonly object[]; readonly parameterCells: readonly object[] } {
    return {
      cells: rowsOf(this.#cells, PLACE, cellColumns),
      parameterCells: rowsOf(this.#parameterCells, PARAMETER_PLACE, parameterCellColumns),
    };
  }
}

function rowsOf(
  changes: ReadonlyMap<string, CellSums>,
  place: readonly string[],
  columns: SumColumns,
): readonly object[] {
  return [...changes].flatMap(([key, sums]) => {
    const row = rowOf(columns, sums);
    if (!row) return [];
    const parts = key.split('\t');
    return [{ ...Object.fromEntries(place.map((column, index) => [column, parts[index]])), ...row }];
  });
}
