import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillOrganization, type FilledOrganization } from '../support/fill-organization.js';
import { startTestServer, type TestServer } from '../support/organization.js';

let server: TestServer;
let filled: FilledOrganization;
beforeAll(async () => {
  server = await startTestServer();
  filled = await fillOrganization(server, 'quagga');
});
afterAll(() => server.close());

/** GraphQL answers as soon as a field's error has taken the answer away; the fields beside it still read. */
test.each(['READ', 'WRITE'] as const)('what is asked after a transaction (%s) is over goes nowhere', async (access) => {
  const scope = { organizationId: filled.chain.id, clinicIds: 'ALL' } as const;
  let late: Promise<unknown> = Promise.resolve();
  await server.database.transaction(scope, access, async (em) => {
    const database = em.getKysely<Record<string, never>>();
    late = delay(50).then(() => sql`select id from patient`.execute(database));
    late.catch(() => undefined);
  });
  await expect(late).rejects.toThrow();
});

test('a failure within an operation is told where it happened, and the connection is as good as new', async () => {
  const scope = { organizationId: filled.chain.id, clinicIds: 'ALL' } as const;
  const division = server.database.transaction(scope, 'WRITE', async (em) => {
    await sql`select 1 / (select count(*) from patient where false)`.execute(em.getKysely<Record<string, never>>());
  });
  await expect(division).rejects.toMatchObject({ code: '22012' });
  const swallowed = server.database.transaction(scope, 'WRITE', async (em) => {
    const database = em.getKysely<Record<string, never>>();
    await sql`select 1 / (select count(*) from patient where false)`.execute(database).catch(() => undefined);
  });
  if (server.database.kind === 'postgresql') await expect(swallowed).rejects.toThrow('rolled back');
  else await swallowed.catch(() => undefined);
  const { data } = await filled.owner.ask<{ patients: { totalCount: number } }>('{ patients { totalCount } }');
  expect(data.patients.totalCount).toBeGreaterThan(0);
});
