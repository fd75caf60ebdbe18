import pg from 'pg';
import { POOL_SIZE, databaseUrl } from './settings.ts';

const TIMESTAMPTZ = 1184;
const DATE = 1082;
const NUMERIC = 1700;
const parsers = new Map<number, (text: string) => unknown>([
  [TIMESTAMPTZ, (text) => new Date(text).toISOString()],
  [DATE, (text) => text],
  [NUMERIC, Number],
]);

/** Connections that send a statement without waiting for the answer to the one before. */
export const pool = new pg.Pool({
  connectionString: databaseUrl,
  max: POOL_SIZE,
  options: '-c timezone=UTC',
  pipeline: true,
  types: { getTypeParser: (type, format) => (parsers.get(type) ?? pg.types.getTypeParser(type, format)) as never },
} as pg.PoolConfig);

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The statements that open a transaction in one organization, as one message. */
export function beginIn(organizationId: string, access: 'read only' | 'read write'): string {
  if (!uuid.test(organizationId)) throw new Error('the organization is named by its uuid');
  return `begin ${access}; set local app.organization_id = '${organizationId}'; set local app.clinic_ids = '*'`;
}

/** A prepared statement. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

/**
 * One request's reads in one transaction. It begins with the first statement, in the same round trip, and statements that
 * are asked for together travel together.
 */
export class TenantTransaction {
  readonly #organizationId: string;
  #client: Promise<pg.PoolClient> | null = null;

  constructor(organizationId: string) {
    this.#organizationId = organizationId;
  }

  async rows<R>(statement: Statement, values: readonly unknown[]): Promise<R[]> {
    this.#client ??= this.#begin();
    const client = await this.#client;
    const { rows } = await client.query({ ...statement, values: [...values] });
    return rows as R[];
  }

  /** Ends the transaction. The answer need not wait for it: nothing was written. */
  async end(): Promise<void> {
    // Who asked for rows was told why there is no connection.
    const client = await this.#client?.catch(() => null);
    if (!client) return;
    await client.query('commit').then(
      () => client.release(),
      (error: Error) => client.release(error),
    );
  }

  async #begin(): Promise<pg.PoolClient> {
    const client = await pool.connect();
    client.query(beginIn(this.#organizationId, 'read only')).catch(() => undefined);
    return client;
  }
}
