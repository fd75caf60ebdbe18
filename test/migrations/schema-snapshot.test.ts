import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { schemaSnapshot } from '../../src/platform/database/schema-snapshot.js';
import { openTestDatabase, type TestDatabase } from '../support/open-test-database.js';

const MEND = 'migrations/schema.sql is not what the migrations make: run `npm run snapshot` and commit the result.';

let opened: TestDatabase;
beforeAll(async () => void (opened = await openTestDatabase()));
afterAll(() => opened.close());

test('the committed snapshot is what the migrations make', async () => {
  const committed = await readFile('migrations/schema.sql', 'utf8').catch(() => '');
  expect(await schemaSnapshot(opened.asOwner), MEND).toBe(committed);
});

test('the snapshot notices a policy that is gone and a right that is new', async () => {
  const before = await schemaSnapshot(opened.asOwner);
  await opened.asOwner('drop policy clinic_branch_update on clinic');
  await opened.asOwner('grant delete on patient to mesograph_service');
  const after = (await schemaSnapshot(opened.asOwner)).split('\n');
  const lines = new Set(before.split('\n'));

  expect(before).toContain('create policy clinic_branch_update on clinic');
  expect(after.join('\n')).not.toContain('create policy clinic_branch_update on clinic');
  expect(after.filter((line) => !lines.has(line))).toEqual([
    'grant delete, insert, select, update on patient to mesograph_service;',
  ]);
});
