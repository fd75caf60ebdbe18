import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeFolder, type ExchangeFiles } from '../support/exchange-folder.js';
import { Caller } from '../support/organization.js';
import { buildProgram, Installation, type RunningServer } from '../support/program.js';

interface Test {
  statistic: number;
  df1: number;
  df2: number;
  pValue: number;
}
interface Interval {
  estimate: number;
  lower: number;
  upper: number;
  standardError: number;
}
interface Comparison {
  n: number;
  anova: Test;
  welch: Test;
  overall: { n: number; mean: number; sd: number };
  adjustment: {
    n: number;
    residualSd: number;
    residualDf: number;
    groupTest: Test;
    slopeHomogeneity: Test;
    coefficients: ({ covariate: string; t: number; pValue: number; mean: number } & Interval)[];
  } | null;
  warnings: { code: string }[];
  groups: {
    keys: { code: string }[];
    statistics: {
      n: number;
      mean: number;
      sd: number;
      standardError: number;
      baselineMean: number;
      baselineSd: number;
      interval: Interval;
    };
    adjustedMean: Interval | null;
    followUp: { started: number; due: number; observed: number };
  }[];
}

const COMPARE = `query ($input: OutcomeComparisonInput!) { compareOutcomes(input: $input) {
  n warnings { code } overall { n mean sd }
  anova { statistic df1 df2 pValue } welch { statistic df1 df2 pValue }
  adjustment {
    n residualSd residualDf groupTest { statistic df1 df2 pValue } slopeHomogeneity { statistic df1 df2 pValue }
    coefficients { covariate estimate standardError t pValue lower upper mean }
  }
  groups {
    keys { code } adjustedMean { estimate lower upper standardError } followUp { started due observed }
    statistics { n mean sd standardError baselineMean baselineSd interval { estimate lower upper } }
  }
} }`;

/** Relative tolerance of the reference figures. */
const R = 1e-9;

function expectClose(actual: number, expected: number, tolerance = R): void {
  expect(Math.abs(actual - expected), `${actual} against ${expected}`).toBeLessThanOrEqual(
    tolerance * Math.abs(expected),
  );
}

const databases: [string, () => Promise<Installation>][] = [['the embedded database', () => Installation.embedded()]];
const postgresql = process.env.TEST_DATABASE_URL;
if (postgresql) databases.push(['PostgreSQL', () => Installation.postgresql(postgresql)]);

beforeAll(buildProgram);

describe.each(databases)('on %s', (_name, install) => {
  let installation: Installation;
  let server: RunningServer;
  const analysts = new Map<string, string>();

  beforeAll(async () => {
    installation = await install();
    await load('Anorexia study', 'examples/anorexia');
    const folder = await mkdtemp(join(tmpdir(), 'mesograph-nist-'));
    await load('NIST', await writeFolder(nistFolder(await nistSets()), folder), 1);
    await rm(folder, { recursive: true });
    server = await installation.serve();
  }, 300_000);
  afterAll(() => installation.remove());

  async function load(organization: string, folder: string, minimumGroupSize?: number): Promise<void> {
    const summary = JSON.parse(await installation.succeed('import', folder, '--organization', organization)) as object;
    expect(summary).toMatchObject({ updated: {}, unchanged: {} });
    if (minimumGroupSize)
      await installation.succeed(
        'organization',
        'set',
        '--organization',
        organization,
        '--minimum-group-size',
        String(minimumGroupSize),
      );
    analysts.set(
      organization,
      await installation.succeed('keys', 'create', '--organization', organization, '--role', 'ANALYST'),
    );
  }

  async function compare(organization: string, input: object): Promise<Comparison> {
    const analyst = new Caller(server.url, analysts.get(organization)!);
    const { data, errors } = await analyst.ask<{ compareOutcomes: Comparison }>(COMPARE, { input });
    if (errors) throw new Error(JSON.stringify(errors));
    return data.compareOutcomes;
  }

  const weight = { measure: 'weight', timepoint: 'end', groupBy: ['CLINIC'] };

  test("the study's groups, analysis of variance and Welch's test are R's", async () => {
    const { groups, anova_change, welch_change } = await expectedFigures();
    const comparison = await compare('Anorexia study', weight);
    expect(comparison.n).toBe(72);
    expect(comparison.groups.map(({ keys }) => keys[0]!.code)).toEqual(Object.keys(groups).toSorted());
    for (const { keys, statistics, followUp } of comparison.groups) {
      const { change, baseline } = groups[keys[0]!.code]!;
      expect(statistics.n).toBe(change.n);
      expect(followUp).toEqual({ started: change.n, due: change.n, observed: change.n });
      expectClose(statistics.mean, change.mean);
      expectClose(statistics.sd, change.sd);
      expectClose(statistics.standardError, change.se);
      expectClose(statistics.interval.lower, change.ci_lower);
      expectClose(statistics.interval.upper, change.ci_upper);
      expectClose(statistics.baselineMean, baseline.mean);
      expectClose(statistics.baselineSd, baseline.sd);
    }
    expectTest(comparison.anova, anova_change);
    expectTest(comparison.welch, welch_change);
    expect(comparison.warnings.map(({ code }) => code)).toContain('NOT_ADJUSTED');
  });

  test("the study's analysis of covariance is R's", async () => {
    const { groups, ancova, ancova_on_change_same_treatment_effects: onChange, interaction } = await expectedFigures();
    const comparison = await compare('Anorexia study', { ...weight, adjustFor: ['BASELINE'] });
    const { adjustment } = comparison;
    expect(adjustment).toMatchObject({ n: 72, residualDf: ancova.df_residual });
    expectClose(adjustment!.residualSd, ancova.residual_sd);
    expectTest(adjustment!.groupTest, ancova.treat_F);
    expectTest(adjustment!.slopeHomogeneity, interaction);
    expect(comparison.warnings.map(({ code }) => code)).toContain('SLOPES_DIFFER');
    expect(adjustment!.coefficients.map(({ covariate }) => covariate)).toEqual(['BASELINE']);
    const [slope] = adjustment!.coefficients;
    const { Prewt } = onChange.coefficients;
    expectClose(slope!.estimate, Prewt!.estimate);
    expectClose(slope!.standardError, Prewt!.se);
    expectClose(slope!.t, Prewt!.statistic);
    expectClose(slope!.pValue, Prewt!.p);
    expectClose(slope!.lower, Prewt!.ci_lower);
    expectClose(slope!.upper, Prewt!.ci_upper);
    // The change's adjusted mean is the follow-up's less the baseline at which both stand, the mean of all.
    const all = Object.values(groups).map(({ baseline }) => baseline);
    const mean = all.reduce((sum, baseline) => sum + baseline.n * baseline.mean, 0) / 72;
    expectClose(slope!.mean, mean);
    expectClose(ancova.adjusted_at_prewt, mean);
    for (const { keys, adjustedMean } of comparison.groups) {
      const followUp = ancova.adjusted_means[keys[0]!.code]!;
      expect(Math.abs(adjustedMean!.estimate - (followUp.mean - mean))).toBeLessThanOrEqual(R * followUp.mean);
      expect(Math.abs(adjustedMean!.lower - (followUp.ci_lower - mean))).toBeLessThanOrEqual(R * followUp.mean);
      expect(Math.abs(adjustedMean!.upper - (followUp.ci_upper - mean))).toBeLessThanOrEqual(R * followUp.mean);
      expectClose(adjustedMean!.standardError, followUp.se);
    }
  });

  test("the analyses of variance of NIST's reference sets are certified to twelve digits", async () => {
    for (const [set, { certified }] of await certifiedAnova()) {
      const { anova } = await compare('NIST', { ...nistInput, measure: set });
      expect([anova.df1, anova.df2], set).toEqual([certified.df_between, certified.df_within]);
      expectClose(anova.statistic, Number(certified.f), 1e-12);
    }
  });

  test("means and standard deviations of NIST's reference sets are certified to fourteen digits", async () => {
    for (const [set, { n, certified }] of await certifiedUnivariate()) {
      const { overall } = await compare('NIST', { ...nistInput, measure: set });
      expect(overall.n, set).toBe(n);
      expectClose(overall.mean, Number(certified.mean), 1e-14);
      expectClose(overall.sd, Number(certified.sd_n_minus_1), 1e-14);
    }
  });
});

interface RTest {
  readonly F: number;
  readonly df1: number;
  readonly df2: number;
  readonly p: number;
}

function expectTest(actual: Test, { F, df1, df2, p }: RTest): void {
  expectClose(actual.statistic, F);
  expectClose(actual.df1, df1);
  expectClose(actual.df2, df2);
  expectClose(actual.pValue, p);
}

interface Described {
  readonly n: number;
  readonly mean: number;
  readonly sd: number;
  readonly se: number;
  readonly ci_lower: number;
  readonly ci_upper: number;
}

interface Coefficient extends Omit<Described, 'n' | 'mean' | 'sd'> {
  readonly estimate: number;
  readonly statistic: number;
  readonly p: number;
}

interface ExpectedFigures {
  readonly groups: Readonly<Record<string, { readonly baseline: Described; readonly change: Described }>>;
  readonly anova_change: RTest;
  readonly welch_change: RTest;
  readonly ancova: {
    readonly residual_sd: number;
    readonly df_residual: number;
    readonly treat_F: RTest;
    readonly adjusted_at_prewt: number;
    readonly adjusted_means: Readonly<Record<string, Described>>;
  };
  readonly ancova_on_change_same_treatment_effects: { readonly coefficients: Readonly<Record<string, Coefficient>> };
  readonly interaction: RTest;
}

async function expectedOf<E>(set: string): Promise<E> {
  return (JSON.parse(await readFile(`test/cases/${set}/expected.json`, 'utf8')) as { expected: E }).expected;
}

const expectedFigures = () => expectedOf<ExpectedFigures>('clinical/anorexia');

const certifiedAnova = async () =>
  Object.entries(
    await expectedOf<Record<string, { certified: { df_between: number; df_within: number; f: string } }>>('nist/anova'),
  );

const certifiedUnivariate = async () =>
  Object.entries(
    await expectedOf<Record<string, { n: number; certified: { mean: string; sd_n_minus_1: string } }>>(
      'nist/univariate',
    ),
  );

interface ReferenceValue {
  readonly set: string;
  readonly group: string;
  /** Exactly as printed. */
  readonly value: string;
}

/** All values of the sets of NIST that are tried. */
async function nistSets(): Promise<readonly ReferenceValue[]> {
  const read = async (kind: string, set: string) => {
    const [, ...lines] = (await readFile(`test/cases/nist/${kind}/${set}.csv`, 'utf8')).trim().split(/\r?\n/);
    return lines.map((line) => {
      const [first, second] = line.split(',');
      return second === undefined ? { set, group: '1', value: first! } : { set, group: first!, value: second };
    });
  };
  const anova = (await certifiedAnova()).map(([set]) => read('anova', set));
  const univariate = (await certifiedUnivariate()).map(([set]) => read('univariate', set));
  return (await Promise.all([...anova, ...univariate])).flat();
}

const nistInput = { timepoint: 'end', groupBy: ['CLINIC'] };

/** The sets of NIST as records: a set is a measure, its treatments are clinics, and the change is the value, from baseline 0. */
function nistFolder(values: readonly ReferenceValue[]): ExchangeFiles {
  const sets = [...new Set(values.map(({ set }) => set))];
  const groups = [...new Set(values.map(({ group }) => group))];
  return {
    'clinics.csv': { columns: 'code,name,country', rows: groups.map((group) => `${group},Treatment ${group},US`) },
    'practitioners.csv': {
      columns: 'code,full_name,profession',
      rows: groups.map((group) => `p${group},Laboratory ${group},OTHER`),
    },
    'measures.csv': { columns: 'code', rows: sets },
    'protocols.json': sets.map((set) => ({
      code: set,
      name: set,
      indication: 'REFERENCE',
      versions: [
        {
          version: 1,
          publishedOn: '2020-01-01',
          summaryOfChanges: 'First.',
          sessions: 1,
          intervalDays: 1,
          technique: {},
          cocktail: { substances: [] },
          assessments: [],
        },
      ],
    })),
    'patients.csv': { columns: 'reference,clinic', rows: values.map(({ group }, index) => `r${index},${group}`) },
    'courses.csv': {
      columns: 'code,patient,clinic,practitioner,protocol,version,started_on',
      rows: values.map(({ set, group }, index) => `k${index},r${index},${group},p${group},${set},1,2024-01-08`),
    },
    'outcomes.csv': {
      columns: 'course,measure,timepoint,value',
      rows: values.flatMap(({ set, value }, index) => [`k${index},${set},baseline,0`, `k${index},${set},end,${value}`]),
    },
  };
}
