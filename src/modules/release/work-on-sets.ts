import { sql, type Kysely } from 'kysely';

/**
 * Tells the planner, until the transaction ends or `workOnRows`, that statements go over whole tables. It has no
 * statistics of rows that the same transaction stored, takes tables for empty, and would join row by row: 100,000
 * sessions then take hours.
 */
export async function workOnSets(database: Kysely<Record<string, never>>): Promise<void> {
  await sql`set local enable_nestloop = off`.execute(database);
  // A join that has to be nested now looks dear enough to be compiled, which takes longer than running it.
  await sql`set local jit = off`.execute(database);
  await sql`set local work_mem = '64MB'`.execute(database);
}

/** Back to what the server plans by default. */
export async function workOnRows(database: Kysely<Record<string, never>>): Promise<void> {
  await sql`set local enable_nestloop to default`.execute(database);
  await sql`set local jit to default`.execute(database);
  await sql`set local work_mem to default`.execute(database);
}
