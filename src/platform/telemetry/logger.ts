import { pino, type Logger } from 'pino';

export type { Logger };

/** Lines are written when so many bytes have come together, or after this time: a write for each line costs more than the line. */
const GATHERED_BYTES = 4096;
const LONGEST_WAIT_MILLISECONDS = 200;

/**
 * A structured log to standard output: one JSON line an event. What is logged is chosen at the call, field by field. What is
 * left at the end is written with the process's exit.
 */
export function createLogger(level: string): Logger {
  const output = pino.destination({
    dest: 1,
    sync: false,
    minLength: GATHERED_BYTES,
    periodicFlush: LONGEST_WAIT_MILLISECONDS,
  });
  return pino({ level, base: { service: 'mesograph' } }, output);
}
