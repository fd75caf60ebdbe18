// Writes migrations/schema.sql: the database that the migrations make, read from the catalog of an empty embedded one.
import './build.mjs';
import { writeFileSync } from 'node:fs';

const { storedModel } = await import('../dist/src/mikro-orm.config.js');
const { createPglite, openEmbedded } = await import('../dist/src/platform/database/open-embedded.js');
const { schemaSnapshot } = await import('../dist/src/platform/database/schema-snapshot.js');

const pglite = await createPglite({});
const database = await openEmbedded(storedModel, { applicationFilters: true }, pglite);
try {
  writeFileSync('migrations/schema.sql', await schemaSnapshot(async (sql) => (await pglite.query(sql)).rows));
} finally {
  await database.close();
}
