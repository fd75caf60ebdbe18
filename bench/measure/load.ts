// The load, in a process of its own: a given number of connections, each asking again as soon as it has its answer.
import { performance } from 'node:perf_hooks';
import { Client, type Dispatcher } from 'undici';
import type { Scene } from '../scene/scene.ts';
import { operations } from '../operations/catalogue.ts';
import type { OperationName, PageCursors } from '../operations/operation.ts';
import { servers, type ServerName } from '../servers/catalogue.ts';
import { bodyWith, headersOf } from './ask.ts';

/** What to drive, for how long. */
export interface LoadOrder {
  readonly server: ServerName;
  readonly url: string;
  readonly operation: OperationName;
  readonly cursors: PageCursors;
  readonly seconds: number;
}

/** What came of it. */
export interface LoadResult {
  readonly answers: number;
  readonly bytes: number;
  readonly requestsPerSecond: number;
  /** Milliseconds from sending a request to the last byte of its answer. */
  readonly p50: number;
  readonly p99: number;
  /** The first answer that was not the expected one, or null. */
  readonly failure: string | null;
}

let scene: Scene;

process.on('message', (message: { readonly scene: Scene } | LoadOrder) => {
  if ('scene' in message) scene = message.scene;
  else void drive(message).then((result) => process.send!(result));
});
process.on('disconnect', () => process.exit());

async function drive({ server, url, operation: name, cursors, seconds }: LoadOrder): Promise<LoadResult> {
  const operation = operations.find((candidate) => candidate.name === name)!;
  const kind = servers.find((candidate) => candidate.name === server)!;
  const headers = headersOf(kind, scene);
  const { request } = operation[kind.dialect];
  const withVariables = bodyWith(operation, kind);
  const { origin, pathname } = new URL(url);
  const milliseconds: number[] = [];
  let number = 0;
  let bytes = 0;
  let failure: string | null = null;
  const start = performance.now();
  const deadline = start + seconds * 1000;

  const lane = async () => {
    const client = new Client(origin);
    while (failure === null && performance.now() < deadline) {
      const { organization, variables } = request({ scene, cursors }, number++);
      const body = withVariables(variables);
      const sent = performance.now();
      const answer = await send(client, {
        path: pathname,
        method: 'POST',
        headers: headers[organization]!,
        body,
      }).catch((error: unknown) => ({ status: 0, start: String(error), bytes: 0 }));
      if (!answer.start.startsWith(operation.start)) failure = `${answer.status} ${answer.start.slice(0, 1000)}`;
      milliseconds.push(performance.now() - sent);
      bytes += answer.bytes;
    }
    await client.destroy();
  };
  await Promise.all(Array.from({ length: operation.connections }, lane));

  const elapsed = (performance.now() - start) / 1000;
  milliseconds.sort((left, right) => left - right);
  return {
    answers: milliseconds.length,
    bytes,
    requestsPerSecond: milliseconds.length / elapsed,
    p50: quantile(milliseconds, 0.5),
    p99: quantile(milliseconds, 0.99),
    failure,
  };
}

interface Answer {
  readonly status: number;
  /** The first piece of the body. */
  readonly start: string;
  readonly bytes: number;
}

/** Sends a request and reads its whole answer, without the cost of putting it together. */
function send(client: Client, request: Dispatcher.DispatchOptions): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let status = 0;
    let start = '';
    let bytes = 0;
    client.dispatch(request, {
      onRequestStart() {},
      onResponseStart(_controller, statusCode) {
        status = statusCode;
      },
      onResponseData(_controller, chunk) {
        if (bytes === 0) start = chunk.toString('utf8', 0, 1000);
        bytes += chunk.length;
      },
      onResponseEnd() {
        resolve({ status, start, bytes });
      },
      onResponseError(_controller, error) {
        reject(error);
      },
    });
  });
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
