import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { unwrapResolverError } from '@apollo/server/errors';
import { refusedByDatabase } from '../database/refused-by-database.js';
import { DomainError } from '../errors.js';
import { withoutValue } from './coercion-message.js';

const httpStatuses: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  BAD_USER_INPUT: 400,
  QUERY_TOO_COSTLY: 400,
  OVERLOADED: 503,
};

/** Codes of Apollo's own refusals, whose messages speak of the document alone. */
const documentCodes = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'BAD_REQUEST',
]);

/** Remarks on a document quote it, and a name in it can be as long as the whole body. */
const LONGEST_MESSAGE = 500;

/**
 * The one gate that decides what leaves the server when something failed: our own refusals and remarks on the document
 * as they are, values of variables never, everything else as one masked sentence.
 */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const { path, locations } = formatted;
  const place = { ...(locations && { locations }), ...(path && { path }) };
  const cause = causeOf(error);
  if (cause instanceof DomainError) {
    return { message: cause.message, ...place, extensions: { code: cause.code, ...cause.details } };
  }
  const code = String(formatted.extensions?.code ?? 'INTERNAL_SERVER_ERROR');
  if (code === 'BAD_USER_INPUT') {
    return { message: withoutValue(formatted.message), ...place, extensions: { code } };
  }
  if (documentCodes.has(code) || isOwnRefusal(formatted)) {
    const { fields } = (formatted.extensions ?? {}) as { fields?: unknown };
    const message = formatted.message.slice(0, LONGEST_MESSAGE);
    return { message, ...place, extensions: { code, ...(fields !== undefined && { fields }) } };
  }
  return {
    message: 'Something went wrong on our side. Nothing was stored. The server log has the details.',
    ...place,
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  };
}

/** A domain error as the GraphQL error of a whole request, with its HTTP status. */
export function asRequestError({ code, message, details }: DomainError): GraphQLError {
  return new GraphQLError(message, {
    extensions: { code, ...details, ownRefusal: true, http: { status: httpStatuses[code] ?? 400 } },
  });
}

/** True when an error of an answer is one that nobody expected, so that the log must hold it. */
export function isUnexpected(error: unknown): boolean {
  const cause = causeOf(error);
  if (cause instanceof DomainError) return false;
  return !(cause instanceof GraphQLError);
}

function causeOf(error: unknown): unknown {
  const cause = isOfTransaction(error) ? error.originalError : unwrapResolverError(error);
  return refusedByDatabase(cause) ?? cause;
}

/** An error that no resolver threw but the transaction around them, such as a commit that failed: it has no path. */
function isOfTransaction(error: unknown): error is GraphQLError & { readonly originalError: Error } {
  if (!(error instanceof GraphQLError) || error.path || !error.originalError) return false;
  return (error.extensions.code ?? 'INTERNAL_SERVER_ERROR') === 'INTERNAL_SERVER_ERROR';
}

function isOwnRefusal({ extensions }: GraphQLFormattedError): boolean {
  return extensions?.ownRefusal === true;
}
