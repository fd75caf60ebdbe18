import { afterAll, beforeAll, expect, test } from 'vitest';
import { command, importInto } from '../support/command-line.js';
import { smallChain, type SmallCourse } from '../support/exchange-folder.js';
import { startTestServer, type Caller, type TestServer } from '../support/organization.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

interface Interval {
  estimate: number;
  lower: number | null;
  upper: number | null;
}
interface Statistics {
  n: number;
  mean: number | null;
  sd: number | null;
  standardError: number | null;
  interval: Interval | null;
  median: number | null;
  baselineMean: number | null;
}
interface FollowUp {
  started: number;
  due: number;
  observed: number;
  missingShare: number | null;
}
interface Note {
  figure: string;
  code: string;
}
interface Comparison {
  n: number | null;
  suppressedGroups: number;
  overall: Statistics | null;
  responders: Interval | null;
  followUp: FollowUp | null;
  welch: { statistic: number | null; pValue: number | null; notes: Note[] };
  anova: { statistic: number | null; pValue: number | null } | null;
  adjustment: { n: number; residualSd: number } | null;
  notes: Note[];
  warnings: { code: string; message: string }[];
  release: { number: number };
  groups: {
    keys: { code: string; label: string }[];
    statistics: Statistics | null;
    followUp: FollowUp | null;
    responders: Interval | null;
    respondersOfDue: Interval | null;
    adjustedMean: Interval | null;
    notes: Note[];
  }[];
}

const COMPARE = `query ($input: OutcomeComparisonInput!) { compareOutcomes(input: $input) {
  n suppressedGroups release { number }
  overall { n mean sd standardError median baselineMean interval { estimate lower upper } }
  responders { estimate lower upper }
  followUp { started due observed missingShare }
  welch { statistic pValue notes { figure code } }
  anova { statistic pValue }
  adjustment { n residualSd }
  notes { figure code }
  warnings { code message }
  groups {
    keys { code label } notes { figure code }
    statistics { n mean sd standardError median baselineMean interval { estimate lower upper } }
    followUp { started due observed missingShare }
    responders { estimate lower upper } respondersOfDue { estimate lower upper } adjustedMean { estimate lower upper }
  }
} }`;

const byClinic = { measure: 'waist', timepoint: 'end', groupBy: ['CLINIC'] };

async function compare(caller: Caller, input: object = {}): Promise<Comparison> {
  const { data, errors } = await caller.ask<{ compareOutcomes: Comparison }>(COMPARE, {
    input: { ...byClinic, ...input },
  });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.compareOutcomes;
}

/** Courses `x1`, `x2`, … of a clinic, one a change, from baseline 100. */
function changes(clinic: string, values: readonly number[], more: Partial<SmallCourse> = {}): SmallCourse[] {
  return values.map((change, index) => ({
    code: `${clinic}${index + 1}`,
    clinic,
    practitioner: `doctor-${clinic}`,
    waist: { baseline: '100', end: String(100 + change) },
    ...more,
  }));
}

async function chainOf(courses: readonly SmallCourse[], minimumGroupSize = 5) {
  const chain = await server.newOrganization();
  await importInto(server, chain.name, smallChain(courses));
  if (minimumGroupSize !== 5) {
    await command(
      server,
      'organization',
      'set',
      '--organization',
      chain.name,
      '--minimum-group-size',
      String(minimumGroupSize),
    );
  }
  return { chain, analyst: await chain.as('ANALYST') };
}

const codesOf = ({ groups }: Comparison) => groups.map(({ keys }) => keys.map(({ code }) => code).join(' / '));
const groupOf = (comparison: Comparison, code: string) => comparison.groups[codesOf(comparison).indexOf(code)]!;

test('a group under the minimum is left out of everything, and only counted', async () => {
  const shown = [...changes('north', [-1, -2, -3, -4, -5]), ...changes('south', [-2, -4, -6, -8, -10])];
  const { analyst } = await chainOf([...shown, ...changes('tiny', [50, 60, 70, 80])]);
  const { analyst: without } = await chainOf(shown);
  const comparison = await compare(analyst);
  expect(codesOf(comparison)).toEqual(['north', 'south']);
  expect(comparison.suppressedGroups).toBe(1);
  expect({ ...comparison, suppressedGroups: 0 }).toEqual(await compare(without));
  expect(comparison).toMatchObject({ n: 10, overall: { n: 10, mean: -4.5 }, followUp: { started: 10, observed: 10 } });
  expect(JSON.stringify(comparison)).not.toContain('tiny');
});

test('the minimum counts distinct patients who were analysed, not courses', async () => {
  const repeated = changes('again', [-1, -2, -3, -4, -5, -6]).map((course, index) => ({
    ...course,
    patient: `p${index % 4}`,
  }));
  const lost = [
    ...changes('lost', [-1, -2, -3, -4]),
    ...['a', 'b', 'c'].map((code) => ({ code, clinic: 'lost', waist: { baseline: '100' } })),
  ];
  const { analyst } = await chainOf([...repeated, ...lost, ...changes('north', [-1, -2, -3, -4, -5])]);
  const comparison = await compare(analyst);
  expect(codesOf(comparison)).toEqual(['north']);
  expect(comparison).toMatchObject({ n: 5, suppressedGroups: 2, followUp: { started: 5 } });
});

test('no data, one course, and no spread give null with a note', async () => {
  const { analyst } = await chainOf(changes('north', [-3]), 1);
  const nothing = await compare(analyst, { timepoint: 'week-4' });
  expect(nothing).toMatchObject({
    n: 0,
    groups: [],
    suppressedGroups: 0,
    overall: { n: 0, mean: null, sd: null, interval: null },
  });
  expect(nothing.welch).toMatchObject({ statistic: null, pValue: null });
  expect(nothing.welch.notes.length).toBeGreaterThan(0);
  expect(nothing.notes.length).toBeGreaterThan(0);

  const one = groupOf(await compare(analyst), 'north');
  expect(one.statistics).toMatchObject({ n: 1, mean: -3, median: null, sd: null, standardError: null, interval: null });
  expect(one.notes.map(({ figure }) => figure)).toContain('sd');

  const { analyst: even } = await chainOf([
    ...changes('north', [-2, -2, -2, -2, -2]),
    ...changes('south', [-2, -2, -2, -2, -2]),
  ]);
  const flat = await compare(even);
  expect(flat.groups.map(({ statistics }) => statistics!.sd)).toEqual([0, 0]);
  expect(flat.welch).toMatchObject({ statistic: null, pValue: null });
  expect(flat.anova).toMatchObject({ statistic: null, pValue: null });
  expect(JSON.stringify([nothing, one, flat])).not.toMatch(/NaN|Infinity/);
  const adjusted = await compare(even, { adjustFor: ['BASELINE'] });
  expect(adjusted.groups.length).toBe(2);
});

test('two dimensions make a group of each pair that exists', async () => {
  const courses = [...changes('north', [-1, -2, -3, -4, -5]), ...changes('south', [-2, -4, -6, -8, -10])];
  const both = courses.flatMap((course) => [
    { ...course, version: 1 },
    { ...course, code: `${course.code}b`, patient: `patient-${course.code}b`, version: 2 },
  ]);
  const { analyst } = await chainOf(both.filter(({ clinic, version }) => clinic === 'north' || version === 2));
  const comparison = await compare(analyst, { groupBy: ['CLINIC', 'PROTOCOL_VERSION'] });
  expect(codesOf(comparison)).toEqual([
    'north / waist-slimming@1',
    'north / waist-slimming@2',
    'south / waist-slimming@2',
  ]);
});

test('codes stand in their documented order and spelling', async () => {
  const courses = [
    ...changes('9', [-1, -2, -3, -4, -5], { birthDate: '1980-06-01', startedOn: '2025-01-06' }),
    ...changes('10', [-1, -2, -3, -4, -5], { birthDate: '1920-06-01', startedOn: '2024-12-31' }),
    ...changes('Z', [-1, -2, -3, -4, -5], { birthDate: '1985-01-07', startedOn: '2025-01-06' }),
    ...changes('a', [-1, -2, -3, -4, -5], { startedOn: '2025-04-01' }),
  ];
  const { analyst } = await chainOf(courses);
  expect(codesOf(await compare(analyst))).toEqual(['9', '10', 'Z', 'a']);
  expect(codesOf(await compare(analyst, { groupBy: ['QUARTER'] }))).toEqual(['2024-Q4', '2025-Q1', '2025-Q2']);
  // Born on 7 January 1985 one is still 39 on 6 January 2025.
  expect(codesOf(await compare(analyst, { groupBy: ['AGE_BAND'] }))).toEqual([
    '100-109',
    '30-39',
    '40-49',
    'NOT_RECORDED',
  ]);
  expect(codesOf(await compare(analyst, { groupBy: ['PROTOCOL_VERSION'] }))).toEqual(['waist-slimming@1']);
});

test.each([
  ['an unknown measure', { measure: 'girth' }],
  ['the baseline as follow-up', { timepoint: 'baseline' }],
  ['a timepoint that is none', { timepoint: 'later' }],
  ['three dimensions', { groupBy: ['CLINIC', 'SEX', 'QUARTER'] }],
  ['no dimension', { groupBy: [] }],
  ['a dimension twice', { groupBy: ['CLINIC', 'CLINIC'] }],
])('%s is refused', async (_what, input) => {
  const { analyst } = await chainOf(changes('north', [-1]));
  const { data, errors } = await analyst.ask(COMPARE, { input: { ...byClinic, ...input } });
  expect(errors?.[0]!.extensions.code).toBe('BAD_USER_INPUT');
  expect(data ?? null).toBeNull();
});

test('responders reach the rule inclusively, in decimal', async () => {
  // In binary fractions 0.3 − 0.1 falls short of 0.2.
  const exact = Array.from({ length: 6 }, (_, index) => ({
    code: `hit${index}`,
    waist: { baseline: '0.3', end: '0.1' },
  }));
  const short = Array.from({ length: 6 }, (_, index) => ({
    code: `miss${index}`,
    waist: { baseline: '0.3', end: '0.1000000000000001' },
  }));
  const due = { startedOn: '2025-01-06', endedOn: '2025-02-20' };
  const lost = Array.from({ length: 3 }, (_, index) => ({ code: `lost${index}`, waist: { baseline: '0.3' }, ...due }));
  const { analyst } = await chainOf([
    ...exact.map((course) => ({ ...course, ...due })),
    ...short.map((course) => ({ ...course, ...due })),
    ...lost,
  ]);
  const comparison = await compare(analyst);
  expect(comparison.groups[0]).toMatchObject({ responders: { estimate: 0.5 }, respondersOfDue: { estimate: 6 / 15 } });
  const asked = (responder: object) => compare(analyst, { responder });
  expect((await asked({ minimumBenefit: 0.1 })).groups[0]!.responders!.estimate).toBe(1);
  expect((await asked({ minimumBenefit: 0.3 })).groups[0]!.responders!.estimate).toBe(0);
});

test('a share of a few patients is withheld, none and all are told', async () => {
  const { analyst } = await chainOf(changes('north', [-1, -1, -1, -1, -1, -1, 0, 0]));
  const group = groupOf(await compare(analyst), 'north');
  expect(group.responders).toBeNull();
  expect(group.notes).toContainEqual({ figure: 'responders', code: 'SUPPRESSED' });
  expect(groupOf(await compare(analyst, { responder: { minimumBenefit: 5 } }), 'north').responders).toMatchObject({
    estimate: 0,
    lower: 0,
  });
});

test('the same release gives the same figures until a new one is cut', async () => {
  const { chain, analyst } = await chainOf(changes('north', [-1, -2, -3, -4, -5]));
  const before = await compare(analyst);
  const owner = await chain.as('OWNER');
  const { data } = await owner.ask<{ courses: { nodes: { id: string }[] } }>('{ courses(first: 1) { nodes { id } } }');
  const recorded = await owner.ask(
    `mutation ($id: ID!) { recordOutcome(input: { courseId: $id, measure: "waist", timepoint: "end", value: 20 }) { userErrors { message } } }`,
    { id: data.courses.nodes[0]!.id },
  );
  expect(recorded.errors).toBeUndefined();
  expect(await compare(analyst)).toEqual(before);
  await owner.ask('mutation { publishDataRelease(input: {}) { release { number } } }');
  const after = await compare(analyst);
  expect(after.release.number).toBe(before.release.number + 1);
  expect(after.groups[0]!.statistics!.mean).not.toBe(before.groups[0]!.statistics!.mean);
});

test('a clinic manager compares own clinics only', async () => {
  const { chain, analyst } = await chainOf([
    ...changes('north', [-1, -2, -3, -4, -5]),
    ...changes('south', [-2, -4, -6, -8, -10]),
  ]);
  const owner = await chain.as('OWNER');
  const { data } = await owner.ask<{ clinics: { nodes: { id: string; code: string }[] } }>(
    '{ clinics { nodes { id code } } }',
  );
  const north = data.clinics.nodes.find(({ code }) => code === 'north')!.id;
  const manager = await chain.as('CLINIC_MANAGER', { clinicIds: [north] });
  const own = await compare(manager);
  expect(codesOf(own)).toEqual(['north']);
  expect(own).toMatchObject({ n: 5, suppressedGroups: 0, overall: { mean: -3 } });
  expect(codesOf(await compare(manager, { filter: { clinics: ['south'] } }))).toEqual([]);
  expect(groupOf(await compare(analyst), 'north').statistics).toEqual(groupOf(own, 'north').statistics);
});

/** Follow-up counts of single courses; the release is cut on 30 June 2026. */
async function followUp(timepoint: string, course: Omit<SmallCourse, 'code'>): Promise<FollowUp> {
  const seen = Array.from({ length: 5 }, (_, index) => ({
    ...course,
    code: `c${index}`,
    waist: { baseline: '100', [timepoint]: '99' },
  }));
  const { analyst } = await chainOf(seen);
  return (await compare(analyst, { timepoint })).groups[0]!.followUp!;
}

test.each<[string, string, Omit<SmallCourse, 'code'>, number]>([
  // 84 days and a quarter of that: 105 days after the start the window has closed.
  ['on the day its window closes', 'week-12', { startedOn: '2026-03-17' }, 5],
  ['not on the day before', 'week-12', { startedOn: '2026-03-18' }, 0],
  // Six sessions a week apart take 35 days, with a quarter 44.
  ['when the planned length and a quarter have passed', 'end', { startedOn: '2026-05-17' }, 5],
  ['not before', 'end', { startedOn: '2026-05-18' }, 0],
  ['at once when the course ended', 'end', { startedOn: '2026-06-01', endedOn: '2026-06-30' }, 5],
  ['not when it ends later', 'end', { startedOn: '2026-06-01', endedOn: '2026-07-01' }, 0],
  ['by the planned sessions of the course itself', 'end', { startedOn: '2026-06-20', plannedSessions: 2 }, 5],
  // The fourth session is planned for day 21, with a quarter for day 27.
  ['when the planned day of the session and a quarter have passed', 'session-4', { startedOn: '2026-06-03' }, 5],
  ['not before', 'session-4', { startedOn: '2026-06-04' }, 0],
  [
    'at once when the session was done',
    'session-4',
    { startedOn: '2026-06-20', sessions: ['2026-06-20', '2026-06-21', '2026-06-22', '2026-06-23'] },
    5,
  ],
])('an assessment is due %s (%s)', async (_when, timepoint, course, due) => {
  expect(await followUp(timepoint, course)).toMatchObject({ started: 5, observed: 5, due });
});

test('courses that should have been assessed count as started and due, observed or not', async () => {
  const planned = Array.from({ length: 7 }, (_, index) => ({
    code: `planned${index}`,
    version: 2,
    startedOn: '2025-01-06',
    waist: { baseline: '100', ...(index < 5 && { 'week-12': String(99 - index) }) },
  }));
  const early = { code: 'early', version: 2, startedOn: '2026-06-01', waist: { baseline: '100', 'week-12': '90' } };
  const { analyst } = await chainOf([...planned, early, { code: 'bare', version: 2 }]);
  const comparison = await compare(analyst, { timepoint: 'week-12' });
  expect(comparison.groups[0]!.followUp).toEqual({ started: 9, due: 8, observed: 6, missingShare: 3 / 8 });
  expect(comparison.warnings.map(({ code }) => code)).toContain('FOLLOW_UP_BIAS');
});
