/**
 * What the log may hold of an unexpected error: its kind, PostgreSQL's code and constraint, and where it arose. Never its
 * message: a database's message quotes values, and they may be a patient's.
 */
export function describeError(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, constraint, cause } = error as Error & { code?: unknown; constraint?: unknown };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    ...(typeof code === 'string' && { code }),
    ...(typeof constraint === 'string' && { constraint }),
    stack: frames.slice(0, 12).map((line) => line.trim()),
    ...(cause !== undefined && { cause: describeError(cause) }),
  };
}
