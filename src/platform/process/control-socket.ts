import { chmodSync, existsSync, rmSync } from 'node:fs';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a command needs of the terminal that it was typed at, wherever it runs. */
export interface CommandIo {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly isTerminal: boolean;
  /** Where relative paths start. */
  readonly workingFolder: string;
}

interface CommandRequest {
  readonly args: readonly string[];
  readonly isTerminal: boolean;
  readonly workingFolder: string;
}

type CommandEvent = { readonly out: string } | { readonly err: string } | { readonly exitCode: number };

/** Runs a command line and resolves to its exit code. */
export type CommandRunner = (args: readonly string[], io: CommandIo) => Promise<number>;

const isWindows = process.platform === 'win32';

/** Where the server that holds a data folder listens for commands. A socket's path must be short: relative where shorter. */
function socketPath(folder: string): string {
  if (isWindows) return `\\\\.\\pipe\\mesograph-${Buffer.from(folder).toString('hex').slice(-60)}`;
  const absolute = join(folder, 'control.sock');
  const fromHere = relative(process.cwd(), absolute);
  return fromHere.length < absolute.length ? fromHere : absolute;
}

/** Takes no new commands, and resolves when those under way are done, or after the grace. */
export type CloseCommands = (graceMilliseconds: number) => Promise<void>;

/** Runs commands for others, through a socket in the data folder that only its owner may open. */
export async function serveCommands(folder: string, run: CommandRunner): Promise<CloseCommands> {
  const path = socketPath(folder);
  // The folder's lock is ours, so a socket that is still there was left by a server that died.
  if (!isWindows) rmSync(path, { force: true });
  const open = new Set<Socket>();
  const running = new Set<Promise<void>>();
  const server: Server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    // Whoever hangs up or sends nonsense ends the talk, never the server.
    const command = answer(socket, run)
      .catch(() => void socket.destroy())
      .finally(() => running.delete(command));
    running.add(command);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
  if (!isWindows) chmodSync(path, 0o600);
  return async (graceMilliseconds) => {
    const closed = new Promise((resolve) => server.close(resolve));
    await Promise.race([Promise.allSettled(running), sleep(graceMilliseconds, undefined, { ref: false })]);
    for (const socket of open) socket.destroy();
    await closed;
  };
}

async function answer(socket: Socket, run: CommandRunner): Promise<void> {
  const send = (event: CommandEvent) => void (socket.writable && socket.write(`${JSON.stringify(event)}\n`));
  for await (const line of createInterface({ input: socket })) {
    const { args, isTerminal, workingFolder } = JSON.parse(line) as CommandRequest;
    const io = { out: (out: string) => send({ out }), err: (err: string) => send({ err }), isTerminal, workingFolder };
    const exitCode = await run(args, io).catch((error: unknown) => {
      io.err(`${error instanceof Error ? error.message : 'The command failed.'}\n`);
      return 1;
    });
    send({ exitCode });
    socket.end();
    return;
  }
}

/** Has the server that holds the folder run the command. Null when no server answers. */
export async function runThroughServer(folder: string, args: readonly string[], io: CommandIo): Promise<number | null> {
  const path = socketPath(folder);
  if (!isWindows && !existsSync(path)) return null;
  const socket = await connect(path);
  if (!socket) return null;
  const { isTerminal, workingFolder } = io;
  socket.write(`${JSON.stringify({ args, isTerminal, workingFolder } satisfies CommandRequest)}\n`);
  for await (const line of createInterface({ input: socket })) {
    const event = JSON.parse(line) as CommandEvent;
    if ('out' in event) io.out(event.out);
    else if ('err' in event) io.err(event.err);
    else return event.exitCode;
  }
  io.err('The server stopped before the command was done; a command that writes is all or nothing.\n');
  return 1;
}

async function connect(path: string): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = createConnection(path);
    socket.once('connect', () => resolve(socket));
    socket.once('error', () => resolve(null));
  });
}
