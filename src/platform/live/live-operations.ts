import {
  createSourceEventStream,
  getOperationAST,
  GraphQLError,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import type { Principal } from '../auth/principal.js';
import { unauthenticated } from '../auth/unauthenticated.js';
import { DomainError } from '../errors.js';
import { TOKEN_LIMIT, wrongOperation, type Admission } from '../graphql/admission.js';
import { documentLimits } from '../graphql/document-limits.js';
import { TOLD } from '../graphql/few-errors.js';
import { asRequestError, formatError, isUnexpected } from '../graphql/format-error.js';
import type { AdmittedOperation, OperationRunner } from '../graphql/operation-runner.js';
import { describeError } from '../telemetry/describe-error.js';
import type { Logger } from '../telemetry/logger.js';
import { endedBy, type Answers } from './answers.js';
import { EventFeed } from './event-feed.js';
import type { LiveEvent } from './live-event.js';
import type { LiveEvents } from './live-events.js';
import type { SourceContext } from './live-record.js';
import { OpenStreams } from './open-streams.js';

/** What a client sends to subscribe, over whatever connection. */
export interface SubscribeRequest {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/** A stream that was admitted, with the document that it answers. */
export interface LiveStream {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly answers: Answers;
}

export interface LiveParts {
  readonly schema: GraphQLSchema;
  readonly admission: Admission;
  readonly runner: OperationRunner;
  readonly events: LiveEvents;
  readonly logger: Logger;
  /** The bearer of a key, or null when it is none of ours. */
  readonly principalOf: (authorization: string | undefined) => Promise<Principal | null>;
}

/** The stream was refused before it began. The errors may be shown as they are. */
export class StreamRefused extends Error {
  readonly errors: readonly GraphQLError[];
  /** The HTTP status for it. */
  readonly status: number;

  constructor(errors: readonly GraphQLError[]) {
    super('the stream was refused');
    this.errors = errors.slice(0, TOLD).map(asItMayLeave);
    const { http } = (errors[0]?.extensions ?? {}) as { readonly http?: { readonly status?: number } };
    this.status = http?.status ?? 400;
  }
}

/**
 * Subscriptions, apart from how they travel. Admitted as queries are, and answered event by event: each in a transaction
 * of its own that begins with the question whether the key still works.
 */
export class LiveOperations {
  readonly #parts: LiveParts;
  readonly #open: OpenStreams;

  constructor(parts: LiveParts) {
    this.#parts = parts;
    this.#open = new OpenStreams((principal) => parts.runner.requireWorkingKey(principal), parts.logger);
  }

  /** The bearer of a key that works now, or null. */
  async bearerOf(authorization: string | undefined): Promise<Principal | null> {
    const principal = await this.#parts.principalOf(authorization);
    if (!principal) return null;
    try {
      await this.#parts.runner.requireWorkingKey(principal);
      return principal;
    } catch (error) {
      if (error instanceof DomainError) return null;
      throw error;
    }
  }

  /** Begins to answer. `ready` resolves when the connection can take more: until then what changed waits. */
  async subscribe(
    request: SubscribeRequest,
    principal: Principal | null,
    ready: () => Promise<void> = async () => undefined,
  ): Promise<LiveStream> {
    const asked = this.#admitted(request, principal);
    const feed = await this.#begin(asked);
    try {
      this.#open.add(asked.principal, feed);
    } catch (error) {
      feed.end();
      throw asRefusal(error);
    }
    const answers = endedBy(this.#answers(asked, feed, ready), () => feed.end());
    return { schema: this.#parts.schema, document: asked.document, answers };
  }

  stop(): void {
    this.#open.stop();
  }

  #admitted({ query, operationName, variables }: SubscribeRequest, principal: Principal | null): AdmittedOperation {
    const { schema, admission } = this.#parts;
    const document = parsed(query);
    const remarks = validate(schema, document, [...specifiedRules, documentLimits], { hideSuggestions: true });
    if (remarks.length > 0) throw new StreamRefused(remarks.map(asValidationError));
    const operation = getOperationAST(document, operationName);
    if (operation?.operation !== 'subscription') throw new StreamRefused([wrongOperation(NO_SUBSCRIPTION)]);
    const asked = { document, operation, operationName: operationName ?? undefined, variables: variables ?? {} };
    try {
      admission.require({ ...asked, principal });
      if (!principal) throw unauthenticated();
    } catch (error) {
      throw asRefusal(error);
    }
    return { ...asked, principal };
  }

  async #begin({ document, operationName, variables, principal }: AdmittedOperation): Promise<EventFeed> {
    const { schema, events } = this.#parts;
    const contextValue: SourceContext = { principal, events };
    const source = await createSourceEventStream({
      schema,
      document,
      operationName,
      variableValues: variables,
      contextValue,
    });
    if (source instanceof EventFeed) return source;
    const { errors = [] } = source as ExecutionResult;
    throw new StreamRefused(errors.map(withCode('BAD_USER_INPUT')));
  }

  async *#answers(asked: AdmittedOperation, feed: EventFeed, ready: () => Promise<void>): Answers {
    const started = performance.now();
    let sent = 0;
    let failure: GraphQLError | null = null;
    try {
      for await (const event of feed) {
        await ready();
        const answer = await this.#answer(asked, event);
        if (!answer) continue;
        sent += 1;
        yield answer;
      }
    } catch (error) {
      failure = asStreamError(error);
      if (isUnexpected(error)) this.#parts.logger.error({ error: describeError(error) }, 'unexpected error');
      throw failure;
    } finally {
      feed.end();
      const { organizationId, keyId, role } = asked.principal;
      this.#parts.logger.info(
        {
          name: asked.operation.name?.value,
          organizationId,
          keyId: keyId ?? undefined,
          role,
          sent,
          milliseconds: Math.round(performance.now() - started),
          error: failure?.extensions.code,
        },
        'stream',
      );
    }
  }

  async #answer(asked: AdmittedOperation, event: LiveEvent): Promise<ExecutionResult | null> {
    const result = await this.#parts.runner.runEvent(asked, event);
    if (!result) return null;
    const { data, errors } = result;
    for (const error of errors?.filter(isUnexpected) ?? []) {
      this.#parts.logger.error(
        { error: describeError(error.originalError ?? error), path: error.path },
        'unexpected error',
      );
    }
    return { data: data ?? null, ...(errors && { errors: errors.map(asItMayLeave) }) };
  }
}

const NO_SUBSCRIPTION =
  'Only a subscription is answered by a stream; `operationName` names one where the document has several operations. ' +
  'Send queries and mutations as POST with `Accept: application/json`.';

function parsed(query: string): DocumentNode {
  try {
    return parse(query, { maxTokens: TOKEN_LIMIT });
  } catch (error) {
    if (error instanceof GraphQLError) throw new StreamRefused([withCode('GRAPHQL_PARSE_FAILED')(error)]);
    throw error;
  }
}

function withCode(code: string): (error: GraphQLError) => GraphQLError {
  return (error) => new GraphQLError(error.message, { ...placeOf(error), extensions: { code } });
}

const asValidationError = withCode('GRAPHQL_VALIDATION_FAILED');

function asRefusal(error: unknown): unknown {
  return error instanceof DomainError ? new StreamRefused([asRequestError(error)]) : error;
}

/** The error that a stream ends with. */
function asStreamError(error: unknown): GraphQLError {
  if (error instanceof DomainError) return asItMayLeave(asRequestError(error));
  return asItMayLeave(new GraphQLError('', error instanceof Error ? { originalError: error } : {}));
}

function asItMayLeave(error: GraphQLError): GraphQLError {
  const { message, extensions } = formatError(error.toJSON(), error);
  return new GraphQLError(message, { ...placeOf(error), ...(extensions && { extensions }) });
}

function placeOf({ source, positions, path }: GraphQLError) {
  return { source, positions, path };
}
