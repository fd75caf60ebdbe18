import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** A file of a small tree that has the project's own rules, and what it imports. */
interface Fixture {
  readonly why: string;
  readonly path: string;
  readonly source: string;
}

const take = (name: string, from: string) => `import { ${name} } from '${from}';\nexport const kept = ${name};\n`;
const takeType = (name: string, from: string) =>
  `import type { ${name} } from '${from}';\nexport type Kept = ${name};\n`;
const takeLater = (name: string, from: string) =>
  `export const kept = async () => (await import('${from}')).${name};\n`;

const IMPORTS = 'no-restricted-imports';
const modules = 'src/modules';

const refused: readonly (Fixture & { readonly rule: string })[] = [
  {
    why: 'the platform imports a module',
    path: 'src/platform/a.ts',
    source: take('age', '../modules/patient/age.js'),
    rule: IMPORTS,
  },
  {
    why: 'the platform imports a module for its type',
    path: 'src/platform/b.ts',
    source: takeType('Patient', '../modules/patient/patient.entity.js'),
    rule: IMPORTS,
  },
  {
    why: 'the platform imports the settings',
    path: 'src/platform/c/d.ts',
    source: takeType('Config', '../../config.js'),
    rule: IMPORTS,
  },
  {
    why: 'the platform reads the environment',
    path: 'src/platform/e.ts',
    source: 'export const home = process.env.HOME;\n',
    rule: 'no-process-env',
  },
  {
    why: 'an entity imports type-graphql',
    path: `${modules}/clinic/a.entity.ts`,
    source: take('Field', 'type-graphql'),
    rule: IMPORTS,
  },
  {
    why: 'an entity imports a service',
    path: `${modules}/clinic/b.entity.ts`,
    source: take('ClinicService', './clinic.service.js'),
    rule: IMPORTS,
  },
  {
    why: 'a type imports MikroORM',
    path: `${modules}/clinic/a.type.ts`,
    source: take('p', '@mikro-orm/core'),
    rule: IMPORTS,
  },
  { why: 'a type imports Kysely', path: `${modules}/clinic/b.type.ts`, source: take('sql', 'kysely'), rule: IMPORTS },
  {
    why: 'a type imports a service',
    path: `${modules}/clinic/c.type.ts`,
    source: takeType('ClinicService', './clinic.service.js'),
    rule: IMPORTS,
  },
  {
    why: 'a type imports an entity, not its type alone',
    path: `${modules}/clinic/d.type.ts`,
    source: take('Clinic', './clinic.entity.js'),
    rule: IMPORTS,
  },
  {
    why: 'a service imports type-graphql',
    path: `${modules}/clinic/a.service.ts`,
    source: take('Field', 'type-graphql'),
    rule: IMPORTS,
  },
  {
    why: 'a service imports graphql',
    path: `${modules}/clinic/b.service.ts`,
    source: take('GraphQLError', 'graphql'),
    rule: IMPORTS,
  },
  {
    why: 'a service imports Apollo',
    path: `${modules}/clinic/c.service.ts`,
    source: take('ApolloServer', '@apollo/server'),
    rule: IMPORTS,
  },
  {
    why: 'a service imports a resolver',
    path: `${modules}/clinic/d.service.ts`,
    source: take('ClinicResolver', './clinic.resolver.js'),
    rule: IMPORTS,
  },
  {
    why: 'a service imports a GraphQL class',
    path: `${modules}/clinic/e.service.ts`,
    source: take('ClinicType', './clinic.type.js'),
    rule: IMPORTS,
  },
  {
    why: 'a service imports a resolver when it runs',
    path: `${modules}/clinic/f.service.ts`,
    source: takeLater('ClinicResolver', './clinic.resolver.js'),
    rule: IMPORTS,
  },
  {
    why: 'a resolver imports MikroORM',
    path: `${modules}/clinic/a.resolver.ts`,
    source: takeType('EntityManager', '@mikro-orm/core'),
    rule: IMPORTS,
  },
  {
    why: 'a resolver imports another resolver',
    path: `${modules}/clinic/b.resolver.ts`,
    source: take('PatientResolver', '../patient/patient.resolver.js'),
    rule: IMPORTS,
  },
  {
    why: 'a resolver imports an entity, not its type alone',
    path: `${modules}/clinic/c.resolver.ts`,
    source: take('Clinic', './clinic.entity.js'),
    rule: IMPORTS,
  },
  {
    why: 'a resolver makes the context itself',
    path: `${modules}/clinic/d.resolver.ts`,
    source: take('createContext', '../../context.js'),
    rule: IMPORTS,
  },
  {
    why: 'a resolver makes a service itself',
    path: `${modules}/clinic/e.resolver.ts`,
    source: take('ClinicService', './clinic.service.js'),
    rule: IMPORTS,
  },
  {
    why: 'a rule imports the server',
    path: `${modules}/clinic/a.ts`,
    source: take('createServer', '../../server.js'),
    rule: IMPORTS,
  },
  {
    why: 'a concept imports a migration',
    path: `${modules}/clinic/b.ts`,
    source: take('migrations', '../../../migrations/index.js'),
    rule: IMPORTS,
  },
  {
    why: 'statistics read a file',
    path: `${modules}/comparison/statistics/a.ts`,
    source: take('readFile', 'node:fs/promises'),
    rule: IMPORTS,
  },
  {
    why: 'statistics ask the database',
    path: `${modules}/comparison/statistics/b.ts`,
    source: take('sql', 'kysely'),
    rule: IMPORTS,
  },
  {
    why: 'statistics import a clock',
    path: `${modules}/comparison/statistics/c.ts`,
    source: take('systemClock', '../../../platform/clock.js'),
    rule: IMPORTS,
  },
  {
    why: 'statistics import what scans the facts',
    path: `${modules}/comparison/statistics/d.ts`,
    source: take('scanFacts', '../scan-facts.js'),
    rule: IMPORTS,
  },
  {
    why: 'a migration imports the code',
    path: 'migrations/Migration900.ts',
    source: take('roles', '../src/modules/access/role.js'),
    rule: IMPORTS,
  },
  {
    why: 'a migration imports another library',
    path: 'migrations/Migration901.ts',
    source: take('p', '@mikro-orm/core'),
    rule: IMPORTS,
  },
  {
    why: 'a test imports a service',
    path: 'test/modules/a.test.ts',
    source: take('ClinicService', '../../src/modules/clinic/clinic.service.js'),
    rule: IMPORTS,
  },
  {
    why: 'a file exports a default',
    path: `${modules}/clinic/c.ts`,
    source: 'export default 1;\n',
    rule: 'no-default-export',
  },
  {
    why: 'a concept writes to the console',
    path: `${modules}/clinic/d.ts`,
    source: "console.log('x');\nexport const kept = 1;\n",
    rule: 'no-console',
  },
  {
    why: 'two files import each other',
    path: `${modules}/clinic/left.ts`,
    source: "import { right } from './right.js';\nexport const left = () => right;\n",
    rule: 'no-cycle',
  },
];

const accepted: readonly Fixture[] = [
  { why: 'the platform imports the platform', path: 'src/platform/ok.ts', source: take('DomainError', './errors.js') },
  {
    why: 'a file of the platform may be named after a schema',
    path: 'src/platform/ok-names.ts',
    source: take('schemaSnapshot', './schema-snapshot.js'),
  },
  {
    why: 'an entity imports MikroORM and an entity',
    path: `${modules}/clinic/ok.entity.ts`,
    source: `${take('p', '@mikro-orm/core')}export { Organization } from '../organization/organization.entity.js';\n`,
  },
  {
    why: "a type takes its entity's type",
    path: `${modules}/clinic/ok.type.ts`,
    source: takeType('Clinic', './clinic.entity.js'),
  },
  {
    why: "a service takes its input's type",
    path: `${modules}/clinic/ok.service.ts`,
    source: takeType('CreateClinicInput', './clinic.type.js'),
  },
  {
    why: "a resolver takes the context's type",
    path: `${modules}/clinic/ok.resolver.ts`,
    source: takeType('Context', '../../context.js'),
  },
  {
    why: "a resolver takes another concept's GraphQL class",
    path: `${modules}/clinic/ok2.resolver.ts`,
    source: take('PatientType', '../patient/patient.type.js'),
  },
  {
    why: 'statistics import each other and @stdlib',
    path: `${modules}/comparison/statistics/ok.ts`,
    source: `export { betainc } from '@stdlib/math-base-special-betainc';\n${take('anova', './anova.js')}`,
  },
  {
    why: 'a migration imports what it extends',
    path: 'migrations/Migration902.ts',
    source: take('Migration', '@mikro-orm/migrations'),
  },
  {
    why: 'the list of migrations imports them',
    path: 'migrations/list.ts',
    source: take('Migration902', './Migration902.js'),
  },
  {
    why: 'a test imports a pure rule',
    path: 'test/modules/ok.test.ts',
    source: take('age', '../../src/modules/patient/age.js'),
  },
];

/** The rules that each file breaks, by its path. */
let broken: ReadonlyMap<string, readonly string[]>;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'import-rules-'));
  await cp('.oxlintrc.json', join(folder, '.oxlintrc.json'));
  const back = {
    path: `${modules}/clinic/right.ts`,
    source: "import { left } from './left.js';\nexport const right = () => left;\n",
  };
  for (const { path, source } of [...refused, ...accepted, back]) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), source);
  }
  broken = await lint(folder);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the linter refuses', () => {
  test.each(refused)('$path: $why', ({ path, rule }) => {
    expect(broken.get(path)).toEqual([expect.stringContaining(`(${rule})`)]);
  });
});

describe('the linter accepts', () => {
  test.each(accepted)('$path: $why', ({ path }) => {
    expect(broken.get(path) ?? []).toEqual([]);
  });
});

async function lint(cwd: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const oxlint = resolve('node_modules/oxlint/bin/oxlint');
  // It ends with 1 when it refuses something, which is what is asked for here.
  const report = await new Promise<string>((done, fail) => {
    execFile(process.execPath, [oxlint, '--format', 'json'], { cwd, maxBuffer: 1 << 24 }, (error, stdout) =>
      stdout ? done(stdout) : fail(error ?? new Error('oxlint said nothing')),
    );
  });
  const { diagnostics } = JSON.parse(report) as { diagnostics: { filename: string; code: string }[] };
  const rules = new Map<string, string[]>();
  for (const { filename, code } of diagnostics) rules.set(filename, [...(rules.get(filename) ?? []), code]);
  return rules;
}
