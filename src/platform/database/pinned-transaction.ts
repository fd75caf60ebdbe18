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

/** What opens a transaction, as one message, and whether it may write. */
export interface Opening {
  readonly sql: string;
  readonly access: 'READ' | 'WRITE';
}

/**
 * Runs the work in a transaction on one connection and resolves to its result; a thrown error rolls back. Nothing waits for
 * the opening: it travels with the first statements, and so do statements that the work sends without waiting in between.
 * What was written and is not committed is an error, whatever PostgreSQL calls it; a read whose statement had failed is not,
 * because its result tells so.
 */
export async function inPinnedTransaction<T>(
  pool: Pool,
  { sql, access }: Opening,
  work: (database: Kysely<never>) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  const connection = new PinnedConnection(client);
  const opened = client.query(sql).then(
    () => null,
    (error: unknown) => ({ error }),
  );
  let isLost = false;
  try {
    const result = await work(pinnedTo(connection));
    connection.close();
    const { command } = await client.query('commit');
    const failure = await opened;
    if (failure) throw failure.error;
    if (access === 'WRITE' && command !== 'COMMIT') throw new Error('the transaction had failed and was rolled back');
    return result;
  } catch (error) {
    connection.close();
    await client.query('rollback').catch(() => {
      isLost = true;
    });
    // Statements behind a failed opening fail for a reason that is not theirs.
    throw (await opened)?.error ?? error;
  } finally {
    client.release(isLost);
  }
}

function pinnedTo(connection: PinnedConnection): Kysely<never> {
  return new Kysely({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new PinnedDriver(connection),
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
  #isOver = false;

  constructor(client: PoolClient) {
    this.#client = client;
  }

  /** GraphQL answers as soon as an answer is lost, while sibling fields still read: what they ask later goes nowhere. */
  close(): void {
    this.#isOver = true;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#isOver) throw new Error('the transaction is over');
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
