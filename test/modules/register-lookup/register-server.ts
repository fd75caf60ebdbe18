import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { usualSettings, type SourceSettings } from '../../../src/modules/register-lookup/source-settings.js';

export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly body: string;
}

export type Answering = (response: ServerResponse, request: SeenRequest) => void;

/** A register on this machine that answers as told, and what it was asked. Closed when the test ends. */
export async function openRegister(answering: Answering) {
  const seen: SeenRequest[] = [];
  const register = { answering, seen, baseUrl: '' };
  const server = createServer(async (request, response) => {
    const asked = { method: request.method ?? '', url: request.url ?? '', body: await bodyOf(request) };
    seen.push(asked);
    register.answering(response, asked);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  register.baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`;
  return register;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

export const json =
  (answer: unknown, status = 200): Answering =>
  (response) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));

/** An address on this machine at which nobody listens. */
export async function deserted(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return `http://127.0.0.1:${port}/`;
}

/** Answers in turn, the last one for ever. */
export function inTurn(...answers: readonly Answering[]): Answering {
  let next = 0;
  return (response, request) => answers[Math.min(next++, answers.length - 1)]?.(response, request);
}

/** How long a broken source is left in peace in a test. */
export const breakMs = 200;

/** Settings with pauses short enough for a test, and time enough for an answer on a busy machine. */
export function hurried(baseUrl: string | null, changes: Partial<SourceSettings> = {}): SourceSettings {
  const times = { attemptMs: 2_000, deadlineMs: 5_000, firstPauseMs: 5, longestPauseMs: 60, breakMs };
  return { ...usualSettings, ...times, baseUrl, ...changes };
}
