import { pino, type Logger } from 'pino';

export type { Logger };

/**
 * A structured log to standard output: one JSON line an event. What is logged is chosen at the call, field by field. Lines
 * are written without waiting for them, and what is left at the end with the process's exit.
 */
export function createLogger(level: string): Logger {
  return pino({ level, base: { service: 'mesograph' } }, pino.destination({ dest: 1, sync: false }));
}
