// Writes what the code publishes about itself: schema/schema.graphql, what the resolvers declare, sorted (`npm run
// codegen` types the query book against it), and schema/exchange/, the JSON Schemas of an exchange folder's documents.
import './build.mjs';
import { mkdirSync, writeFileSync } from 'node:fs';

const { createSchema } = await import('../dist/src/schema.js');
const { printedSchema } = await import('../dist/src/platform/graphql/printed-schema.js');
const { exchangeJsonSchemas, formatJsonSchema } = await import('../dist/src/modules/exchange/format/json-schema.js');

writeFileSync('schema/schema.graphql', printedSchema(await createSchema()));
mkdirSync('schema/exchange', { recursive: true });
for (const [name, schema] of Object.entries(exchangeJsonSchemas())) {
  writeFileSync(`schema/exchange/${name}`, formatJsonSchema(schema));
}
