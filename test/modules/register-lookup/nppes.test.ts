import { expect, test } from 'vitest';
import { nppesLookup } from '../../../src/modules/register-lookup/nppes.js';
import { systemClock } from '../../../src/platform/clock.js';
import { nppesAnswer, nppesEntry, nppesError } from './nppes-answers.js';
import { hurried, json, openRegister } from './register-server.js';

const question = { number: '1234567893', category: null };

async function answerTo(answer: unknown) {
  const register = await openRegister(json(answer));
  const npi = nppesLookup(hurried(register.baseUrl), systemClock);
  return { ...register, npi, answer: await npi.ask(question) };
}

test('a person is found with the words of the register, and asked for by number alone', async () => {
  const { answer, seen, npi, baseUrl } = await answerTo(nppesAnswer(nppesEntry()));
  expect(answer).toMatchObject({
    outcome: 'FOUND',
    entry: {
      number: '1234567893',
      familyName: 'MOKOENA',
      givenNames: 'THANDI GRACE',
      statusWord: 'A',
      category: 'NPI-1',
      subdivision: null,
      validFrom: '2005-05-23',
      validUntil: null,
      specialities: ['Surgery', 'Dermatology'],
    },
    furtherEntries: [],
    source: baseUrl.replace('http://', ''),
  });
  expect(seen).toEqual([{ method: 'GET', url: '/api/?version=2.1&number=1234567893', body: '' }]);
  expect(npi).toMatchObject({ bodyCode: 'NPI', isSwitchedOn: true });
});

test('an NPI is no licence: the licences it mentions come with their state, and being found grants nothing', async () => {
  const { answer, npi } = await answerTo(nppesAnswer(nppesEntry()));
  expect(npi.grantsPractice).toBe(false);
  expect(answer).toMatchObject({
    entry: { mentionedLicences: [{ number: 'D0012345', subdivision: 'MD', speciality: 'Surgery' }] },
  });
});

test('addresses and telephone numbers are not kept; the words relied on are', async () => {
  const { answer } = await answerTo(nppesAnswer(nppesEntry()));
  expect(answer).toMatchObject({ entry: { raw: { basic: { credential: 'M.D.', status: 'A' } } } });
  expect(JSON.stringify(answer)).not.toMatch(/EXAMPLE STREET|410-555/);
});

test('numbers may be JSON numbers, and columns nobody knows are tolerated', async () => {
  const entry = nppesEntry({ number: 1234567893, new_column: { a: 1 } });
  const { answer } = await answerTo({ ...nppesAnswer(entry), page: 1 });
  expect(answer).toMatchObject({ outcome: 'FOUND', entry: { number: '1234567893' } });
});

test('an unknown status word is handed on as it stands', async () => {
  const entry = nppesEntry();
  const { answer } = await answerTo(nppesAnswer({ ...entry, basic: { ...entry.basic, status: 'Q-Retired' } }));
  expect(answer).toMatchObject({ outcome: 'FOUND', entry: { statusWord: 'Q-Retired' } });
});

test('an organization under the number is found as one, without a person’s name', async () => {
  const basic = { organization_name: 'EXAMPLE CLINIC LLC', status: 'A' };
  const { answer } = await answerTo(nppesAnswer(nppesEntry({ enumeration_type: 'NPI-2', basic })));
  expect(answer).toMatchObject({
    outcome: 'FOUND',
    entry: { category: 'NPI-2', familyName: null, givenNames: null, raw: { basic } },
  });
});

test('two registrations under one number are for a human to sort out', async () => {
  const { answer } = await answerTo(nppesAnswer(nppesEntry(), nppesEntry({ enumeration_type: 'NPI-2' })));
  expect(answer).toMatchObject({ outcome: 'AMBIGUOUS', entries: [{ category: 'NPI-1' }, { category: 'NPI-2' }] });
});

test('no results means not found', async () => {
  const { answer } = await answerTo(nppesAnswer());
  expect(answer).toMatchObject({ outcome: 'NOT_FOUND', words: null });
});

test('a deactivated number is an answer, though it comes as an error: not found, with the words', async () => {
  const words = 'CMS deactivated NPI 1234567893. The provider can no longer use this NPI.';
  expect((await answerTo(nppesError(words, 'number', '15'))).answer).toMatchObject({ outcome: 'NOT_FOUND', words });
  const aboutAnother = words.replace('1234567893', '1999999984');
  expect((await answerTo(nppesError(aboutAnother, 'number', '15'))).answer).toMatchObject({
    outcome: 'SOURCE_UNAVAILABLE',
    reason: 'SOURCE_ERROR',
  });
});

test('other errors, which come with HTTP 200, are no answer', async () => {
  const { answer } = await answerTo(nppesError('Unsupported Version', 'version', '22'));
  expect(answer).toMatchObject({
    outcome: 'SOURCE_UNAVAILABLE',
    reason: 'SOURCE_ERROR',
    detail: 'Unsupported Version',
  });
});

test.each([
  ['results missing', { result_count: 1 }, 'results'],
  ['status renamed', nppesAnswer(nppesEntry({ basic: { state: 'A' } })), 'results.0.basic.status'],
  ['taxonomies missing', nppesAnswer(nppesEntry({ taxonomies: undefined })), 'results.0.taxonomies'],
  ['somebody else’s entry', nppesAnswer(nppesEntry({ number: '1999999984' })), 'results'],
  ['a count without entries', { result_count: 3, results: [] }, 'results'],
  ['errors in another form', { Errors: 'down' }, 'Errors'],
])('a changed answer is never taken for one: %s', async (_name, changed, detail) => {
  const { answer } = await answerTo(changed);
  expect(answer).toMatchObject({ outcome: 'SOURCE_UNAVAILABLE', reason: 'CHANGED_SHAPE', detail });
  expect(JSON.stringify(answer)).not.toContain('MOKOENA');
});
