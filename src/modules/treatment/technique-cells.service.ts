import type { SqlEntityManager } from '@mikro-orm/sql';
import { sql } from 'kysely';
import { organizationOf } from '../../platform/database/tenant-owned.js';
import { TechniqueAccounts } from './technique-accounts.js';

/** What building the cells afresh came to. */
export interface CellsRebuilt {
  readonly courses: number;
  readonly cells: number;
  /** Cells that stood otherwise before, were missing, or had nothing behind them. */
  readonly differing: number;
}

/** How many courses are added up at a time. */
const BATCH = 10_000;

const tables = ['technique_cell', 'technique_parameter_cell'] as const;

/** The cells that the report on technique reads, built afresh from the sessions. For a caller with sight of every clinic. */
export class TechniqueCellsService {
  readonly #em: SqlEntityManager;

  constructor(em: SqlEntityManager) {
    this.#em = em;
  }

  /** Builds all cells of the organization anew, and tells in how many they differ from those that were kept. */
  async rebuild(onProgress: (done: number, total: number) => void): Promise<CellsRebuilt> {
    const database = this.#em.getKysely<Record<string, never>>();
    const organization = sql`${organizationOf(this.#em)}::uuid`;
    for (const table of tables) {
      await sql`create temporary table ${sql.id(`${table}_before`)} on commit drop as
        select * from ${sql.table(table)} where organization_id = ${organization} and courses <> 0`.execute(database);
      await sql`delete from ${sql.table(table)} where organization_id = ${organization}`.execute(database);
    }
    await sql`delete from technique_unit where organization_id = ${organization}`.execute(database);
    const accounts = new TechniqueAccounts(database, organizationOf(this.#em));
    const { rows } = await sql<{ readonly id: string }>`
      select id from treatment_course where organization_id = ${organization} order by id`.execute(database);
    for (let from = 0; from < rows.length; from += BATCH) {
      onProgress(from, rows.length);
      await accounts.settle(rows.slice(from, from + BATCH).map(({ id }) => id));
    }
    let [cells, differing] = [0, 0];
    for (const table of tables) {
      const counted = await this.#compare(table);
      cells += counted.cells;
      differing += counted.differing;
    }
    return { courses: rows.length, cells, differing };
  }

  /** How many cells there are, and how many stand in one of the two only. A cell that changed is counted once. */
  async #compare(table: (typeof tables)[number]): Promise<{ readonly cells: number; readonly differing: number }> {
    const organization = sql`${organizationOf(this.#em)}::uuid`;
    const now = sql`select * from ${sql.table(table)} where organization_id = ${organization}`;
    const before = sql`select * from ${sql.table(`${table}_before`)}`;
    const { rows } = await sql<{ readonly cells: number; readonly differing: number }>`
      select (select count(*) from (${now}) n)::int as cells, greatest(
        (select count(*) from (${now} except ${before}) n), (select count(*) from (${before} except ${now}) b))::int as differing`.execute(
      this.#em.getKysely(),
    );
    return rows[0]!;
  }
}
