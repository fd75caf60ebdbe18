import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exchangeJsonSchemas, formatJsonSchema } from '../../src/modules/exchange/format/json-schema.js';
import { printedSchema } from '../../src/platform/graphql/printed-schema.js';
import { createSchema } from '../../src/schema.js';

const mend = (path: string) => `${path} is not what the code declares: run \`npm run schema\` and commit the result.`;
const committed = (path: string) => readFile(path, 'utf8').catch(() => '');

test('the committed schema is what the resolvers declare', async () => {
  const path = 'schema/schema.graphql';
  expect(printedSchema(await createSchema()), mend(path)).toBe(await committed(path));
});

test("the committed JSON Schemas are what an exchange folder's documents are checked with", async () => {
  const folder = 'schema/exchange';
  const schemas = exchangeJsonSchemas();
  expect((await readdir(folder)).toSorted(), mend(folder)).toEqual(Object.keys(schemas).toSorted());
  for (const [name, schema] of Object.entries(schemas)) {
    const path = join(folder, name);
    expect(formatJsonSchema(schema), mend(path)).toBe(await committed(path));
  }
});
