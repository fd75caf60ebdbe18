import {
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
} from 'kysely';
import type { Pool, PoolClient } from 'pg';

/**
 * Runs the work in a transaction on one connection and resolves to its result; a thrown error rolls back. Nothing waits for
 * `opening`: it travels with the first statements, and so do statements that the work sends without waiting in between. A
 * commit that PostgreSQL turns into a rollback is an error.
 */
export async function inPinnedTransaction<T>(
  pool: Pool,
  opening: string,
  work: (database: Kysely<never>) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let isLost = false;
  try {
    const opened = client.query(opening);
    // Awaited below; until then a failure is for whoever awaits a statement behind it.
    opened.catch(() => undefined);
    const result = await work(pinnedTo(client));
    await opened;
    const { command } = await client.query('commit');
    if (command !== 'COMMIT') throw new Error('the transaction had failed and was rolled back');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => {
      isLost = true;
    });
    throw error;
  } finally {
    client.release(isLost);
  }
}

function pinnedTo(client: PoolClient): Kysely<never> {
  return new Kysely({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new PinnedDriver(new PinnedConnection(client)),
      createIntrospector: (database) => new PostgresIntrospector(database),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
}

/** Gives out the one connection as often as it is asked for: the transaction around it is not Kysely's. */
class PinnedDriver implements Driver {
  readonly #connection: PinnedConnection;

  constructor(connection: PinnedConnection) {
    this.#connection = connection;
  }

  async init(): Promise<void> {}
  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }
  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {}
  async beginTransaction(): Promise<void> {
    throw nested();
  }
  async commitTransaction(): Promise<void> {
    throw nested();
  }
  async rollbackTransaction(): Promise<void> {
    throw nested();
  }
}

class PinnedConnection implements DatabaseConnection {
  readonly #client: PoolClient;

  constructor(client: PoolClient) {
    this.#client = client;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const { rows, rowCount } = await this.#client.query<R & object>(sql, [...parameters]);
    return { rows, ...(rowCount !== null && { numAffectedRows: BigInt(rowCount) }) };
  }

  // oxlint-disable-next-line require-yield -- Kysely's interface; nothing here reads row by row.
  async *streamQuery(): AsyncGenerator<never> {
    throw new Error('a transaction of an operation reads whole answers');
  }
}

function nested(): Error {
  return new Error('an operation has one transaction, and none inside it');
}
