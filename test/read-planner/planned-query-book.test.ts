import { parse } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillDemo } from '../../src/commands/fill-demo.js';
import { fieldOrigins } from '../../src/platform/graphql/field-origins.js';
import { PlannedSchema } from '../../src/platform/read-planner/planned-schema.js';
import { createSchema } from '../../src/schema.js';
import { NOW, startTestServer, type TestServer } from '../support/organization.js';
import { queryBook, queryBookVariables, textOfOperation } from '../support/query-book-variables.js';
import { problemOf, startTwoServers, type TwoServers } from './two-servers.js';

const queries = queryBook.filter((name) => {
  const [operation] = parse(textOfOperation(name)).definitions;
  return operation?.kind === 'OperationDefinition' && operation.operation === 'query';
});

let server: TestServer;
let servers: TwoServers;
let key: string;
let variablesOf: (name: string) => object;
beforeAll(async () => {
  server = await startTestServer();
  await fillDemo(server.database, { now: () => NOW }, 'Query book');
  const owner = await (await server.newOrganization('Query book')).as('OWNER');
  ({ key } = owner);
  variablesOf = await queryBookVariables(owner);
  servers = await startTwoServers(server);
});
afterAll(async () => {
  await servers.stop();
  await server.close();
});

test.each(queries)('the planner and the resolvers answer %s alike', async (name) => {
  const compared = await servers.ask(key, textOfOperation(name), variablesOf(name));
  expect(problemOf(compared)).toBeNull();
  expect(compared.planned.errors).toEqual([]);
});

test('resolvers answer what no row holds, and nothing else', async () => {
  const planned = new PlannedSchema(await createSchema(), server.database.metadata, fieldOrigins());
  expect(planned.unplanned.map(({ field }) => field)).toEqual([
    'Query.viewer',
    'Query.registrationBodies',
    'Query.checkRegistrationNumber',
    'Query.checkMixture',
    'Query.techniqueVariation',
    'Query.compareOutcomes',
  ]);
});
