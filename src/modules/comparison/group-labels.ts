import { sql, type Kysely } from 'kysely';
import type { Dimension } from './dimension.js';

/** What people call a group, by dimension and code. A practitioner is called by the code: the name is not for analysts. */
export type Labels = ReadonlyMap<Dimension, ReadonlyMap<string, string>>;

/** The names of clinics and protocols; groups of other dimensions are called by their codes. */
export async function labelsOf(
  database: Kysely<Record<string, never>>,
  organizationId: string,
  groupBy: readonly Dimension[],
): Promise<Labels> {
  const labels = new Map<Dimension, ReadonlyMap<string, string>>();
  const read = async (dimension: Dimension, table: string) => {
    if (!groupBy.includes(dimension)) return;
    const { rows } = await sql<{ code: string; name: string }>`
      select code, name from ${sql.table(table)} where organization_id = ${organizationId}::uuid`.execute(database);
    labels.set(dimension, new Map(rows.map(({ code, name }) => [code, name])));
  };
  await read('CLINIC', 'clinic');
  await read('PROTOCOL', 'protocol');
  return labels;
}
