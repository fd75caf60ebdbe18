/** What every server is given: the service's login, and as many connections as our own service opens. */
export const databaseUrl = process.env.DATABASE_URL!;
export const POOL_SIZE = Number(process.env.POOL_SIZE);

/**
 * The header in which the compared servers are told whose records they may show. They look up and check no key, which our
 * server does for every request: that favours them.
 */
export const ORGANIZATION_HEADER = 'x-organization-id';

/** Tells the benchmark where the server answers. */
export function announce(port: number, path = '/'): void {
  process.stdout.write(`answers at http://127.0.0.1:${port}${path}\n`);
}
