import { afterAll, beforeAll, expect, test } from 'vitest';
import { importInto } from '../support/command-line.js';
import { smallChain, type SmallCourse } from '../support/exchange-folder.js';
import { startTestServer, type TestServer } from '../support/organization.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const courses = (values: readonly string[]): SmallCourse[] =>
  values.map((end, index) => ({ code: `k${index}`, waist: { baseline: '90', end } }));

interface Release {
  number: number;
  cutOff: string;
  courses: number;
  hash: string;
}

async function publish(organization: Awaited<ReturnType<TestServer['newOrganization']>>): Promise<Release> {
  const owner = await organization.as('OWNER');
  const { data, errors } = await owner.ask<{ publishDataRelease: { release: Release } }>(
    'mutation { publishDataRelease(input: {}) { release { number cutOff courses hash } } }',
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data.publishDataRelease.release;
}

const factsOf = (organizationId: string) =>
  server.asOwner(`
    select course_id, from_release, to_release, follow_up::text as value from outcome_fact
    where organization_id = '${organizationId}' order by from_release, follow_up`);

test('an import ends with a release, and one that changes nothing with none', async () => {
  const chain = await server.newOrganization();
  await importInto(server, chain.name, smallChain(courses(['88', '87'])));
  await importInto(server, chain.name, smallChain(courses(['88', '87'])));
  expect(await publish(chain)).toMatchObject({ number: 2, courses: 2, cutOff: '2026-06-30T09:00:00.000Z' });
});

test('equal records give equal hashes, whatever their ids; a changed digit another', async () => {
  const hashes = [];
  for (const values of [
    ['88', '87.0'],
    ['88.00', '87'],
    ['88', '87.1'],
  ]) {
    const chain = await server.newOrganization();
    await importInto(server, chain.name, smallChain(courses(values)));
    hashes.push((await publish(chain)).hash);
  }
  expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
  expect(hashes[1]).toBe(hashes[0]);
  expect(hashes[2]).not.toBe(hashes[0]);
});

test('a release stores only what changed since the one before, and the one before stays as it was', async () => {
  const chain = await server.newOrganization();
  await importInto(server, chain.name, smallChain(courses(['88', '87', '86'])));
  const before = await factsOf(chain.id);
  await importInto(server, chain.name, smallChain(courses(['88', '80', '86'])));
  const after = await factsOf(chain.id);
  expect(after.length).toBe(before.length + 1);
  const closed = after.filter(({ to_release }) => to_release === 2);
  expect(closed.map(({ value }) => value)).toEqual(['87']);
  expect(after.filter(({ from_release }) => from_release === 2)).toMatchObject([
    { value: '80', to_release: null, course_id: closed[0]!.course_id },
  ]);
  const inFirst = after.filter(({ from_release }) => from_release === 1).map((fact) => ({ ...fact, to_release: null }));
  expect(inFirst).toEqual(before);
});
