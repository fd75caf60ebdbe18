import { pino, type Logger } from 'pino';

export type { Logger };

/** A structured log to standard output: one JSON line an event. What is logged is chosen at the call, field by field. */
export function createLogger(level: string): Logger {
  return pino({ level, base: { service: 'mesograph' } });
}
