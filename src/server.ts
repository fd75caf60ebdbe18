import type { IncomingMessage } from 'node:http';
import type { Clock } from './platform/clock.js';
import type { Principal } from './platform/auth/principal.js';
import type { Database } from './platform/database/database.js';
import { createApollo, type RequestContext } from './platform/graphql/apollo.js';
import { graphqlHandler } from './platform/http/graphql-handler.js';
import { listen, sendJson, type Handler } from './platform/http/http-server.js';
import { describeError } from './platform/telemetry/describe-error.js';
import type { Logger } from './platform/telemetry/logger.js';
import { createContext } from './context.js';
import { Authenticator, isWorkingKey } from './modules/access/authenticator.js';
import { nodes } from './nodes.js';
import { fieldOrigins } from './platform/graphql/field-origins.js';
import { OperationRunner } from './platform/graphql/operation-runner.js';
import { Afterwards } from './platform/read-planner/afterwards.js';
import { PlannedSchema } from './platform/read-planner/planned-schema.js';
import { ReadPlanner } from './platform/read-planner/read-planner.js';
import { createSchema } from './schema.js';

export interface ServerParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly host: string;
  readonly port: number;
  readonly costLimit: number;
  /** False to have resolvers answer everything: to compare, and to get by should a plan be wrong. */
  readonly plansReads: boolean;
  /** Overrides the secret that the database keeps for hashing API keys. */
  readonly keySecret: string | null;
  readonly demoKeys?: ReadonlyMap<string, Principal>;
  /** Serves the playground; left out where only the API is wanted. */
  readonly playground?: Handler;
}

export interface Server {
  readonly url: string;
  /** Answers what is under way, takes nothing new, and resolves when all is closed but the database. */
  stop(graceMilliseconds: number): Promise<void>;
}

/** Starts the API on its own HTTP server. */
export async function createServer(parts: ServerParts): Promise<Server> {
  const { database, clock, logger } = parts;
  const keySecret = parts.keySecret ?? (await database.installationSecret());
  const surroundings = { clock, keySecret, hasApplicationFilters: database.hasApplicationFilters };
  const authenticator = new Authenticator(database, keySecret, parts.demoKeys ?? new Map());
  const schema = await createSchema();
  const planned = new PlannedSchema(schema, database.metadata, fieldOrigins());
  const { hasApplicationFilters } = database;
  const runner = new OperationRunner({
    schema,
    database,
    createContext: (em, principal, operation) => createContext(surroundings, em, principal, operation),
    keyCheck: isWorkingKey,
    planner: parts.plansReads
      ? new ReadPlanner({ planned, nodeSources: nodes, keyCheck: isWorkingKey, hasApplicationFilters }, clock)
      : null,
    afterwards: new Afterwards(planned),
  });
  logger.info({ fields: planned.unplanned.map(({ field }) => field) }, 'fields that resolvers answer');
  const apollo = createApollo({ schema, runner, costLimit: parts.costLimit, logger });
  await apollo.start();
  const contextOf = async (request: IncomingMessage): Promise<RequestContext> => ({
    principal: await authenticator.principalOf(request.headers.authorization),
  });

  let isStopping = false;
  const health: Handler = async (request, response) => {
    if (request.url === '/healthz') {
      sendJson(response, 200, { status: 'alive' });
      return true;
    }
    if (request.url !== '/readyz') return false;
    const problem = isStopping
      ? 'stopping'
      : await database.ping().then(
          () => null,
          (error: unknown) => {
            logger.warn({ error: describeError(error) }, 'database does not answer');
            return 'database';
          },
        );
    if (problem) sendJson(response, 503, { status: 'not ready', problem });
    else sendJson(response, 200, { status: 'ready' });
    return true;
  };

  const http = await listen(
    [graphqlHandler(apollo, contextOf), health, ...(parts.playground ? [parts.playground] : [])],
    parts.host,
    parts.port,
  );
  return {
    url: http.url,
    stop: async (graceMilliseconds) => {
      isStopping = true;
      await http.stop(graceMilliseconds);
      await apollo.stop();
    },
  };
}
