import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importInto } from '../support/command-line.js';
import { smallChain, writeFolder, type ExchangeFiles } from '../support/exchange-folder.js';
import { startTestServer, type Caller, type TestOrganization, type TestServer } from '../support/organization.js';
import { operation, read } from './treatment-scene.js';

let server: TestServer;
let chain: TestOrganization;
let owner: Caller;
let folder: string;
beforeAll(async () => {
  server = await startTestServer();
  chain = await server.newOrganization();
  folder = await mkdtemp(join(tmpdir(), 'mesograph-technique-'));
  await importInto(server, chain.name, await writeFolder(handComputedChain(), folder));
  owner = await chain.as('OWNER');
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

/** Technique, depth and cocktail of each session, by course; empty is not recorded. */
const done: Readonly<Record<string, readonly string[]>> = {
  'ann-1': ['NAPPAGE,4,procaine,', 'NAPPAGE,5,procaine,'],
  'ann-2': ['IDP,4,,', ',,,'],
  'ben-1': ['NAPPAGE,6,procaine|caffeine,10', 'NAPPAGE,7,procaine|caffeine,12'],
  'ben-2': ['NAPPAGE,6.5,procaine,', 'NAPPAGE,6.5,procaine,'],
  'cleo-1': ['PAPULE,3,caffeine,', 'PAPULE,3,caffeine,'],
  'cleo-2': ['PAPULE,2,caffeine,', 'NAPPAGE,4,caffeine,'],
};
const practitionerOf = (course: string) => course.split('-')[0]!;

/**
 * Three practitioners with two courses of two sessions each. Asked for: NAPPAGE or IDP (weight 1), a depth of 4 mm, 3.5 to 4.5 (scale 0.5,
 * weight 2), and procaine (weight 1). The spacing is free. Ben's variation allows 6 to 7 mm.
 */
function handComputedChain(): ExchangeFiles {
  const courses = Object.keys(done).map((code, index) => ({
    code,
    practitioner: practitionerOf(code),
    startedOn: index % 2 ? '2025-02-10' : '2025-01-06',
    sessions: ['2025-01-06', '2025-01-13'],
  }));
  return smallChain(courses, {
    'practitioners.csv': {
      columns: 'code,full_name,profession,training',
      rows: [
        'ann,Doctor Ann,MEDICAL_PRACTITIONER,FRENCH',
        'ben,Doctor Ben,MEDICAL_PRACTITIONER,SOUTH_AMERICAN',
        'cleo,Doctor Cleo,MEDICAL_PRACTITIONER,FRENCH',
      ],
    },
    'protocols.json': [
      {
        code: 'waist-slimming',
        name: 'Waist slimming',
        indication: 'LOCAL_FAT',
        versions: [
          {
            version: 1,
            publishedOn: '2021-01-01',
            sessions: 6,
            intervalDays: 7,
            technique: {
              techniques: { anyOf: ['NAPPAGE', 'IDP'] },
              depthMm: { target: 4, min: 3.5, max: 4.5, weight: 2 },
            },
            cocktail: { substances: [{ code: 'procaine' }] },
          },
        ],
      },
    ],
    'variations.json': [
      {
        practitioner: 'ben',
        protocol: 'waist-slimming',
        version: 1,
        status: 'APPROVED',
        proposedOn: '2024-12-01',
        rationale: 'Goes deeper.',
        technique: { depthMm: { target: 6.5, min: 6, max: 7 } },
      },
    ],
    'sessions.csv': {
      columns: 'course,number,performed_at,technique,depth_mm,cocktail,spacing_mm',
      rows: Object.entries(done).flatMap(([code, sessions]) =>
        sessions.map((what, index) => `${code},${index + 1},2025-0${index + 2}-06,${what}`),
      ),
    },
  });
}

interface Parameter {
  readonly parameter: string;
  readonly [figure: string]: unknown;
}
interface Technique {
  readonly practitioner: { readonly code: string };
  readonly parameters: readonly Parameter[];
  readonly nearest: readonly { readonly practitioner: { readonly code: string } | null; readonly distance: number }[];
  readonly [figure: string]: unknown;
}
interface Report {
  readonly from: string | null;
  readonly to: string | null;
  readonly sessions: number;
  readonly courses: number;
  readonly coverage: number;
  readonly practitioners: readonly Technique[];
  readonly parameters: readonly { readonly parameter: string; readonly betweenPractitioners: number }[];
  readonly spread: readonly object[];
  readonly notes: readonly { readonly figure: string; readonly code: string }[];
}

async function report(more: object = {}, caller = owner): Promise<Report> {
  const variables = { input: { protocol: 'waist-slimming', ...more } };
  return (
    await read<{ techniqueVariation: Report }>(caller, operation('technique-variation/technique-variation'), variables)
  ).techniqueVariation;
}

async function techniqueOf(code: string): Promise<Technique> {
  return (await report()).practitioners.find(({ practitioner }) => practitioner.code === code)!;
}

const close = (value: number) => expect.closeTo(value, 9) as unknown as number;

test('sessions and courses are counted, and practitioners stand in the order of their codes', async () => {
  const { sessions, courses, practitioners, coverage } = await report();
  expect({ sessions, courses }).toEqual({ sessions: 12, courses: 6 });
  expect(practitioners.map(({ practitioner }) => practitioner.code)).toEqual(['ann', 'ben', 'cleo']);
  // Of weight 4: eleven sessions are whole but one without a mixture (3 of 4), and one has nothing.
  expect(coverage).toBeCloseTo((10 + 3 / 4 + 0) / 12, 9);
});

test('adherence counts sessions with something recorded; declared counts the deviating ones', async () => {
  // 4 mm inside; 5 mm outside; IDP at 4 mm inside; nothing recorded counts in the coverage alone.
  expect(await techniqueOf('ann')).toMatchObject({ sessions: 4, courses: 2, adherence: close(2 / 3), declared: 0 });
  // 6 and 7 mm with caffeine: the variation says nothing of that; 6.5 mm with procaine: declared, twice.
  expect(await techniqueOf('ben')).toMatchObject({ adherence: 0, declared: close(2 / 4), coverage: 1 });
});

test('the distance is the mean over courses of the mean over their sessions', async () => {
  // ann-1: (0, 2 · 1 / 4); ann-2: 0 and nothing.
  const ann1 = (0 + 2 / 4) / 2;
  // t with one degree of freedom: 12.706204736174694.
  const half = (12.706204736174694 * ann1) / 2;
  expect(await techniqueOf('ann')).toMatchObject({
    distanceFromProtocol: close((ann1 + 0) / 2),
    distanceFromProtocolInterval: { lower: close(ann1 / 2 - half), upper: close(ann1 / 2 + half) },
  });
  // ben-1: depth 1, caffeine half a mixture off: (2 + 0.5) / 4; ben-2: 2 / 4.
  expect(await techniqueOf('ben')).toMatchObject({ distanceFromProtocol: close((2.5 / 4 + 2 / 4) / 2) });
  // cleo-1: PAPULE 1, 3 mm 1, caffeine 1: all; cleo-2: all, then only the mixture: 1 / 4.
  expect(await techniqueOf('cleo')).toMatchObject({ distanceFromProtocol: close((1 + (1 + 1 / 4) / 2) / 2) });
});

test('each parameter has its mean, spread and direction over courses', async () => {
  const depth = (await techniqueOf('ann')).parameters.find(({ parameter }) => parameter === 'DEPTH_MM')!;
  // Courses: 4.5 and 4. Signed: (0 + 2) / 2 and 0 tolerance units.
  expect(depth).toMatchObject({
    n: 2,
    typical: '4.25 mm',
    mean: close(4.25),
    sd: close(Math.sqrt(0.125)),
    signedMean: close(0.5),
    outsideTolerance: close(1 / 3),
    fromProtocol: close(0.25),
  });
  // The others' courses: 6.5, 6.5, 3, 3: mean 4.75, variance 4 · 1.75² / 3.
  const peers = (4 * 1.75 ** 2) / 3;
  expect(depth).toMatchObject({
    fromPeers: close((4.25 - 4.75) / Math.sqrt((0.125 + peers) / 2)),
    consistency: close(Math.log(Math.sqrt(0.125) / Math.sqrt(peers))),
  });
});

test('techniques are told apart by the divergence of how often courses use them', async () => {
  const technique = (await techniqueOf('cleo')).parameters.find(({ parameter }) => parameter === 'TECHNIQUE')!;
  // cleo: PAPULE (1 + 0.5) / 2, NAPPAGE 0.25. The others: NAPPAGE 3 of 4, IDP 1 of 4.
  const half = (p: number, q: number) => (p === 0 ? 0 : (p * Math.log2(p / ((p + q) / 2))) / 2);
  const divergence = half(0.75, 0) + half(0.25, 0.75) + half(0.75, 0.25) + half(0.25, 0);
  const chance = ((3 - 1) * (1 / 2 + 1 / 4)) / (8 * Math.LN2);
  expect(technique).toMatchObject({
    typical: 'PAPULE 75 %, NAPPAGE 25 %',
    fromPeers: close(divergence - chance),
    mean: null,
    fromProtocol: close(0.75),
  });
});

test('mixtures are told apart by how much farther they lie from the peers than those from one another', async () => {
  const mixture = (await techniqueOf('cleo')).parameters.find(({ parameter }) => parameter === 'COCKTAIL')!;
  // Peers' courses with a mixture: procaine (ann-1, ben-2) and caffeine + procaine (ben-1).
  const toPeers = (1 + 1 + 1 / 2) / 3;
  const amongPeers = (0 + 1 / 2 + 1 / 2) / 3;
  expect(mixture).toMatchObject({ n: 2, fromPeers: close(toPeers - amongPeers) });
});

test('a parameter that the protocol leaves free has values and no distance', async () => {
  const { practitioners, parameters, notes } = await report();
  const spacing = practitioners[1]!.parameters.find(({ parameter }) => parameter === 'SPACING_MM')!;
  expect(spacing).toMatchObject({
    n: 1,
    mean: 11,
    sd: null,
    fromProtocol: null,
    outsideTolerance: null,
    fromPeers: null,
  });
  expect(parameters.map(({ parameter }) => parameter)).not.toContain('SPACING_MM');
  expect(notes).toContainEqual(expect.objectContaining({ figure: 'parameters', code: 'NO_REFERENCE' }));
});

test('a parameter varies between practitioners and within them', async () => {
  const depth = (await report()).parameters.find(({ parameter }) => parameter === 'DEPTH_MM');
  // Courses: ann 4.5, 4; ben 6.5, 6.5; cleo 3, 3. Means 4.25, 6.5, 3; overall 55/12.
  const overall = 55 / 12;
  const between = (2 * ((4.25 - overall) ** 2 + (6.5 - overall) ** 2 + (3 - overall) ** 2)) / 2;
  const within = 0.125 / 3;
  const tau = (between - within) / 2;
  expect(depth).toMatchObject({
    n: 6,
    practitioners: 3,
    betweenPractitioners: close(tau / (tau + within)),
    withinSd: close(Math.sqrt(within)),
    test: { statistic: expect.closeTo(between / within, 6) },
  });
});

test('the nearest peers are those who treat most alike', async () => {
  const { nearest } = await techniqueOf('ann');
  expect(nearest.map(({ practitioner }) => practitioner?.code)).toEqual(['ben', 'cleo']);
  // Depth: more than a scale apart, 1 (weight 2). Mixtures: procaine 1 and 1 against 1 and half caffeine: 1 − 1 / 1.5. Techniques: half NAPPAGE, half IDP against
  // NAPPAGE alone, less chance, under the root.
  const half = (p: number, q: number) => (p === 0 ? 0 : (p * Math.log2(p / ((p + q) / 2))) / 2);
  const divergence = half(0.5, 1) + half(0.5, 0) + half(1, 0.5) - ((2 - 1) * (1 / 2 + 1 / 2)) / (8 * Math.LN2);
  expect(nearest[0]!.distance).toBeCloseTo((2 * 1 + (1 - 1 / 1.5) + Math.sqrt(divergence)) / 4, 9);
});

test('a period is whole months of the courses’ starts, and says so', async () => {
  const { from, to, courses, practitioners } = await report({ from: '2025-02-17', to: '2025-02-18' });
  expect({ from, to, courses }).toEqual({ from: '2025-02-01', to: '2025-02-28', courses: 3 });
  expect(practitioners[0]).toMatchObject({ distanceFromProtocol: 0, sessions: 2 });
});

test('training schools are told apart, each beside the others', async () => {
  const { techniqueVariation } = await read<{
    techniqueVariation: { schools: { school: string; practitioners: number; parameters: Parameter[] }[] };
  }>(owner, operation('technique-variation/technique-by-school'), { input: { protocol: 'waist-slimming' } });
  expect(techniqueVariation.schools.map(({ school, practitioners }) => [school, practitioners])).toEqual([
    ['FRENCH', 2],
    ['SOUTH_AMERICAN', 1],
  ]);
  const depths = techniqueVariation.schools.map(
    ({ parameters }) => parameters.find(({ parameter }) => parameter === 'DEPTH_MM')!.signedMean,
  );
  // French: 0.5·2 … courses 1, 0, −2 and (−4 + 0) / 2; South American: 5 and 5.
  expect(depths).toEqual([close((1 + 0 - 2 - 2) / 4), close(5)]);
});

test('an analyst reads codes and no names; what does not exist is said', async () => {
  const analyst = await chain.as('ANALYST');
  expect((await report({}, analyst)).practitioners).toHaveLength(3);
  const named = await analyst.ask(
    '{ techniqueVariation(input: { protocol: "waist-slimming" }) { practitioners { practitioner { fullName } } } }',
  );
  expect(named.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', fields: ['Practitioner.fullName'] });
  const ask = async (input: object) =>
    (await owner.ask(operation('technique-variation/technique-variation'), { input })).errors?.[0]?.extensions.code;
  expect(await ask({ protocol: 'no-such' })).toBe('BAD_USER_INPUT');
  expect(await ask({ protocol: 'waist-slimming', version: 9 })).toBe('BAD_USER_INPUT');
  expect(await ask({ protocol: 'waist-slimming', from: '2025-03-01', to: '2025-02-01' })).toBe('BAD_USER_INPUT');
});

test("a practitioner's own key sees its own row, and nothing of fewer than five peers", async () => {
  const { practitioners } = await read<{
    practitioners: { nodes: { id: string; code: string; clinics: { id: string }[] }[] };
  }>(owner, '{ practitioners { nodes { id code clinics { id } } } }');
  const ben = practitioners.nodes.find(({ code }) => code === 'ben')!;
  const key = await chain.as('PRACTITIONER', { practitionerId: ben.id, clinicIds: ben.clinics.map(({ id }) => id) });
  const own = await report({}, key);
  expect(own.practitioners.map(({ practitioner }) => practitioner.code)).toEqual(['ben']);
  expect(own.practitioners[0]).toMatchObject({ distanceFromPeers: null, nearest: [], adherence: 0 });
  expect(own).toMatchObject({ parameters: [], spread: [] });
  expect(own.notes).toContainEqual(expect.objectContaining({ figure: 'spread', code: 'SUPPRESSED' }));
  const { techniqueVariation } = await read<{ techniqueVariation: { chart: string } }>(
    key,
    operation('technique-variation/technique-chart'),
    { input: { protocol: 'waist-slimming' }, kind: 'HEATMAP' },
  );
  expect(techniqueVariation.chart).toContain('ben');
  expect(techniqueVariation.chart).not.toMatch(/ann|cleo/);
  const profile = async (practitionerId: string) =>
    (
      await read<{ node: { techniqueProfile: object | null } }>(
        key,
        operation('technique-variation/technique-profile'),
        {
          practitionerId,
          protocolId: await protocolId(),
        },
      )
    ).node.techniqueProfile;
  expect(await profile(ben.id)).toMatchObject({ sessions: 4 });
  expect(await profile(practitioners.nodes.find(({ code }) => code === 'ann')!.id)).toBeNull();
});

test.each(['HEATMAP', 'PROFILE', 'DRIFT'])('the %s is one SVG document of its own', async (kind) => {
  const { techniqueVariation } = await read<{ techniqueVariation: { chart: string } }>(
    owner,
    operation('technique-variation/technique-chart'),
    { input: { protocol: 'waist-slimming' }, kind },
  );
  expect(techniqueVariation.chart).toMatch(/^<svg [^>]*role="img"/);
  expect(techniqueVariation.chart).toMatch(/<title [^>]*>[^<]*Waist slimming/);
});

async function protocolId(): Promise<string> {
  const { protocols } = await read<{ protocols: { nodes: { id: string }[] } }>(owner, '{ protocols { nodes { id } } }');
  return protocols.nodes[0]!.id;
}
