import { Writable } from 'node:stream';
import cliProgress from 'cli-progress';
import type { CommandIo } from '../platform/process/control-socket.js';

/** How far a long command is. */
export interface Progress {
  readonly at: (state: { readonly file: string; readonly done: number; readonly total: number | null }) => void;
  readonly done: () => void;
}

/** A bar on a terminal; plain lines, one a file, elsewhere. Both go to standard error. */
export function createProgress(io: CommandIo, verb: string): Progress {
  return io.isTerminal ? bar(io, verb) : lines(io, verb);
}

function lines(io: CommandIo, verb: string): Progress {
  let current = '';
  return {
    at: ({ file }) => {
      if (file === current) return;
      current = file;
      io.err(`${verb} ${file}\n`);
    },
    done: () => undefined,
  };
}

function bar(io: CommandIo, verb: string): Progress {
  // The terminal may be another process's, so the bar writes to where the command writes.
  const stream = Object.assign(new Writable({ write: (chunk, _encoding, next) => (io.err(String(chunk)), next()) }), {
    isTTY: true,
    columns: 80,
    rows: 24,
    cursorTo: () => io.err('\r'),
    clearLine: () => io.err('\x1b[K'),
    moveCursor: () => undefined,
  });
  const shown = new cliProgress.SingleBar(
    { stream: stream as unknown as NodeJS.WritableStream, format: `${verb} {bar} {percentage}% {file}`, barsize: 30 },
    cliProgress.Presets.shades_classic,
  );
  shown.start(1, 0, { file: '' });
  return {
    at: ({ file, done, total }) => {
      shown.setTotal(total ?? done);
      shown.update(done, { file });
    },
    done: () => shown.stop(),
  };
}
