import { createContext, type Context } from '../../src/context.js';
import { principal } from '../../src/modules/access/authenticator.js';
import type { Capability } from '../../src/modules/access/capability.js';
import type { Role } from '../../src/modules/access/role.js';
import { noRegisterLookups, type RegisterLookups } from '../../src/modules/register-lookup/register-lookups.js';
import { createOrganization } from '../../src/modules/onboarding/create-organization.js';
import { createLogger, type Logger } from '../../src/platform/telemetry/logger.js';
import { createServer, type Server } from '../../src/server.js';
import { openTestDatabase, type TestDatabase } from './open-test-database.js';

/** A day on which all tests happen. */
export const NOW = new Date('2026-06-30T09:00:00Z');
const clock = { now: () => NOW };
const KEY_SECRET = 'a secret that only the tests know';

/** A server over a test file's own database. Organizations made in it do not see each other. */
export interface TestServer extends TestDatabase {
  readonly url: string;
  readonly newOrganization: (name?: string) => Promise<TestOrganization>;
}

export async function startTestServer(walls = { applicationFilters: true }, costLimit = 25_000): Promise<TestServer> {
  const opened = await openTestDatabase(walls);
  const server = await serve(opened, { costLimit, plansReads: true });
  let count = 0;
  return {
    ...opened,
    url: server.url,
    newOrganization: (name = `Chain ${(count += 1)}`) => TestOrganization.create(opened, server.url, name),
    close: async () => {
      await server.stop(1000);
      await opened.close();
    },
  };
}

/** Another server over a test's database, for instance one whose resolvers answer everything. */
export function serve(
  { database }: TestDatabase,
  {
    costLimit = 25_000,
    plansReads,
    logger = createLogger('silent'),
    registerLookups = noRegisterLookups,
  }: { costLimit?: number; plansReads: boolean; logger?: Logger; registerLookups?: RegisterLookups },
): Promise<Server> {
  return createServer({
    database,
    clock,
    logger,
    host: '127.0.0.1',
    port: 0,
    costLimit,
    plansReads,
    keySecret: KEY_SECRET,
    registerLookups,
  });
}

/** What GraphQL answered, over HTTP. */
export interface Answer<D = Record<string, never>> {
  readonly status: number;
  readonly data: D;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions: { readonly code: string; readonly fields?: string[] };
  }[];
}

/** Somebody with a key. */
export class Caller {
  readonly key: string;
  readonly #url: string;

  constructor(url: string, key: string) {
    this.#url = url;
    this.key = key;
  }

  /** Asks and gives back everything, errors included. */
  async ask<D = never>(
    query: string | { toString(): string },
    variables: object = {},
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer<D>> {
    const response = await fetch(`${this.#url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(this.key && { authorization: `Bearer ${this.key}` }),
        ...headers,
      },
      body: JSON.stringify({ query: query.toString(), variables }),
    });
    return { status: response.status, ...((await response.json()) as object) } as Answer<D>;
  }

  /** Asks and gives back the data. Throws when there were errors. */
  async run<D, V>(
    document: TypedDocument<D, V>,
    ...[variables]: V extends Record<string, never> ? [] : [V]
  ): Promise<D> {
    const { data, errors } = await this.ask<D>(document, variables ?? {});
    if (errors) throw new Error(`GraphQL errors: ${JSON.stringify(errors)}`);
    return data;
  }
}

/** A generated document: its text with the types of its answer and variables. */
export interface TypedDocument<D, V> {
  toString(): string;
  __apiType?: (variables: V) => D;
}

/** An organization of a test, and who may ask in its name. */
export class TestOrganization {
  readonly id: string;
  readonly name: string;
  readonly #database: TestDatabase['database'];
  readonly #url: string;

  private constructor(id: string, name: string, opened: Pick<TestDatabase, 'database'>, url: string) {
    this.id = id;
    this.name = name;
    this.#database = opened.database;
    this.#url = url;
  }

  static async create(opened: TestDatabase, url: string, name: string): Promise<TestOrganization> {
    const id = await createOrganization(opened.database, { name });
    return new TestOrganization(id, name, opened, url);
  }

  /** Works with the services directly, to set a scene that GraphQL has no mutation for. */
  arrange<T>(work: (context: Context) => Promise<T>): Promise<T> {
    const owner = principal(this.id, 'OWNER');
    const surroundings = { clock, keySecret: KEY_SECRET, hasApplicationFilters: true };
    return this.#database.transaction(owner, 'WRITE', (em) => work(createContext(surroundings, em, owner)));
  }

  /** The same organization as another server over its database shows it. */
  at(url: string): TestOrganization {
    return new TestOrganization(this.id, this.name, { database: this.#database }, url);
  }

  /** Somebody with a new key for this role. Clinics and practitioner are public ids. */
  async as(
    role: Role,
    details: { clinicIds?: string[]; practitionerId?: string; scopes?: Capability[] } = {},
  ): Promise<Caller> {
    const { secret } = await this.arrange(({ apiKeys }) => apiKeys.create({ role, ...details }));
    return new Caller(this.#url, secret);
  }
}
