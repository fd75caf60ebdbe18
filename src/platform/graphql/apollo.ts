import { ApolloServer, type ApolloServerOptionsWithGateway, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { execute, type FormattedExecutionResult, type GraphQLSchema } from 'graphql';
import type { Principal } from '../auth/principal.js';
import { refusedByDatabase } from '../database/refused-by-database.js';
import { DomainError } from '../errors.js';
import { describeError } from '../telemetry/describe-error.js';
import type { Logger } from '../telemetry/logger.js';
import { TOKEN_LIMIT, wrongOperation, type Admission } from './admission.js';
import { documentLimits } from './document-limits.js';
import { fewErrors } from './few-errors.js';
import { asRequestError, formatError, isUnexpected } from './format-error.js';
import { FinishedJson } from '../read-planner/finished-json.js';
import type { AnsweredBy, OperationRunner } from './operation-runner.js';

type Gateway = NonNullable<ApolloServerOptionsWithGateway<RequestContext>['gateway']>;

/** What a request carries before its operation runs, and afterwards who answered it. */
export interface RequestContext {
  readonly principal: Principal | null;
  answeredBy?: AnsweredBy;
}

export interface ApolloParts {
  readonly schema: GraphQLSchema;
  readonly runner: OperationRunner;
  readonly admission: Admission;
  readonly logger: Logger;
}

/** Apollo Server with our limits, our permissions, our error gate, and one transaction an operation. */
export function createApollo(parts: ApolloParts): ApolloServer<RequestContext> {
  return new ApolloServer<RequestContext>({
    gateway: gatewayTo(parts),
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      admissionOf(parts),
      operationLog(parts.logger),
      fewErrors(),
    ],
    parseOptions: { maxTokens: TOKEN_LIMIT },
    validationRules: [documentLimits],
    formatError,
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    persistedQueries: false,
    logger: silentLogger,
    stringifyResult,
  });
}

/** Executes through Apollo's gateway hook, so that every plugin sees each operation, and our runner its transaction. */
function gatewayTo({ schema, runner }: ApolloParts): Gateway {
  return {
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    async load() {
      return {
        executor: async ({ document, operation, operationName, request, context }) => {
          const requestContext = context as RequestContext;
          const { principal } = requestContext;
          const variables = request.variables ?? {};
          // Nobody asks: admission let it pass because it reads nothing but the schema.
          if (!principal) return execute({ schema, document, variableValues: variables, operationName });
          try {
            const asked = { document, operation, operationName: operationName ?? undefined, variables, principal };
            const [result, answeredBy] = await runner.run(asked);
            requestContext.answeredBy = answeredBy;
            return result;
          } catch (error) {
            const cause = refusedByDatabase(error) ?? error;
            throw cause instanceof DomainError ? asRequestError(cause) : cause;
          }
        },
      };
    },
    async stop() {},
  };
}

/** The answer as a line of text. What the database wrote goes out as it is. */
function stringifyResult(result: FormattedExecutionResult): string {
  const { data, ...rest } = result as { data?: unknown };
  if (!(data instanceof FinishedJson)) return `${JSON.stringify(result)}\n`;
  const others = JSON.stringify(rest).slice(1, -1);
  return `{"data":${data.text}${others && `,${others}`}}\n`;
}

/** Lets no operation run that is not admitted. */
function admissionOf({ admission }: ApolloParts): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document, operation, request, contextValue }) {
          // Apollo leaves an operation that cannot be found to the executor.
          if (!operation) throw wrongOperation(NO_OPERATION);
          if (operation.operation === 'subscription') throw wrongOperation(NO_STREAM);
          try {
            const { principal } = contextValue;
            admission.require({ document, operation, variables: request.variables ?? {}, principal });
          } catch (error) {
            throw error instanceof DomainError ? asRequestError(error) : error;
          }
        },
      };
    },
  };
}

const NO_OPERATION = 'There is no query or mutation to run: `operationName` names one where the document has several.';
const NO_STREAM =
  'A subscription is answered by a stream: ask with `Accept: text/event-stream`, or over a WebSocket (graphql-transport-ws).';

/** One line an operation: what was asked by name, by which key, how long it took, and how it ended. Never a value. */
function operationLog(logger: Logger): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      const start = performance.now();
      return {
        async didEncounterErrors({ errors }) {
          for (const error of errors.filter(isUnexpected)) {
            logger.error({ error: describeError(error.originalError ?? error), path: error.path }, 'unexpected error');
          }
        },
        async willSendResponse({ operation, operationName, contextValue, errors }) {
          logger.info(
            {
              operation: operation?.operation,
              name: operationName ?? undefined,
              organizationId: contextValue.principal?.organizationId,
              keyId: contextValue.principal?.keyId ?? undefined,
              role: contextValue.principal?.role,
              milliseconds: Math.round((performance.now() - start) * 10) / 10,
              by: contextValue.answeredBy,
              errors: errors?.map(({ extensions }) => extensions.code ?? 'INTERNAL_SERVER_ERROR'),
            },
            'operation',
          );
        },
      };
    },
  };
}

/** Apollo's own messages quote documents; what we log of an operation is chosen above. */
const silentLogger = { debug() {}, info() {}, warn() {}, error() {} };
