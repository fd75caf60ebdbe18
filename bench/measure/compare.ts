import type { Operation, PageCursors, Request, Surroundings } from '../operations/operation.ts';
import type { Scene } from '../scene/scene.ts';
import type { ServerName } from '../servers/catalogue.ts';
import type { RunningServer } from '../servers/start.ts';
import { bodyWith, headersOf } from './ask.ts';
import { firstDifference } from './first-difference.ts';

/** Two servers did not give the same answer, so their speeds mean nothing. */
export class DifferentAnswers extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'DifferentAnswers';
  }
}

interface Answer {
  readonly data?: unknown;
  readonly errors?: unknown;
}

/**
 * Asks every server the operation for every organization and page, and for a record of another organization, and throws
 * where an answer differs from ours, which stands first. Gives the cursors that were learned on the way, by server.
 */
export async function requireEqualAnswers(
  operation: Operation,
  servers: readonly RunningServer[],
  scene: Scene,
  forgetRecorded: () => Promise<void>,
): Promise<ReadonlyMap<ServerName, PageCursors>> {
  const cursorsByServer = new Map<ServerName, PageCursors>();
  const ours: unknown[] = [];
  for (const server of servers) {
    const { dialect, name, title } = server.kind;
    const cursors = await walkPages(operation, server, scene);
    cursorsByServer.set(name, cursors);
    const requests = requestsOf(operation, server, { scene, cursors });
    for (const [index, request] of requests.entries()) {
      const data = await answerTo(operation, server, scene, request);
      const isOurs = server === servers[0];
      if (isOurs) ours.push(comparable(data));
      const { translate } = operation.postgraphile;
      const told = dialect === 'postgraphile' ? translate(data as never, ours[index] as never) : data;
      const difference = firstDifference(ours[index], comparable(told), 'data');
      if (difference) {
        const asked = JSON.stringify(request.variables);
        throw new DifferentAnswers(`${title} answers ${operation.name} ${asked} differently from ours:\n${difference}`);
      }
    }
    if (operation.benchmark === 'writes') await forgetRecorded();
  }
  return cursorsByServer;
}

function requestsOf(operation: Operation, { kind }: RunningServer, surroundings: Surroundings): readonly Request[] {
  const { request, foreign } = operation[kind.dialect];
  const count = surroundings.scene.organizations.length * (operation.pages ?? 2);
  const requests = Array.from({ length: count }, (_, number) => request(surroundings, number));
  return foreign ? [...requests, foreign(surroundings)] : requests;
}

/** Every organization's cursors of the pages that the requests go round over. */
async function walkPages(operation: Operation, server: RunningServer, scene: Scene): Promise<PageCursors> {
  const cursors: (string | null)[][] = scene.organizations.map(() => [null]);
  for (let page = 1; page < (operation.pages ?? 1); page++) {
    for (const [organization, known] of cursors.entries()) {
      const number = organization + (page - 1) * scene.organizations.length;
      const request = operation[server.kind.dialect].request({ scene, cursors }, number);
      const answer = JSON.stringify(await answerTo(operation, server, scene, request));
      known.push(/"endCursor":"([^"]+)"/.exec(answer)![1]!);
    }
  }
  return cursors;
}

async function answerTo(
  operation: Operation,
  { kind, url, requireAlive }: RunningServer,
  scene: Scene,
  { organization, variables }: Request,
): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: headersOf(kind, scene)[organization]!,
    body: bodyWith(operation, kind)(variables),
  }).catch(async (error: unknown) => {
    await requireAlive();
    throw error;
  });
  const text = await response.text();
  const answer = (response.ok ? JSON.parse(text) : { errors: text }) as Answer;
  if (answer.errors || !answer.data) {
    throw new DifferentAnswers(
      `${kind.title} does not answer ${operation.name}: ${response.status} ${text.slice(0, 2000)}`,
    );
  }
  return answer.data;
}

/** A new session's id is another one on every server. */
function comparable(data: unknown): unknown {
  return JSON.parse(JSON.stringify(data).replaceAll(/"Session_[0-9a-f]{32}"/g, '"Session_…"'));
}
