import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { expect, onTestFinished, test, vi } from 'vitest';
import { nppesLookup } from '../../../src/modules/register-lookup/nppes.js';
import type { SourceSettings } from '../../../src/modules/register-lookup/source-settings.js';
import { systemClock } from '../../../src/platform/clock.js';
import { nppesAnswer, nppesEntry } from './nppes-answers.js';
import { breakMs, deserted, hurried, inTurn, json, openRegister, type Answering } from './register-server.js';

const found = json(nppesAnswer(nppesEntry()));
const failing = json({}, 500);
const question = { number: '1234567893', category: null };
/** Numbers of which none is remembered yet; the register knows only the first question's. */
const anotherQuestion = (() => {
  let next = 0;
  return () => ({ number: `10000000${String(next++).padStart(2, '0')}`, category: null });
})();

/** Stops the clock that requests are counted on; returns what lets a window of a minute pass. */
function stopCounting(): () => void {
  vi.useFakeTimers({ toFake: ['performance'] });
  onTestFinished(() => void vi.useRealTimers());
  return () => void vi.advanceTimersByTime(60_000);
}

async function openNpi(answering: Answering, changes: Partial<SourceSettings> = {}) {
  const register = await openRegister(answering);
  return { register, npi: nppesLookup(hurried(register.baseUrl, changes), systemClock) };
}

test('a source that is too slow is unavailable after its time, each attempt cut off', async () => {
  const { register, npi } = await openNpi(() => undefined, { attemptMs: 60, repetitions: 1 });
  const start = performance.now();
  expect(await npi.ask(question)).toMatchObject({
    outcome: 'SOURCE_UNAVAILABLE',
    reason: 'TIMEOUT',
    source: register.baseUrl.replace('http://', ''),
  });
  expect(performance.now() - start).toBeLessThan(600);
  expect(register.seen).toHaveLength(2);
});

test('a source that sends drop by drop runs out of time too', async () => {
  const { npi } = await openNpi(
    (response) => {
      response.writeHead(200);
      const drops = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(drops));
    },
    { attemptMs: 80, repetitions: 0 },
  );
  expect(await npi.ask(question)).toMatchObject({ outcome: 'SOURCE_UNAVAILABLE', reason: 'TIMEOUT' });
});

test('the deadline holds for all repetitions together', async () => {
  const { register, npi } = await openNpi(() => undefined, { attemptMs: 100, repetitions: 50, deadlineMs: 250 });
  const start = performance.now();
  expect(await npi.ask(question)).toMatchObject({ outcome: 'SOURCE_UNAVAILABLE', reason: 'TIMEOUT' });
  expect(performance.now() - start).toBeLessThan(700);
  const { length } = register.seen;
  await pause(150);
  expect(register.seen).toHaveLength(length);
});

test.each<[string, Answering]>([
  ['before an answer', (response) => response.destroy()],
  [
    'in the middle of one',
    (response) => void response.writeHead(200, { 'content-length': 500 }).write('{"result', () => response.destroy()),
  ],
])('a connection cut %s is unavailable, and asked again', async (_when, cut) => {
  const { register, npi } = await openNpi(cut);
  expect(await npi.ask(question)).toMatchObject({ outcome: 'SOURCE_UNAVAILABLE', reason: 'CONNECTION' });
  expect(register.seen).toHaveLength(3);
  register.answering = found;
  expect(await npi.ask(question)).toMatchObject({ outcome: 'FOUND' });
});

test('a source that nobody answers at is unavailable, with the code of the network error and no address', async () => {
  const npi = nppesLookup(hurried(await deserted()), systemClock);
  expect(await npi.ask(question)).toMatchObject({ reason: 'CONNECTION', detail: 'ECONNREFUSED' });
});

test('a failure that passes is asked again, and the answer counts', async () => {
  const { register, npi } = await openNpi(inTurn(failing, (response) => response.destroy(), found));
  expect(await npi.ask(question)).toMatchObject({ outcome: 'FOUND' });
  expect(register.seen).toHaveLength(3);
});

test('an error that stays is unavailable with its status', async () => {
  const { register, npi } = await openNpi(failing);
  expect(await npi.ask(question)).toMatchObject({
    outcome: 'SOURCE_UNAVAILABLE',
    reason: 'HTTP_STATUS',
    detail: '500',
    retryAfterMs: null,
  });
  expect(register.seen).toHaveLength(3);
});

test('a refusal is not asked again', async () => {
  const { register, npi } = await openNpi(json({}, 404));
  expect(await npi.ask(question)).toMatchObject({ reason: 'HTTP_STATUS', detail: '404' });
  expect(register.seen).toHaveLength(1);
});

test('a source that asks for a short pause gets it', async () => {
  const tooMany: Answering = (response) => void response.writeHead(429, { 'retry-after': '1' }).end();
  const { npi, register } = await openNpi(inTurn(tooMany, found), { longestPauseMs: 1_000, deadlineMs: 3_000 });
  const start = performance.now();
  expect(await npi.ask(question)).toMatchObject({ outcome: 'FOUND' });
  expect(performance.now() - start).toBeGreaterThanOrEqual(990);
  expect(register.seen).toHaveLength(2);
});

test('a source that asks for a long pause is left alone, and the caller told when', async () => {
  const { npi, register } = await openNpi((response) => response.writeHead(429, { 'retry-after': '120' }).end());
  expect(await npi.ask(question)).toMatchObject({
    outcome: 'SOURCE_UNAVAILABLE',
    reason: 'HTTP_STATUS',
    detail: '429',
    retryAfterMs: 120_000,
  });
  expect(register.seen).toHaveLength(1);
});

const large = JSON.stringify({ ...nppesAnswer(nppesEntry()), padding: 'x'.repeat(200_000) });

test.each<[string, Answering]>([
  ['as it comes', (response) => response.end(large)],
  ['packed', (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(large))],
])('an answer larger than allowed is refused, %s', async (_how, answering) => {
  const { npi } = await openNpi(answering, { answerBytes: 100_000 });
  expect(await npi.ask(question)).toMatchObject({ outcome: 'SOURCE_UNAVAILABLE', reason: 'TOO_LARGE' });
  const { npi: roomierNpi } = await openNpi(answering, { answerBytes: 300_000 });
  expect(await roomierNpi.ask(question)).toMatchObject({ outcome: 'FOUND' });
});

test.each([301, 302, 307, 308])('a redirect (%i) is followed nowhere', async (status) => {
  const elsewhere = await openRegister(found);
  const { npi, register } = await openNpi((response) =>
    response.writeHead(status, { location: elsewhere.baseUrl }).end(),
  );
  expect(await npi.ask(question)).toMatchObject({
    outcome: 'SOURCE_UNAVAILABLE',
    reason: 'REDIRECTED',
    detail: String(status),
  });
  expect(elsewhere.seen).toEqual([]);
  expect(register.seen).toHaveLength(1);
});

test.each(['<html>Down for maintenance</html>', '', '[]', 'null', '{"results":'])(
  'a body that is no JSON object is no answer: %s',
  async (body) => {
    const { npi } = await openNpi((response) => response.end(body));
    expect(await npi.ask(question)).toMatchObject({ outcome: 'SOURCE_UNAVAILABLE', reason: 'NOT_JSON', detail: null });
  },
);

test('after failures in a row the source is left in peace, then tried again and trusted again', async () => {
  const { register, npi } = await openNpi(failing, { repetitions: 0, failuresUntilBreak: 3 });
  for (let failures = 0; failures < 3; failures++) await npi.ask(question);
  expect(await npi.ask(question)).toMatchObject({ reason: 'BREAKER_OPEN', retryAfterMs: breakMs });
  expect(register.seen).toHaveLength(3);

  await pause(breakMs + 10);
  expect(await npi.ask(question)).toMatchObject({ reason: 'HTTP_STATUS' });
  expect(await npi.ask(question)).toMatchObject({ reason: 'BREAKER_OPEN' });
  expect(register.seen).toHaveLength(4);

  await pause(breakMs + 10);
  register.answering = found;
  expect(await npi.ask(question)).toMatchObject({ outcome: 'FOUND' });
  register.answering = failing;
  expect(await npi.ask(anotherQuestion())).toMatchObject({ reason: 'HTTP_STATUS' });
  expect(await npi.ask(anotherQuestion())).toMatchObject({ reason: 'HTTP_STATUS' });
});

test('timeouts open the breaker; refusals of single questions never do', async () => {
  const slow = await openNpi(() => undefined, { attemptMs: 20, repetitions: 0, failuresUntilBreak: 2 });
  await slow.npi.ask(question);
  await slow.npi.ask(question);
  expect(await slow.npi.ask(question)).toMatchObject({ reason: 'BREAKER_OPEN' });

  const hurrying = await openNpi(() => undefined, { deadlineMs: 20, failuresUntilBreak: 2 });
  await hurrying.npi.ask(question);
  await hurrying.npi.ask(question);
  expect(await hurrying.npi.ask(question)).toMatchObject({ reason: 'BREAKER_OPEN' });

  const refusing = await openNpi(json({}, 400), { failuresUntilBreak: 2 });
  for (let asked = 0; asked < 4; asked++) {
    expect(await refusing.npi.ask(question)).toMatchObject({ reason: 'HTTP_STATUS', detail: '400' });
  }
});

test('the limit of requests holds, also for those who ask at once, and opens again after its window', async () => {
  const passWindow = stopCounting();
  const { register, npi } = await openNpi(json(nppesAnswer()), { requestsPerWindow: 3, windowMs: 60_000 });
  const answers = await Promise.all(Array.from({ length: 10 }, () => npi.ask(anotherQuestion())));
  expect(register.seen).toHaveLength(3);
  const refused = answers.filter(({ outcome }) => outcome === 'SOURCE_UNAVAILABLE');
  expect(refused).toHaveLength(7);
  expect(refused[0]).toMatchObject({ reason: 'RATE_LIMIT', retryAfterMs: 60_000 });
  passWindow();
  expect(await npi.ask(anotherQuestion())).toMatchObject({ outcome: 'NOT_FOUND' });
});

test('repetitions count against the limit, and the reason of the failure survives', async () => {
  const { register, npi } = await openNpi(failing, { requestsPerWindow: 2, repetitions: 5 });
  expect(await npi.ask(question)).toMatchObject({ reason: 'HTTP_STATUS', detail: '500' });
  expect(register.seen).toHaveLength(2);
});

test('a question that our own limit held back does not count as the one that proves a source well again', async () => {
  const passWindow = stopCounting();
  const { register, npi } = await openNpi(failing, { requestsPerWindow: 2, repetitions: 0, failuresUntilBreak: 2 });
  await npi.ask(question);
  await npi.ask(question);
  await pause(breakMs + 10);
  expect(await npi.ask(question)).toMatchObject({ reason: 'RATE_LIMIT' });
  passWindow();
  expect(await npi.ask(question)).toMatchObject({ reason: 'HTTP_STATUS' });
  expect(await npi.ask(question)).toMatchObject({ reason: 'BREAKER_OPEN' });
  expect(register.seen).toHaveLength(3);
});

test('those who waited for a source to recover and then met our own limit do not break it again', async () => {
  const passWindow = stopCounting();
  const { register, npi } = await openNpi(failing, { requestsPerWindow: 4, repetitions: 0, failuresUntilBreak: 2 });
  await npi.ask(question);
  await npi.ask(question);
  await pause(breakMs + 10);
  register.answering = json(nppesAnswer());
  const answers = await Promise.all(Array.from({ length: 8 }, () => npi.ask(anotherQuestion())));
  const results = answers.map((answer) => (answer.outcome === 'SOURCE_UNAVAILABLE' ? answer.reason : answer.outcome));
  expect(results.toSorted()).toEqual([...Array(2).fill('NOT_FOUND'), ...Array(6).fill('RATE_LIMIT')]);
  passWindow();
  expect(await npi.ask(anotherQuestion())).toMatchObject({ outcome: 'NOT_FOUND' });
});
