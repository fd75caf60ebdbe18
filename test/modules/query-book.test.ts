import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fillDemo } from '../../src/commands/fill-demo.js';
import { queryBook, queryBookVariables, textOfOperation } from '../support/query-book-variables.js';
import { NOW, startTestServer, type Caller, type TestServer } from '../support/organization.js';

let server: TestServer;
let owner: Caller;
let variablesOf: (name: string) => object;

beforeAll(async () => {
  server = await startTestServer();
  await fillDemo(server.database, { now: () => NOW }, 'Query book');
  owner = await (await server.newOrganization('Query book')).as('OWNER');
  variablesOf = await queryBookVariables(owner);
});
afterAll(() => server.close());

describe('every operation of the query book answers on the demo chain', () => {
  test.each(queryBook)('%s', async (name) => {
    const { data, errors, status } = await owner.ask<Record<string, unknown>>(textOfOperation(name), variablesOf(name));
    expect(errors).toBeUndefined();
    expect(status).toBe(200);
    for (const [field, answer] of Object.entries(data))
      expect(isTelling(answer), `${name}: ${field} tells nothing`).toBe(true);
  });

  test('each explains itself to an analyst before it asks', () => {
    const silent = queryBook.filter((name) => !/^# (?!playground:)\S+ \S+/m.test(textOfOperation(name)));
    expect(silent).toEqual([]);
  });
});

/** True for an answer that holds records: no empty page, no null, no refused payload. */
function isTelling(answer: unknown): boolean {
  if (answer === null || answer === undefined) return false;
  if (Array.isArray(answer)) return answer.length > 0;
  if (typeof answer !== 'object') return true;
  const { userErrors, nodes, edges } = answer as { userErrors?: unknown[]; nodes?: unknown[]; edges?: unknown[] };
  if (userErrors)
    return (
      userErrors.length === 0 && Object.entries(answer).some(([key, value]) => key !== 'userErrors' && value !== null)
    );
  return (nodes ?? edges ?? [0]).length > 0;
}
