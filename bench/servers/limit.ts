// The limit: what the database can give when nothing stands between it and HTTP but hand-written SQL. It knows the
// benchmark's operations by name and reads no GraphQL.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { v7 } from 'uuid';
import { firstPage, lockCourse, nested, nextPage, point, recordSession } from './limit-statements.ts';
import { ORGANIZATION_HEADER, announce } from './shared/settings.ts';
import { beginIn, pool, type Statement } from './shared/tenant-transaction.ts';

interface RecordSessionInput {
  readonly courseId: string;
  readonly performedAt: string;
  readonly technique: { readonly depthMm: number; readonly injections: number };
  readonly areas: readonly string[];
}

interface Variables {
  readonly id: string;
  readonly first: number;
  readonly after: string | null;
  readonly input: RecordSessionInput;
}

type Answer = (organizationId: string, variables: Variables) => Promise<string>;

const answers: Readonly<Record<string, Answer>> = {
  point: async (organizationId, { id }) => `{"node":${await read(organizationId, point, [uuidOfPublicId(id)])}}`,
  nested: async (organizationId) => `{"clinics":${await read(organizationId, nested, [])}}`,
  page: async (organizationId, { first, after }) => {
    const json = after
      ? await read(organizationId, nextPage, [first, uuidOfCursor(after)])
      : await read(organizationId, firstPage, [first]);
    return `{"patients":${json}}`;
  },
  recordSession: async (organizationId, { input }) => `{"recordSession":${await record(organizationId, input)}}`,
};

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => void respond(request, Buffer.concat(chunks).toString(), response));
});
server.listen(0, '127.0.0.1', () => announce((server.address() as AddressInfo).port));

async function respond({ headers }: IncomingMessage, body: string, response: ServerResponse): Promise<void> {
  try {
    const { operationName, variables } = JSON.parse(body) as {
      readonly operationName: string;
      readonly variables: Variables;
    };
    const json = await answers[operationName]!(String(headers[ORGANIZATION_HEADER]), variables);
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(`{"data":${json}}`);
  } catch (error) {
    response.writeHead(500);
    response.end(String(error));
  }
}

async function read(organizationId: string, statement: Statement, values: readonly unknown[]): Promise<string> {
  const [row] = await transaction(beginIn(organizationId, 'read only'), [{ statement, values }]);
  return row ?? 'null';
}

async function record(organizationId: string, input: RecordSessionInput): Promise<string> {
  const { courseId, performedAt, technique, areas } = input;
  const course = uuidOfPublicId(courseId);
  const [session] = await transaction(beginIn(organizationId, 'read write'), [
    { statement: lockCourse, values: [course] },
    {
      statement: recordSession,
      values: [course, performedAt, technique.depthMm, technique.injections, areas, v7()],
    },
  ]);
  return session ? `{"session":${session},"userErrors":[]}` : '{"session":null,"userErrors":[{"code":"NOT_FOUND"}]}';
}

/** Sends the whole transaction at once, and gives what the last statement told. */
async function transaction(
  begin: string,
  steps: readonly { readonly statement: Statement; readonly values: readonly unknown[] }[],
): Promise<readonly string[]> {
  const client = await pool.connect();
  try {
    const results = await Promise.all([
      client.query(begin),
      ...steps.map(({ statement, values }) => client.query<{ json: string }>({ ...statement, values: [...values] })),
      client.query('commit'),
    ]);
    return results.at(-2)!.rows.map(({ json }) => json);
  } finally {
    client.release();
  }
}

function uuidOfPublicId(id: string): string {
  return asUuid(id.slice(id.indexOf('_') + 1));
}

function uuidOfCursor(cursor: string): string {
  return asUuid(Buffer.from(cursor, 'base64url').toString('hex'));
}

function asUuid(hex: string): string {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
