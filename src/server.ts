import type { IncomingMessage } from 'node:http';
import type { Clock } from './platform/clock.js';
import type { Principal } from './platform/auth/principal.js';
import type { Database } from './platform/database/database.js';
import { createApollo, type RequestContext } from './platform/graphql/apollo.js';
import { graphqlHandler } from './platform/http/graphql-handler.js';
import { DailyWork } from './jobs/daily-work.js';
import { registrationJobs } from './jobs/registration-jobs.js';
import { JobQueue } from './platform/jobs/job-queue.js';
import { EventStreams } from './platform/live/event-stream.js';
import { LiveEvents } from './platform/live/live-events.js';
import { LiveOperations } from './platform/live/live-operations.js';
import { WebSockets } from './platform/live/web-sockets.js';
import { listen, sendJson, type Handler } from './platform/http/http-server.js';
import { describeError } from './platform/telemetry/describe-error.js';
import type { Logger } from './platform/telemetry/logger.js';
import { createContext, registrationVerification } from './context.js';
import type { RegisterLookups } from './modules/register-lookup/register-lookups.js';
import { Authenticator, isWorkingKey } from './modules/access/authenticator.js';
import { nodes } from './nodes.js';
import { Admission } from './platform/graphql/admission.js';
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
  /** The registers that may be asked over the network; none when left out. */
  readonly registerLookups?: RegisterLookups;
  readonly demoKeys?: ReadonlyMap<string, Principal>;
  /** Serves the playground; left out where only the API is wanted. */
  readonly playground?: Handler;
}

export interface Server {
  readonly url: string;
  /** Answers what is under way, takes nothing new, and resolves when all is closed but the database. */
  stop(graceMilliseconds: number): Promise<void>;
}

/** Evidence of a registration comes as a file inside the request. */
const maySendFiles = ({ principal }: RequestContext): boolean =>
  principal?.capabilities.has('VERIFY_REGISTRATIONS') ?? false;

/** Starts the API on its own HTTP server. */
export async function createServer(parts: ServerParts): Promise<Server> {
  const { database, clock, logger } = parts;
  const keySecret = parts.keySecret ?? (await database.installationSecret());
  const surroundings = {
    clock,
    keySecret,
    hasApplicationFilters: database.hasApplicationFilters,
    ...(parts.registerLookups && { registerLookups: parts.registerLookups }),
  };
  const authenticator = new Authenticator(database, keySecret, parts.demoKeys ?? new Map());
  const schema = await createSchema();
  const planned = new PlannedSchema(schema, database.metadata, fieldOrigins());
  const { hasApplicationFilters } = database;
  const runner = new OperationRunner({
    schema,
    database,
    createContext: (em, principal, operation) => createContext(surroundings, em, principal, operation),
    keyCheck: isWorkingKey,
    preparationMeans: (principal) => registrationVerification(surroundings, database, principal),
    planner: parts.plansReads
      ? new ReadPlanner({ planned, nodeSources: nodes, keyCheck: isWorkingKey, hasApplicationFilters }, clock)
      : null,
    afterwards: new Afterwards(planned),
    onPlanningFailure: (error) => logger.error({ error: describeError(error) }, 'a read could not be planned'),
  });
  logger.info({ fields: planned.unplanned.map(({ field }) => field) }, 'fields that resolvers answer');
  const admission = new Admission(schema, parts.costLimit);
  const apollo = createApollo({ schema, runner, admission, logger });
  await apollo.start();
  const works = registrationJobs(surroundings, database);
  const jobs = new JobQueue({ connection: database.jobConnection, logger, works });
  await jobs.start();
  const dailyWork = new DailyWork(jobs, logger);
  const principalOf = async (authorization: string | undefined): Promise<Principal | null> => {
    const bearer = await authenticator.principalOf(authorization);
    if (bearer) dailyWork.heardOf(bearer.organizationId);
    return bearer;
  };
  const contextOf = async (request: IncomingMessage): Promise<RequestContext> => ({
    principal: await principalOf(request.headers.authorization),
  });
  const events = new LiveEvents(logger);
  await events.start(jobs.listen);
  const live = new LiveOperations({ schema, admission, runner, events, logger, principalOf });
  const eventStreams = new EventStreams(live);
  const webSockets = new WebSockets(live, logger);

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
    [
      eventStreams.handle,
      graphqlHandler(apollo, contextOf, maySendFiles),
      health,
      ...(parts.playground ? [parts.playground] : []),
    ],
    parts.host,
    parts.port,
    webSockets.upgrade,
  );
  return {
    url: http.url,
    stop: async (graceMilliseconds) => {
      isStopping = true;
      const mustEndBy = performance.now() + graceMilliseconds;
      // Streams would last as long as the grace: their clients come back elsewhere.
      eventStreams.stop();
      const socketsClosed = webSockets.stop();
      live.stop();
      await Promise.all([socketsClosed, http.stop(graceMilliseconds)]);
      await events.stop();
      await jobs.stop(Math.max(0, mustEndBy - performance.now()));
      await apollo.stop();
    },
  };
}
