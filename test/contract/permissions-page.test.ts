import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { capabilities } from '../../src/modules/access/capability.js';
import { capabilitiesOf, roles, type Role } from '../../src/modules/access/role.js';

const page = await readFile('docs/permissions.md', 'utf8');

/** The table that begins with a column of capabilities: its heading, and its rows below the line. */
const [heading, , ...rows] = page
  .slice(page.indexOf('| capability'))
  .split('\n\n', 1)[0]!
  .split('\n')
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', '')),
  );

test('the page tells what every role may do', () => {
  const columns = (Object.keys(roles) as Role[]).filter((role) => role !== 'PARTNER');
  expect(heading).toEqual(['capability', ...columns, 'what it allows']);
  expect(rows).toEqual(
    Object.entries(capabilities).map(([capability, description]) => [
      capability,
      ...columns.map((role) => ([...capabilitiesOf(role, [])].some((allowed) => allowed === capability) ? 'yes' : '')),
      description,
    ]),
  );
});

test('the page says that a partner may do what its scopes say', () => {
  expect([...capabilitiesOf('PARTNER', ['READ_CLINICS'])]).toEqual(['READ_CLINICS']);
  expect(page).toContain('A **`PARTNER`** (a front end, another system) may do what the scopes of its key say');
});
