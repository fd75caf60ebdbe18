// Writes schema/schema.graphql: what the resolvers declare, sorted. `npm run codegen` types the query book against it.
import './build.mjs';
import { writeFileSync } from 'node:fs';

const { createSchema } = await import('../dist/src/schema.js');
const { printedSchema } = await import('../dist/src/platform/graphql/printed-schema.js');
writeFileSync('schema/schema.graphql', printedSchema(await createSchema()));
