import { pino } from 'pino';
import type { AnsweredBy } from '../../src/platform/graphql/operation-runner.js';
import type { Database } from '../../src/platform/database/database.js';
import type { TestDatabase } from '../support/open-test-database.js';
import { serve } from '../support/organization.js';

/** A whole answer over HTTP: `text` is what makes two answers the same, the order of keys included. */
export interface WholeAnswer {
  readonly status: number;
  readonly text: string;
  readonly data: unknown;
  readonly errors: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

export interface Compared {
  readonly planned: WholeAnswer;
  readonly resolved: WholeAnswer;
  /** Who answered on the server that plans; undefined for what was refused before it ran. */
  readonly by: AnsweredBy | undefined;
  /** What a statement failed with, so that resolvers had to answer after all. */
  readonly failure: unknown;
}

/** A server that plans reads beside one whose resolvers answer everything. */
export interface TwoServers {
  ask(key: string, document: string, variables: object, operationName?: string): Promise<Compared>;
  stop(): Promise<void>;
}

/** Starts both over one database. `change` makes other statements of the planner's. */
export async function startTwoServers(
  opened: TestDatabase,
  change: (sql: string) => string = (sql) => sql,
): Promise<TwoServers> {
  let by: AnsweredBy | undefined;
  let failure: unknown;
  const log = {
    write: (line: string) => {
      const entry = JSON.parse(line) as { readonly msg: string; readonly by?: AnsweredBy };
      if (entry.msg === 'operation') ({ by } = entry);
    },
  };
  const watched = watching(opened, change, (error) => {
    failure = error;
  });
  const planning = await serve(watched, { plansReads: true, logger: pino({}, log) });
  const resolving = await serve(opened, { plansReads: false });
  return {
    ask: async (key, document, variables, operationName) => {
      const body = JSON.stringify({ query: document, variables, operationName });
      [by, failure] = [undefined, undefined];
      const planned = await post(planning.url, key, body);
      const seen = { by, failure };
      return { planned, resolved: await post(resolving.url, key, body), ...seen };
    },
    stop: async () => {
      await planning.stop(1000);
      await resolving.stop(1000);
    },
  };
}

/** The same database, whose statements can be changed and whose failures are told. */
function watching(
  opened: TestDatabase,
  change: (sql: string) => string,
  onFailure: (error: unknown) => void,
): TestDatabase {
  const { database } = opened;
  const telling = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      onFailure(error);
      throw error;
    }
  };
  const read: Database['read'] = (scope, statement) =>
    telling(database.read(scope, { ...statement, sql: change(statement.sql) }));
  const transaction: Database['transaction'] = (...args) => telling(database.transaction(...args));
  const watched = new Proxy(database, {
    get: (target, key) => {
      if (key === 'read') return read;
      if (key === 'transaction') return transaction;
      const member: unknown = Reflect.get(target, key, target);
      return typeof member === 'function' ? (member.bind(target) as unknown) : member;
    },
  });
  return { ...opened, database: watched };
}

async function post(url: string, key: string, body: string): Promise<WholeAnswer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body,
  });
  const answer = (await response.json()) as { data?: unknown; errors?: WholeAnswer['errors'] };
  const { status } = response;
  return { status, text: JSON.stringify({ status, answer }), data: answer.data, errors: answer.errors ?? [] };
}

/** What is wrong with the planner's answer: that it differs, or that resolvers could answer where a statement failed. */
export function problemOf({ planned, resolved, by, failure }: Compared): string | null {
  if (planned.text !== resolved.text && !isRace({ planned, resolved, by })) {
    const from = Math.max(0, firstDifference(planned.text, resolved.text) - 120);
    const around = ({ text }: WholeAnswer): string => `…${text.slice(from, from + 320)}…`;
    const why = failure === undefined ? '' : `\nafter ${describe(failure)}`;
    return `planned (${by}): ${around(planned)}\nresolvers: ${around(resolved)}${why}`;
  }
  if (failure === undefined || resolved.errors.length > 0) return null;
  return `resolvers answer, and the statement failed: ${describe(failure)}`;
}

/**
 * True where resolvers answered on both servers, and only the order in which several fields failed tells the answers apart:
 * GraphQL lists errors as they come, and where each takes the whole answer away it tells the first alone.
 */
function isRace({ planned, resolved, by }: Pick<Compared, 'planned' | 'resolved' | 'by'>): boolean {
  if (by !== 'RESOLVERS' || planned.status !== resolved.status) return false;
  const isLost = ({ data, errors }: WholeAnswer) => data === null && errors.length > 0;
  const unordered = ({ data, errors }: WholeAnswer) =>
    JSON.stringify([data, errors.map((error) => JSON.stringify(error)).toSorted()]);
  return (isLost(planned) && isLost(resolved)) || unordered(planned) === unordered(resolved);
}

function describe(failure: unknown): string {
  return failure instanceof Error ? failure.message.slice(0, 500) : String(failure);
}

function firstDifference(one: string, other: string): number {
  let place = 0;
  while (one[place] === other[place]) place += 1;
  return place;
}
