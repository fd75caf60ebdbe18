import { ApolloServer, type ApolloServerOptionsWithGateway, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { isIntrospectionOnly } from './introspection-only.js';
import { execute, GraphQLError, type FormattedExecutionResult, type GraphQLSchema } from 'graphql';
import { OperationVerdicts } from '../auth/operation-verdicts.js';
import type { Principal } from '../auth/principal.js';
import { unauthenticated } from '../auth/unauthenticated.js';
import { DomainError } from '../errors.js';
import { describeError } from '../telemetry/describe-error.js';
import type { Logger } from '../telemetry/logger.js';
import { documentLimits } from './document-limits.js';
import { fewErrors } from './few-errors.js';
import { asRequestError, formatError, isUnexpected } from './format-error.js';
import { requireAffordable } from './operation-cost.js';
import { requireStorableText } from './storable-text.js';
import { FinishedJson } from '../read-planner/finished-json.js';
import type { AnsweredBy, OperationRunner } from './operation-runner.js';

/** The most tokens that a document may have: parsing and validating more would cost before any limit is known. */
const TOKEN_LIMIT = 1000;

type Gateway = NonNullable<ApolloServerOptionsWithGateway<RequestContext>['gateway']>;

/** What a request carries before its operation runs, and afterwards who answered it. */
export interface RequestContext {
  readonly principal: Principal | null;
  answeredBy?: AnsweredBy;
}

export interface ApolloParts {
  readonly schema: GraphQLSchema;
  readonly runner: OperationRunner;
  readonly costLimit: number;
  readonly logger: Logger;
}

/** Apollo Server with our limits, our permissions, our error gate, and one transaction an operation. */
export function createApollo(parts: ApolloParts): ApolloServer<RequestContext> {
  return new ApolloServer<RequestContext>({
    gateway: gatewayTo(parts),
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      admission(parts),
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
            throw error instanceof DomainError ? asRequestError(error) : error;
          }
        },
      };
    },
    async stop() {},
  };
}

/** The answer as text. What the database wrote goes out as it is. */
function stringifyResult(result: FormattedExecutionResult): string {
  const { data, ...rest } = result as { data?: unknown };
  if (!(data instanceof FinishedJson)) return JSON.stringify(result);
  const others = JSON.stringify(rest).slice(1, -1);
  return `{"data":${data.text}${others && `,${others}`}}`;
}

/** Decides before anything runs whether an operation may: who asks, what it selects, what it could cost. */
function admission({ schema, costLimit }: ApolloParts): ApolloServerPlugin<RequestContext> {
  const verdicts = new OperationVerdicts(schema);
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document, operation, request, contextValue }) {
          try {
            if (!operation || operation.operation === 'subscription') throw noSuchOperation();
            if (isIntrospectionOnly(document, operation)) return;
            const { principal } = contextValue;
            if (!principal) throw unauthenticated();
            verdicts.require(document, operation, principal.capabilities);
            requireStorableText(document, request.variables);
            requireAffordable(schema, document, operation, request.variables ?? {}, costLimit);
          } catch (error) {
            throw error instanceof DomainError ? asRequestError(error) : error;
          }
        },
      };
    },
  };
}

/** Apollo leaves an operation that cannot be found, or is of a kind that the schema lacks, to the executor. */
function noSuchOperation(): GraphQLError {
  return new GraphQLError(
    'There is no query or mutation to run: `operationName` names one where the document has several.',
    {
      extensions: { code: 'OPERATION_RESOLUTION_FAILURE', http: { status: 400 } },
    },
  );
}

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
