import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { TechniqueParameter } from '../codes/technique-parameter.js';
import type { Moments } from './statistics/moments.js';
import { mergedSums, noSums, type ParameterSums, type TechniqueSums } from './technique-sums.js';

/** Which cells a report reads. Months are first days, both included; null is open. */
export interface CellSelection {
  readonly organizationId: string;
  readonly versionIds: readonly string[];
  readonly clinicIds: readonly string[] | null;
  readonly fromMonth: string | null;
  readonly toMonth: string | null;
  readonly practitionerId?: string;
}

/** Peers are compared within a stratum only: the same version, and so protocol and indication, and the same area. */
export interface Stratum {
  readonly versionId: string;
  readonly area: string;
}

/** What a practitioner did in a stratum. */
export interface StratumSums extends Stratum {
  readonly practitionerId: string;
  readonly sums: TechniqueSums;
}

/** What a practitioner did of the courses that started in a month. */
export interface MonthSums {
  readonly practitionerId: string;
  readonly month: string;
  readonly sums: TechniqueSums;
}

export interface TechniqueCells {
  readonly strata: readonly StratumSums[];
  readonly months: readonly MonthSums[];
}

interface Place {
  readonly practitionerId: string;
  readonly versionId: string;
  readonly area: string;
}
interface CellRow extends Place {
  readonly month: string;
  readonly sessions: number;
  readonly recorded: number;
  readonly following: number;
  readonly declared: number;
  readonly indicated: number;
  readonly planned: number;
  readonly coverage: string;
  readonly courses: number;
  readonly compared: number;
  readonly distance: string;
  readonly distanceSquares: string;
}
interface ParameterRow extends Place {
  readonly parameter: TechniqueParameter;
  readonly category: string;
  readonly sessions: number;
  readonly outside: number;
  readonly courses: number;
  readonly compared: number;
  readonly departed: number;
  readonly share: string;
  readonly amount: string;
  readonly amountSquares: string;
  readonly distance: string;
  readonly distanceSquares: string;
  readonly departure: string;
  readonly departureSquares: string;
}

const place = sql`c.practitioner_id as "practitionerId", c.protocol_version_id as "versionId", c.area`;

/** The cells of a report, added up over clinics and months. Its cost grows with practitioners and parameters, not with sessions. */
export async function readTechniqueCells(
  database: Kysely<Record<string, never>>,
  selection: CellSelection,
): Promise<TechniqueCells> {
  const where = conditionOf(selection);
  const [cells, parameters] = await Promise.all([
    sql<CellRow>`
      select ${place}, c.month::text, sum(c.sessions)::int as sessions, sum(c.recorded)::int as recorded,
        sum(c.following)::int as following, sum(c.declared)::int as declared, sum(c.indicated)::int as indicated,
        sum(c.planned)::int as planned, sum(c.coverage)::text as coverage, sum(c.courses)::int as courses,
        sum(c.compared)::int as compared, sum(c.distance)::text as distance,
        sum(c.distance_squares)::text as "distanceSquares"
      from technique_cell c where ${where} group by 1, 2, 3, 4`.execute(database),
    sql<ParameterRow>`
      select ${place}, c.parameter, c.category, sum(c.sessions)::int as sessions, sum(c.outside)::int as outside,
        sum(c.courses)::int as courses, sum(c.compared)::int as compared, sum(c.departed)::int as departed,
        sum(c.share)::text as share, sum(c.amount)::text as amount, sum(c.amount_squares)::text as "amountSquares",
        sum(c.distance)::text as distance, sum(c.distance_squares)::text as "distanceSquares",
        sum(c.departure)::text as departure, sum(c.departure_squares)::text as "departureSquares"
      from technique_parameter_cell c where ${where} group by 1, 2, 3, 4, 5`.execute(database),
  ]);
  return { strata: strataOf(cells.rows, parameters.rows), months: monthsOf(cells.rows) };
}

function conditionOf(selection: CellSelection): RawBuilder<unknown> {
  const { organizationId, versionIds, clinicIds, fromMonth, toMonth, practitionerId } = selection;
  return sql.join(
    [
      sql`c.organization_id = ${organizationId}::uuid and c.protocol_version_id = any (${[...versionIds]}::uuid[]) and c.courses <> 0`,
      ...(clinicIds ? [sql`c.clinic_id = any (${[...clinicIds]}::uuid[])`] : []),
      ...(fromMonth ? [sql`c.month >= ${fromMonth}::date`] : []),
      ...(toMonth ? [sql`c.month <= ${toMonth}::date`] : []),
      ...(practitionerId ? [sql`c.practitioner_id = ${practitionerId}::uuid`] : []),
    ],
    sql` and `,
  );
}

function strataOf(cells: readonly CellRow[], parameters: readonly ParameterRow[]): readonly StratumSums[] {
  const keyOf = ({ practitionerId, versionId, area }: Place) => `${practitionerId} ${versionId} ${area}`;
  const parametersByStratum = Map.groupBy(parameters, keyOf);
  return [...Map.groupBy(cells, keyOf)].map(([key, rows]) => {
    const { practitionerId, versionId, area } = rows[0]!;
    const sums = rows.map(sumsOf).reduce((one, other) => mergedSums(one, other), noSums);
    const ofParameters = parameterSumsOf(parametersByStratum.get(key) ?? []);
    return { practitionerId, versionId, area, sums: { ...sums, parameters: ofParameters } };
  });
}

function monthsOf(cells: readonly CellRow[]): readonly MonthSums[] {
  const byMonth = Map.groupBy(cells, ({ practitionerId, month }) => `${practitionerId} ${month}`);
  return [...byMonth.values()].map((rows) => ({
    practitionerId: rows[0]!.practitionerId,
    month: rows[0]!.month,
    sums: rows.map(sumsOf).reduce((one, other) => mergedSums(one, other), noSums),
  }));
}

function sumsOf(row: CellRow): TechniqueSums {
  const { sessions, recorded, following, declared, indicated, planned, courses } = row;
  return {
    sessions,
    recorded,
    following,
    declared,
    indicated,
    planned,
    courses,
    coverage: unitsOf(row.coverage, 12),
    distance: momentsOf(row.compared, row.distance, row.distanceSquares),
    parameters: new Map(),
  };
}

function parameterSumsOf(rows: readonly ParameterRow[]): ReadonlyMap<TechniqueParameter, ParameterSums> {
  const sums = new Map<TechniqueParameter, ParameterSums>();
  for (const [parameter, ofParameter] of Map.groupBy(rows, (row) => row.parameter)) {
    const whole = ofParameter.find(({ category }) => category === '');
    if (!whole) continue;
    const categories = ofParameter.filter(({ category }) => category !== '');
    // Within a version a parameter is asked for in all sessions or in none.
    const isCompared = whole.compared > 0;
    sums.set(parameter, {
      sessions: whole.sessions,
      compared: isCompared ? whole.sessions : 0,
      outside: whole.outside,
      courses: whole.courses,
      amount: momentsOf(categories.length > 0 ? 0 : whole.courses, whole.amount, whole.amountSquares),
      distance: momentsOf(whole.compared, whole.distance, whole.distanceSquares),
      departure: momentsOf(whole.departed, whole.departure, whole.departureSquares),
      categories: new Map(categories.map(({ category, share }) => [category, unitsOf(share, 12)])),
    });
  }
  return sums;
}

function momentsOf(n: number, sum: string, squares: string): Moments {
  return { n, sum: unitsOf(sum, 12), squares: unitsOf(squares, 24) };
}

/** A decimal text in units of its last place, as far as places go: `1.5` at 12 is 1500000000000. */
function unitsOf(text: string, places: number): bigint {
  const [whole = '0', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.slice(0, places).padEnd(places, '0'));
}
