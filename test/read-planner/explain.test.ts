import { existsSync, globSync, readFileSync } from 'node:fs';
import { Kind, parse } from 'graphql';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { isWorkingKey, principal } from '../../src/modules/access/authenticator.js';
import { nodes } from '../../src/nodes.js';
import type { Principal } from '../../src/platform/auth/principal.js';
import { runStatement } from '../../src/platform/database/one-trip.js';
import { fieldOrigins } from '../../src/platform/graphql/field-origins.js';
import { PlannedSchema } from '../../src/platform/read-planner/planned-schema.js';
import { ReadPlanner, type BoundStatement } from '../../src/platform/read-planner/read-planner.js';
import { toPublicId } from '../../src/platform/reads/public-id.js';
import { createSchema } from '../../src/schema.js';
import { fillLargeOrganizations } from '../support/fill-large-organizations.js';
import { openTestDatabase, type TestDatabase } from '../support/open-test-database.js';
import { NOW } from '../support/organization.js';
import { problemsOf, type PlanNode } from '../support/query-plan.js';

const BOOK = 'schema/operations';
/** The operations that have a statement, which `npm run plans` wrote next to them. */
const planned = globSync(`${BOOK}/**/*.sql`)
  .map((file) => file.slice(BOOK.length + 1, -'.sql'.length).replaceAll('\\', '/'))
  .toSorted();

/** Orders and filters of long lists that no operation of the query book shows. */
const further: Readonly<Record<string, string>> = {
  'courses of a version': 'query ($version: ID!) { courses(filter: { protocolVersionId: $version }) { nodes { id } } }',
  'courses of a practitioner':
    'query ($practitioner: ID!) { courses(filter: { practitionerId: $practitioner }) { nodes { id } } }',
  'courses by their end': '{ courses(orderBy: [{ field: ENDED_ON, direction: DESC }]) { nodes { id } } }',
  'courses by code': '{ courses(orderBy: [{ field: CODE }]) { nodes { id } } }',
  'patients as they were enrolled': '{ patients(orderBy: [{ field: ENROLLED, direction: DESC }]) { nodes { id } } }',
  'adverse events at a clinic':
    'query ($clinic: ID!) { adverseEvents(filter: { clinicIds: [$clinic] }) { nodes { id } } }',
};

let opened: TestDatabase;
let owner: Principal;
let planner: ReadPlanner;
/** Ids of records by the variables that take them; `id` is a variable of several operations. */
let ids: Readonly<Record<string, string>>;

// The embedded database plans by the same rules, but nothing in it counts the rows unasked.
describe.skipIf(inject('postgres') === null)('on a server with some years of records', () => {
  beforeAll(async () => {
    opened = await openTestDatabase();
    const size = { organizations: 3, clinics: 10, patientsPerClinic: 200, sessionsPerCourse: 10 };
    owner = principal(await fillLargeOrganizations(opened, size), 'OWNER', { keyId: v7() });
    const schema = new PlannedSchema(await createSchema(), opened.database.metadata, fieldOrigins());
    const parts = { planned: schema, nodeSources: nodes, keyCheck: isWorkingKey, hasApplicationFilters: true };
    planner = new ReadPlanner(parts, { now: () => NOW });
    ids = {
      clinic: await anyId('Clinic', 'clinic'),
      course: await anyId('Course', 'treatment_course'),
      practitioner: await anyId('Practitioner', 'practitioner'),
      version: await anyId('ProtocolVersion', 'protocol_version'),
      protocol: await anyId('Protocol', 'protocol'),
    };
  });
  afterAll(() => opened.close());

  test.each(planned)('%s finds its rows by indexes that begin with the organization', async (name) => {
    const text = readFileSync(`${BOOK}/${name}.graphql`, 'utf8');
    expect(await problemsIn(text, variablesOf(name))).toEqual([]);
  });

  test.each(Object.entries(further))('%s are found so too', async (_name, text) => {
    expect(await problemsIn(text, ids)).toEqual([]);
  });

  test('a read past the organization and an index that is gone are noticed', async () => {
    const [row] = await opened.asOwner(
      'explain (analyze, verbose, format json) select from treatment_session where injections = 3',
    );
    expect(problemsOf(planIn(row as unknown as Explained))).toContainEqual(
      expect.stringContaining("Seq Scan of treatment_session reads every organization's rows"),
    );
    await opened.asOwner('drop index outcome_assessment_by_course');
    const history = readFileSync(`${BOOK}/outcome/outcome-history.graphql`, 'utf8');
    const problems = await problemsIn(history, { id: ids.course });
    expect(problems).toContainEqual(expect.stringMatching(/of outcome_assessment.* tries row by row: .*course_id = /));
    expect(problems).toContainEqual(expect.stringMatching(/of outcome_assessment.* reads \d{4,} rows/));
  });
});

async function anyId(type: string, table: string): Promise<string> {
  const [row] = await opened.asOwner(
    `select id from ${table} where organization_id = '${owner.organizationId}' limit 1`,
  );
  return toPublicId(type, String(row!.id));
}

/** The example variables of an operation, with an id of the type that it asks for. */
function variablesOf(name: string): object {
  const file = `${BOOK}/${name}.variables.json`;
  const examples = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as object) : {};
  const id = { 'clinic/node': ids.clinic, 'protocol/protocol-version-changes': ids.version }[name] ?? ids.course;
  const others = { versionId: ids.version, practitionerId: ids.practitioner, protocolId: ids.protocol };
  return { id, earlierId: ids.version, ...others, ...examples };
}

/** What is wrong with the plans of an operation's statement: for these very values, and for any. */
async function problemsIn(text: string, variables: object): Promise<readonly string[]> {
  const document = parse(text);
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION)!;
  const statement = planner.plan({ document, operation, variables: { ...variables }, principal: owner });
  if (statement === null) throw new Error('No statement answers this operation.');
  return [...problemsOf(await planForTheseValues(statement)), ...problemsOf(await planForAnyValues(statement))];
}

interface Explained {
  readonly 'QUERY PLAN': readonly { readonly Plan: PlanNode }[];
}

function planIn(row: Explained): PlanNode {
  return row['QUERY PLAN'][0]!.Plan;
}

async function planForTheseValues({ sql, values }: BoundStatement): Promise<PlanNode> {
  const explain = { sql: `explain (analyze, verbose, format json) ${sql}`, name: null, values };
  const [row] = await opened.database.read<Explained>(owner, explain);
  return planIn(row!);
}

/** What a connection may settle on for a statement that it has run under a name several times. */
function planForAnyValues({ sql, values }: BoundStatement): Promise<PlanNode> {
  return opened.database.transaction(owner, 'READ', async (em) => {
    const run = <R>(text: string) => runStatement<R>(em, { sql: text, name: null, values: [] });
    await run('set local plan_cache_mode = force_generic_plan');
    await run(`prepare explained as ${sql}`);
    const [row] = await run<Explained>(
      `explain (analyze, verbose, format json) execute explained (${values.map(literal).join()})`,
    );
    await run('deallocate explained');
    return planIn(row!);
  });
}

function literal(value: unknown): string {
  if (value === null) return 'null';
  const text = Array.isArray(value) ? `{${value.map((each) => JSON.stringify(each)).join()}}` : String(value);
  return `'${text.replaceAll("'", "''")}'`;
}
