import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { nppesLookup } from '../../../src/modules/register-lookup/nppes.js';
import type { SourceSettings } from '../../../src/modules/register-lookup/source-settings.js';
import { nppesAnswer, nppesEntry } from './nppes-answers.js';
import { hurried, json, openRegister, type Answering } from './register-server.js';

const found = json(nppesAnswer(nppesEntry()));
const question = { number: '1234567893', category: null };

async function openNpi(answering: Answering, changes: Partial<SourceSettings> = {}) {
  const register = await openRegister(answering);
  const clock = { today: new Date('2026-05-02T08:00:00Z'), now: () => clock.today };
  return { register, clock, npi: nppesLookup(hurried(register.baseUrl, changes), clock) };
}

test('a remembered answer asks nothing, and says when the source answered', async () => {
  const { register, clock, npi } = await openNpi(found);
  const first = await npi.ask(question);
  clock.today = new Date('2026-05-02T08:10:00Z');
  expect(await npi.ask(question)).toEqual(first);
  expect(first.askedAt).toEqual(new Date('2026-05-02T08:00:00Z'));
  expect(register.seen).toHaveLength(1);
});

test('a remembered answer is for the same question only', async () => {
  const { register, npi } = await openNpi(found);
  await npi.ask(question);
  await npi.ask({ ...question, category: 'NPI-1' });
  await npi.ask({ ...question, number: '1999999984' });
  expect(register.seen).toHaveLength(3);
});

test('an answer is forgotten after its time, or at once when none is allowed', async () => {
  const { register, npi } = await openNpi(found, { rememberMs: 40 });
  await npi.ask(question);
  await pause(60);
  await npi.ask(question);
  expect(register.seen).toHaveLength(2);

  const forgetful = await openNpi(found, { rememberMs: 0 });
  await forgetful.npi.ask(question);
  await pause(10);
  await forgetful.npi.ask(question);
  expect(forgetful.register.seen).toHaveLength(2);
});

test('no more answers are remembered than allowed', async () => {
  const { register, npi } = await openNpi(json(nppesAnswer()), { rememberedAnswers: 2 });
  const ask = (number: string) => npi.ask({ number, category: null });
  for (const number of ['1', '2', '3', '3', '2']) await ask(number);
  expect(register.seen).toHaveLength(3);
  await ask('1');
  expect(register.seen).toHaveLength(4);
});

test('failures are not remembered, and are stamped with the time they happened', async () => {
  const { register, clock, npi } = await openNpi(json({}, 404));
  expect(await npi.ask(question)).toMatchObject({ outcome: 'SOURCE_UNAVAILABLE', askedAt: clock.today });
  register.answering = json({ result_count: 1 });
  expect(await npi.ask(question)).toMatchObject({ reason: 'CHANGED_SHAPE' });
  register.answering = found;
  expect(await npi.ask(question)).toMatchObject({ outcome: 'FOUND' });
});

test('those who ask the same at once share one request, and one failure', async () => {
  const { register, npi } = await openNpi(json({}, 404), { rememberedAnswers: 1 });
  const failures = await Promise.all([npi.ask(question), npi.ask(question), npi.ask(question)]);
  expect(failures.map(({ outcome }) => outcome)).toEqual(Array(3).fill('SOURCE_UNAVAILABLE'));
  expect(register.seen).toHaveLength(1);
});

test('an answer reaches its asker though its place in memory was given away meanwhile', async () => {
  const { npi } = await openNpi(json(nppesAnswer()), { rememberedAnswers: 1 });
  const answers = await Promise.all(['1', '2', '3'].map((number) => npi.ask({ number, category: null })));
  expect(answers.map(({ outcome }) => outcome)).toEqual(Array(3).fill('NOT_FOUND'));
});
