import { afterAll, beforeAll, expect, test } from 'vitest';
import { command, importInto } from '../support/command-line.js';
import { smallChain, type ExchangeFiles } from '../support/exchange-folder.js';
import { startTestServer, type TestOrganization, type TestServer } from '../support/organization.js';
import { read, send } from './treatment-scene.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const days = ['2025-01-06', '2025-01-13', '2025-01-20', '2025-01-27'];

/** What is done in the four sessions of every course: the columns of `sessions.csv` behind the day. */
const done = ['NAPPAGE,4,procaine', 'IDP,6,procaine|caffeine', ',,', 'NAPPAGE,5.5,'];

const technique = {
  techniques: { anyOf: ['NAPPAGE'] },
  depthMm: { target: 4, min: 3.5, max: 4.5, weight: 2 },
};

/** A chain of two courses by one practitioner, whose variation says that he goes to 5.5 mm from the 20th on. */
function chainOf(more: ExchangeFiles = {}, version = 1): ExchangeFiles {
  const courses = ['a', 'b'].map((code) => ({ code, practitioner: 'thandi', sessions: days, version }));
  const versions = [1, 2].map((number) => ({
    version: number,
    publishedOn: '2021-01-01',
    sessions: 6,
    intervalDays: 7,
    technique: number === 1 ? technique : { depthMm: { target: 6, min: 5.5, max: 6.5 } },
    cocktail: { substances: [{ code: 'procaine' }] },
  }));
  return smallChain(courses, {
    'protocols.json': [{ code: 'waist-slimming', name: 'Waist slimming', indication: 'LOCAL_FAT', versions }],
    'variations.json': [variation('2025-01-20')],
    'sessions.csv': {
      columns: 'course,number,performed_at,technique,depth_mm,cocktail',
      rows: courses.flatMap(({ code }) => days.map((day, index) => `${code},${index + 1},${day},${done[index]}`)),
    },
    ...more,
  });
}

function variation(reviewedOn: string): object {
  return {
    practitioner: 'thandi',
    protocol: 'waist-slimming',
    version: 1,
    status: 'APPROVED',
    proposedOn: '2025-01-02',
    reviewedOn,
    rationale: 'Goes deeper.',
    technique: { depthMm: { target: 5.5, min: 5, max: 6 } },
  };
}

interface Judged {
  readonly number: number;
  readonly flags: readonly string[];
  readonly deviations: readonly { readonly parameter: string; readonly declared: boolean }[];
  readonly distanceFromProtocol: number | null;
  readonly coverage: number | null;
}

async function sessionsOf(chain: TestOrganization, code: string): Promise<readonly Judged[]> {
  const { courses } = await read<{ courses: { nodes: { code: string; sessions: Judged[] }[] } }>(
    await chain.as('OWNER'),
    `{ courses { nodes { code sessions {
      number flags distanceFromProtocol coverage deviations { parameter expected actual distance severity declared } } } } }`,
  );
  return courses.nodes.find((course) => course.code === code)!.sessions;
}

function rebuilt(chain: TestOrganization) {
  return chain.arrange(async ({ techniqueCells, sessionJudgements }) => ({
    ...(await techniqueCells.rebuild(() => undefined)),
    ...(await sessionJudgements.judgeAgain({})),
  }));
}

test('imported sessions are judged as recorded ones are, and the cells follow', async () => {
  const chain = await server.newOrganization();
  await importInto(server, chain.name, chainOf());
  const imported = await sessionsOf(chain, 'a');
  expect(
    imported.map(({ number, distanceFromProtocol, coverage }) => [number, distanceFromProtocol, coverage]),
  ).toEqual([
    // Every planned parameter: technique 1, depth 2, cocktail 1.
    [1, 0, 1],
    // (1 · 1 + 2 · 1 + 1 · 0.5) / 4
    [2, 0.875, 1],
    [3, null, 0],
    // (1 · 0 + 2 · 1) / 3, of weight 4
    [4, 0.666666666667, 0.75],
  ]);
  expect(imported[1]!.deviations.map(({ parameter, declared }) => [parameter, declared])).toEqual([
    ['TECHNIQUE', false],
    ['DEPTH_MM', false],
    ['COCKTAIL', false],
  ]);
  expect(imported[1]!.flags).toContain('UNDECLARED_DEVIATION');
  expect(imported[3]!.deviations).toMatchObject([{ parameter: 'DEPTH_MM', declared: true }]);
  expect(imported[3]!.flags).not.toContain('UNDECLARED_DEVIATION');
  expect(await rebuilt(chain)).toMatchObject({ courses: 2, differing: 0, sessions: 8, changed: 0 });

  const owner = await chain.as('OWNER');
  const { courses } = await read<{ courses: { nodes: { id: string; code: string }[] } }>(
    owner,
    '{ courses { nodes { id code } } }',
  );
  const courseId = courses.nodes.find(({ code }) => code === 'b')!.id;
  const payload = await send(owner, 'treatment/record-session', {
    courseId,
    performedAt: '2025-01-13T12:00:00+02:00',
    technique: { technique: 'IDP', depthMm: 6 },
    cocktail: [{ substance: 'procaine' }, { substance: 'caffeine' }],
  });
  expect(payload.userErrors).toEqual([]);
  const { number: _number, flags: _flags, ...recorded } = (await sessionsOf(chain, 'b'))[4]!;
  expect(imported[1]).toMatchObject(recorded);
  expect(await rebuilt(chain)).toMatchObject({ differing: 0, changed: 0 });
});

test('a folder that says otherwise is followed: sessions, versions, days of start and variations', async () => {
  const chain = await server.newOrganization();
  await importInto(server, chain.name, chainOf());
  const changed = chainOf(
    {
      'sessions.csv': {
        columns: 'course,number,performed_at,technique,depth_mm,cocktail',
        rows: ['a,2,2025-01-13,NAPPAGE,4,procaine'],
      },
      'variations.json': [variation('2025-01-10')],
    },
    2,
  );
  await importInto(server, chain.name, changed);
  const sessions = await sessionsOf(chain, 'a');
  // Version 2 asks for 6 mm, and the variation is one of version 1.
  expect(sessions.map(({ deviations }) => deviations.map(({ parameter }) => parameter))).toEqual([
    ['DEPTH_MM'],
    ['DEPTH_MM'],
    [],
    [],
  ]);
  expect(await rebuilt(chain)).toMatchObject({ courses: 2, differing: 0, changed: 0 });
});

test('a variation whose period an import changes declares what was done in it', async () => {
  const chain = await server.newOrganization();
  await importInto(server, chain.name, chainOf());
  expect((await sessionsOf(chain, 'a'))[1]!.deviations[1]).toMatchObject({ parameter: 'DEPTH_MM', declared: false });
  await importInto(server, chain.name, { 'variations.json': [variation('2025-01-10')] });
  expect((await sessionsOf(chain, 'a'))[1]!.deviations[1]).toMatchObject({ parameter: 'DEPTH_MM', declared: true });
  expect(await rebuilt(chain)).toMatchObject({ differing: 0, changed: 0 });
});

test('a check of technique proves that what is kept follows from the sessions, and tells when it does not', async () => {
  const chain = await server.newOrganization('Kept');
  await importInto(server, chain.name, chainOf());
  const check = () => command(server, 'technique', 'check', '--organization', 'Kept');
  const agreed = await check();
  expect(agreed.exitCode).toBe(0);
  expect(JSON.parse(agreed.out)).toMatchObject({ sessions: 8, judgedOtherwise: 0, differing: 0 });
  await server.asOwner(
    `update technique_cell set following = following + 1 where organization_id = '${chain.id}' and month = '2025-01-01'`,
  );
  const differing = await check();
  expect(differing.exitCode).toBe(1);
  expect(differing.err).toContain('technique rebuild --organization "Kept"');
  const rebuild = await command(server, 'technique', 'rebuild', '--organization', 'Kept');
  expect(JSON.parse(rebuild.out)).toMatchObject({ differing: 1 });
  expect((await check()).exitCode).toBe(0);
});
