import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import type { AnyJobWork, JobKind, JobPayload } from '../../src/platform/jobs/job-kind.js';
import { JobQueue } from '../../src/platform/jobs/job-queue.js';
import { openTestDatabase, type TestDatabase } from '../support/open-test-database.js';

interface Errand extends JobPayload {
  readonly what: string;
}

const ORGANIZATION = '11111111-1111-4111-8111-111111111111';
const errand = (what: string): Errand => ({ organizationId: ORGANIZATION, what });

let kind: JobKind<Errand>;
let count = 0;
/** A kind of its own for each test. */
beforeEach(() => {
  kind = {
    name: `errand-${(count += 1)}`,
    keyOf: ({ what }) => what,
    retries: 2,
    retryDelaySeconds: 1,
    longestRunSeconds: 60,
    atOnce: 2,
  };
});

let opened: TestDatabase;
beforeAll(async () => {
  opened = await openTestDatabase();
});
afterAll(() => opened.close());

const queues = new Set<JobQueue>();
afterEach(async () => {
  for (const queue of queues) await queue.stop(0);
  queues.clear();
});

let lines: { msg: string; level: number; [key: string]: unknown }[] = [];

/** A server's queue, which finds work at once. */
async function startQueue(run: (payload: Errand) => Promise<void>): Promise<JobQueue> {
  lines = [];
  const logger = pino({}, { write: (line: string) => void lines.push(JSON.parse(line) as never) });
  const works: AnyJobWork[] = [{ kind, run }];
  const queue = new JobQueue({ connection: opened.database.jobConnection, logger, works, pollingSeconds: 0.5 });
  queues.add(queue);
  await queue.start();
  return queue;
}

const stored = (columns: string) =>
  opened.asOwner(`select ${columns} from pgboss.job where name = '${kind.name}' order by created_on`);

test('a job runs once, whichever of the servers on the database takes it', async () => {
  const runs: string[] = [];
  const run = async ({ what }: Errand) => void runs.push(what);
  const [first] = [await startQueue(run), await startQueue(run)];
  const errands = Array.from({ length: 30 }, (_, index) => `errand ${index}`);
  for (const what of errands) expect(await first.enqueue(kind, errand(what))).toBe(true);
  await expect.poll(() => runs.length, { timeout: 20_000 }).toBe(30);
  await sleep(1500);
  expect(runs.toSorted()).toEqual(errands.toSorted());
});

test('one that waits in the queue is not put there a second time, and never two of a key run at once', async () => {
  let running = 0;
  let most = 0;
  let runs = 0;
  const run = async () => {
    most = Math.max(most, (running += 1));
    await sleep(1200);
    running -= 1;
    runs += 1;
  };
  const [first, second] = [await startQueue(run), await startQueue(run)];
  expect(await first.enqueue(kind, errand('same'), { delaySeconds: 1 })).toBe(true);
  expect(await second.enqueue(kind, errand('same'))).toBe(false);
  await expect.poll(() => running, { timeout: 5000 }).toBe(1);
  // The first runs: the next may wait.
  expect(await second.enqueue(kind, errand('same'))).toBe(true);
  expect(await first.enqueue(kind, errand('same'))).toBe(false);
  await expect.poll(() => runs, { timeout: 10_000 }).toBe(2);
  expect(most).toBe(1);
});

test('a job of a transaction that is rolled back never was', async () => {
  const runs: string[] = [];
  const queue = await startQueue(async ({ what }) => void runs.push(what));
  const scope = { organizationId: ORGANIZATION, clinicIds: 'ALL' } as const;
  const inTransaction = (what: string, fails: boolean) =>
    opened.database.transaction(scope, 'WRITE', async (em) => {
      await queue.enqueue(kind, errand(what), { within: em });
      if (fails) throw new Error('rolled back');
    });
  await expect(inTransaction('lost', true)).rejects.toThrow('rolled back');
  await inTransaction('kept', false);
  await expect.poll(() => runs, { timeout: 5000 }).toEqual(['kept']);
  expect(await stored(`data->>'what' as what`)).toEqual([{ what: 'kept' }]);
});

test('a job that is due later waits', async () => {
  const runs: number[] = [];
  const queue = await startQueue(async () => void runs.push(Date.now()));
  const started = Date.now();
  await queue.enqueue(kind, errand('later'), { delaySeconds: 2 });
  await expect.poll(() => runs.length, { timeout: 8000 }).toBe(1);
  expect(runs[0]! - started).toBeGreaterThan(1900);
});

test('what fails is tried again after a growing time, then given up; the log says so without its message', async () => {
  const runs: number[] = [];
  const queue = await startQueue(async () => {
    runs.push(Date.now());
    throw new TypeError('Doctor Naidoo is unknown');
  });
  await queue.enqueue(kind, errand('doomed'));
  await expect.poll(() => runs.length, { timeout: 15_000 }).toBe(3);
  await expect.poll(async () => (await stored('state::text'))[0]?.state, { timeout: 5000 }).toBe('failed');
  expect(runs[2]! - runs[1]!).toBeGreaterThan(900);
  const failures = lines.filter(({ msg }) => msg === 'job failed');
  expect(failures.map(({ attempt, isLast, level }) => ({ attempt, isLast, level }))).toEqual([
    { attempt: 1, isLast: false, level: 40 },
    { attempt: 2, isLast: false, level: 40 },
    { attempt: 3, isLast: true, level: 50 },
  ]);
  expect(failures[0]).toMatchObject({ job: kind.name, organizationId: ORGANIZATION, error: { type: 'TypeError' } });
  expect(JSON.stringify(lines)).not.toContain('Naidoo');
  expect(JSON.stringify(await stored('output'))).not.toContain('Naidoo');
});

test('daily work is done once a day, however many servers there are', { timeout: 90_000 }, async () => {
  // The minute must not end meanwhile.
  const second = new Date().getUTCSeconds();
  if (second > 35) await sleep((61 - second) * 1000);
  const runs: string[] = [];
  const run = async ({ what }: Errand) => void runs.push(what);
  const servers = [await startQueue(run), await startQueue(run), await startQueue(run)];
  const now = new Date();
  const minuteOfDay = now.getUTCHours() * 60 + now.getUTCMinutes();
  for (const queue of servers) await queue.everyDay(kind, errand('sweep'), minuteOfDay);
  await expect.poll(() => runs.length, { timeout: 15_000 }).toBe(1);
  await sleep(5000);
  expect(runs).toEqual(['sweep']);
});

test('a stop waits for a job that runs, and takes no other', async () => {
  const ended: string[] = [];
  let running = 0;
  const queue = await startQueue(async ({ what }) => {
    running += 1;
    await sleep(1500);
    ended.push(what);
  });
  await queue.enqueue(kind, errand('one'));
  await expect.poll(() => running, { timeout: 5000 }).toBe(1);
  const stopping = queue.stop(10_000);
  await stopping;
  expect(ended).toEqual(['one']);
  expect(await stored('state::text')).toEqual([{ state: 'completed' }]);
});

test('a job that the stop cuts off runs again elsewhere', async () => {
  let attempts = 0;
  const queue = await startQueue(async () => {
    attempts += 1;
    if (attempts === 1) await sleep(20_000, undefined, { ref: false });
  });
  await queue.enqueue(kind, errand('long'));
  await expect.poll(() => attempts, { timeout: 5000 }).toBe(1);
  const started = performance.now();
  await queue.stop(1000);
  expect(performance.now() - started).toBeLessThan(3000);
  await startQueue(async () => void (attempts += 1));
  await expect.poll(() => attempts, { timeout: 10_000 }).toBe(2);
});

test("the service may use the queue's tables and change none of them", async () => {
  const { db } = opened.database.jobConnection;
  const asService = db ? (sql: string) => db.executeSql(sql) : null;
  const rights = await opened.asOwner(`
    select has_schema_privilege('mesograph_service', 'pgboss', 'create') as "create",
      has_table_privilege('mesograph_service', 'pgboss.job', 'truncate') as "truncate",
      has_table_privilege('mesograph_service', 'pgboss.job', 'insert') as "insert"`);
  expect(rights).toEqual([{ create: false, truncate: false, insert: true }]);
  if (!inject('postgres'))
    await expect(asService!('create table pgboss.more (a int)')).rejects.toThrow('permission denied');
});
