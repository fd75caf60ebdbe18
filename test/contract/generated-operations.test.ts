import { readFile, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { executeCodegen, loadContext } from '@graphql-codegen/cli';
import { beforeAll, expect, test } from 'vitest';

const FOLDER = 'schema/generated';
const MEND =
  'schema/generated is not what the query book and the schema give: run `npm run codegen` and commit the result.';

/** What codegen would write now, by file name. */
let wanted: ReadonlyMap<string, string>;
beforeAll(async () => {
  const { result, error } = await executeCodegen(await loadContext('codegen.yml'));
  if (error) throw error;
  wanted = new Map(result.map(({ filename, content }) => [basename(filename), content]));
});

test('there is a generated file for each that the query book gives, and no other', async () => {
  const committed = await readdir(FOLDER).catch(() => []);
  expect(committed.toSorted(), MEND).toEqual([...wanted.keys()].toSorted());
});

test('the committed operations are what the query book and the schema give', async () => {
  expect(wanted.size).toBeGreaterThan(0);
  for (const [name, content] of wanted) {
    const committed = await readFile(join(FOLDER, name), 'utf8').catch(() => '');
    expect(content, MEND).toBe(committed);
  }
});
