import fc, { type Arbitrary } from 'fast-check';
import {
  parse,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
  Kind,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createSchema } from '../../src/schema.js';
import { operationsOf, type GeneratedOperation } from '../support/generate-operation.js';
import { arrangeScene, type Scene } from '../support/generate-scene.js';
import { startTestServer, type TestServer } from '../support/organization.js';
import { problemOf, startTwoServers, type Compared, type TwoServers } from './two-servers.js';

/** How many operations are tried, and from which seed on: another one in every run, unless it is said. */
const RUNS = Number(process.env.DIFFERENTIAL_RUNS ?? 400);
const SEED = Number(process.env.DIFFERENTIAL_SEED ?? Date.now() % 2 ** 31);

/** Root fields that no statement answers. */
const LEFT_TO_RESOLVERS = /^(__.*|viewer|compareOutcomes|registrationBodies|checkRegistrationNumber|checkMixture)$/;

vi.setConfig({ testTimeout: 120_000 + RUNS * 1000 });

let server: TestServer;
let schema: GraphQLSchema;
let scene: Scene;
let operations: Arbitrary<GeneratedOperation>;
beforeAll(async () => {
  server = await startTestServer();
  schema = await createSchema();
  scene = await arrangeScene(server);
  operations = operationsOf(schema, scene.known, scene.askers);
});
afterAll(() => server.close());

/** Asks all that is to be asked of an operation. Throws where something is wrong with an answer. */
async function compare(
  servers: TwoServers,
  { text, asks }: GeneratedOperation,
  onCompared: (compared: Compared) => void = () => undefined,
): Promise<void> {
  for (const { asker, operationName, variables } of asks) {
    const { key } = scene.askers.find(({ name }) => name === asker)!.caller;
    const compared = await servers.ask(key, text, variables, operationName);
    const problem = problemOf(compared);
    if (problem) {
      throw new Error(`as ${asker}, ${operationName} with ${JSON.stringify(variables)} of\n${text}\n${problem}`);
    }
    onCompared(compared);
  }
}

describe('the planner and the resolvers', () => {
  let servers: TwoServers;
  beforeAll(async () => {
    servers = await startTwoServers(server);
  });
  afterAll(() => servers.stop());

  test('give the same whole answers to generated operations', async () => {
    const sensible: (Compared & { readonly isForPlanner: boolean })[] = [];
    const property = fc.asyncProperty(operations, async (operation) => {
      const document = parse(operation.text);
      expect(validate(schema, document)).toEqual([]);
      const isForPlanner = selectsRecords(document);
      await compare(servers, operation, (compared) => {
        if (!operation.isCareless) sensible.push({ ...compared, isForPlanner });
      });
    });
    await fc.assert(property, { numRuns: RUNS, seed: SEED });

    const answered = sensible.filter(({ resolved }) => resolved.errors.length === 0);
    const telling = answered.filter(({ resolved }) => holdsRecords(resolved.data));
    const forPlanner = answered.filter(({ isForPlanner }) => isForPlanner);
    const planned = forPlanner.filter(({ by }) => by !== 'RESOLVERS');
    const counts = [sensible, answered, telling, forPlanner, planned].map(({ length }) => length);
    console.warn(
      `seed ${SEED}: requests, answered, with records, for the planner, answered by a statement: ${counts.join(', ')}`,
    );
    expect(answered.length / sensible.length).toBeGreaterThan(0.7);
    expect(telling.length / answered.length).toBeGreaterThan(0.6);
    expect(planned.length / forPlanner.length).toBeGreaterThan(0.95);
  });
});

/** True when a document surely selects a root field that is planned: not only what resolvers answer, or `@skip` may take away. */
function selectsRecords(document: DocumentNode): boolean {
  const types = new TypeInfo(schema);
  let found = false;
  visit(
    document,
    visitWithTypeInfo(types, {
      enter: (node) => {
        if ('directives' in node && node.directives?.length) return false;
        if (node.kind !== Kind.FIELD) return undefined;
        if (types.getParentType() === schema.getQueryType()) found ||= !LEFT_TO_RESOLVERS.test(node.name.value);
        return false;
      },
    }),
  );
  return found;
}

/** True when something in the answer was stored: neither a type's name nor a flag, a count of nothing, or null. */
function holdsRecords(answer: unknown): boolean {
  if (typeof answer === 'string') return schema.getType(answer) === undefined;
  if (typeof answer === 'number') return answer !== 0;
  if (typeof answer !== 'object' || answer === null) return false;
  return Object.values(answer).some(holdsRecords);
}

/** Slips that a planner could make, as changes of its statements. */
const slips = {
  'orders turned round': (sql: string) =>
    sql.replaceAll(/asc nulls last|desc nulls first/g, (order) =>
      order.startsWith('asc') ? 'desc nulls first' : 'asc nulls last',
    ),
  // A limit of 1 may be a single record's.
  'pages a row too long': (sql: string) =>
    sql.replaceAll(/limit (\d+)/g, (limit, size: string) => (size === '1' ? limit : `limit ${Number(size) + 1}`)),
  'instants in local time': (sql: string) => sql.replaceAll("'UTC'", "'Africa/Johannesburg'"),
} as const;

describe('a wrong plan is found', () => {
  test.each(Object.entries(slips))('%s', async (_slip, change) => {
    let changed = 0;
    const servers = await startTwoServers(server, (sql) => {
      const other = change(sql);
      if (other !== sql) changed += 1;
      return other;
    });
    const property = fc.asyncProperty(operations, (operation) => compare(servers, operation));
    const { failed } = await fc.check(property, { numRuns: 400, seed: 1, endOnFailure: true });
    await servers.stop();
    expect(changed).toBeGreaterThan(0);
    expect(failed).toBe(true);
  });
});
