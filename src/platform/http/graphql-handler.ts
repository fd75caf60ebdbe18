import { HeaderMap, type ApolloServer } from '@apollo/server';
import type { IncomingMessage } from 'node:http';
import type { Handler } from './http-server.js';
import { sendJson } from './http-server.js';
import { BODY_LIMIT, BodyRefused, readJsonBody } from './read-json-body.js';

/** Room for a file of 5 MiB in base64, and the document around it. */
const LARGE_BODY_LIMIT = 7 * 1024 * 1024 + BODY_LIMIT;

/** A client that sends a file says so by this header, whatever its value. */
const LARGE_BODY_HEADER = 'mesograph-evidence';

/** Answers `/graphql`: POST with JSON, and GET for queries, as GraphQL over HTTP has it. */
export function graphqlHandler<C extends object>(
  apollo: ApolloServer<C>,
  contextOf: (request: IncomingMessage) => Promise<C>,
  mayBeLarge: (context: C) => boolean,
): Handler {
  /** A large body is read only where it is announced, of callers who may send one: whoever has no key holds no memory. */
  const limitFor = async (request: IncomingMessage): Promise<number> => {
    if (request.headers[LARGE_BODY_HEADER] === undefined) return BODY_LIMIT;
    return mayBeLarge(await contextOf(request)) ? LARGE_BODY_LIMIT : BODY_LIMIT;
  };
  return async (request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname !== '/graphql') return false;
    try {
      const body = request.method === 'POST' ? await readJsonBody(request, await limitFor(request)) : undefined;
      const headers = new HeaderMap();
      for (const [name, value] of Object.entries(request.headers)) {
        if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
      }
      const answer = await apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest: { method: request.method ?? 'GET', headers, search, body },
        context: () => contextOf(request),
      });
      for (const [name, value] of answer.headers) response.setHeader(name, value);
      response.setHeader('cache-control', 'no-store');
      response.statusCode = answer.status ?? 200;
      if (answer.body.kind === 'complete') response.end(answer.body.string);
      else {
        for await (const chunk of answer.body.asyncIterator) response.write(chunk);
        response.end();
      }
    } catch (error) {
      if (!(error instanceof BodyRefused)) throw error;
      response.setHeader('connection', 'close');
      sendJson(response, error.status, { errors: [{ message: error.message, extensions: { code: 'BAD_REQUEST' } }] });
    }
    return true;
  };
}
