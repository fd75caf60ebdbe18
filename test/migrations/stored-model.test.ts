import type { EntityMetadata } from '@mikro-orm/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../support/open-test-database.js';

/** Tables that are no concept's: the installation's secret and the migrations' own record. */
const WITHOUT_ENTITY: readonly string[] = ['installation', 'mikro_orm_migrations'];

let opened: TestDatabase;
beforeAll(async () => void (opened = await openTestDatabase()));
afterAll(() => opened.close());

test('what the entities declare is what the migrated tables have', async () => {
  expect(await declaredColumns()).toEqual(await migratedColumns());
});

test('a column that no entity has, another type and a lost "not null" are noticed', async () => {
  await opened.asOwner('alter table clinic add column colour text');
  await opened.asOwner('alter table clinic alter column region type integer using 0');
  await opened.asOwner('alter table patient alter column sex drop not null');
  const declared = await declaredColumns();
  const migrated = await migratedColumns();

  expect(migrated.filter((column) => !declared.includes(column))).toEqual([
    'clinic.colour: text, null',
    'clinic.region: integer, null',
    'patient.sex: text, null',
  ]);
});

/** Every column as `table.column: type, null or not`. */
async function migratedColumns(): Promise<readonly string[]> {
  const rows = await opened.asOwner(`
    select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type, a.attnotnull as required
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`);
  return rows
    .filter(({ table }) => !WITHOUT_ENTITY.includes(String(table)))
    .map(({ table, column, type, required }) => line(String(table), String(column), String(type), required !== true))
    .toSorted();
}

async function declaredColumns(): Promise<readonly string[]> {
  const metadata = await opened.database.transaction(
    { organizationId: '00000000-0000-7000-8000-000000000000', clinicIds: 'ALL' },
    'READ',
    async (em) => [...em.getMetadata().getAll().values()],
  );
  return metadata.flatMap((entity) => (entity.tableName ? columnsOf(entity) : [])).toSorted();
}

function columnsOf(entity: EntityMetadata): readonly string[] {
  const columns = new Map<string, { type: string; nullable: boolean }>();
  for (const property of entity.props) {
    if (property.persist === false) continue;
    property.fieldNames?.forEach((column, index) => {
      const known = columns.get(column);
      // A key's organization is part of every reference too, the optional ones included.
      columns.set(column, {
        type: property.columnTypes[index] ?? '',
        nullable: property.nullable === true && known?.nullable !== false,
      });
    });
  }
  return [...columns].map(([column, { type, nullable }]) => line(entity.tableName, column, type, nullable));
}

function line(table: string, column: string, type: string, nullable: boolean): string {
  return `${table}.${column}: ${familyOf(type)}, ${nullable ? 'null' : 'not null'}`;
}

/** Types that hold the same values count as one: MikroORM writes lengths and precisions that the migrations leave out. */
function familyOf(type: string): string {
  const bare = type.toLowerCase().replace(/\(\d+(,\s*\d+)?\)/, '');
  return families[bare] ?? bare;
}

const families: Readonly<Record<string, string>> = {
  varchar: 'text',
  'character varying': 'text',
  int: 'integer',
  'timestamp with time zone': 'timestamptz',
  decimal: 'numeric',
};
