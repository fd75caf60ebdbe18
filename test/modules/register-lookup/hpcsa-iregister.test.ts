import { expect, test } from 'vitest';
import { hpcsaLookup } from '../../../src/modules/register-lookup/hpcsa-iregister.js';
import { systemClock } from '../../../src/platform/clock.js';
import { hurried, json, openRegister } from './register-server.js';

const headings = ['Title', 'Surname', 'Fullname', 'Registration', 'City', 'Postal Code', 'Category', 'Status'];

const thandi = {
  Title: 'DR',
  Surname: 'MOKOENA',
  Fullname: 'THANDI GRACE',
  Registration: 'MP   0123456',
  City: 'PRETORIA',
  'Postal Code': '0002',
  Category: 'INDEPENDENT PRACTICE',
  Status: 'ACTIVE',
};

/** An answer in the shape of the iRegister's report, with its columns in the given order. */
function report(rows: readonly Readonly<Record<string, string>>[], order = headings) {
  return {
    headers: order.map((heading, index) => ({
      heading,
      width: null,
      data_type: 5,
      col_id: index + 1,
      order: index,
      col_definition: 'x',
      visible: true,
    })),
    data: rows.map((row) => order.map((heading) => row[heading] ?? null)),
    per_page: 20,
    total_pages: rows.length > 0 ? 1 : 0,
    total_num: rows.length,
    row_num: 1,
    truncated: 0,
    start_num: 1,
    end_num: rows.length,
    page: 1,
    error: null,
  };
}

async function answerTo(answer: unknown, category: string | null = null) {
  const register = await openRegister(json(answer));
  const hpcsa = hpcsaLookup({ ...hurried(register.baseUrl), permission: 'Letter of 2026-03-02' }, systemClock);
  return { ...register, hpcsa, answer: await hpcsa.ask({ number: 'MP0123456', category }) };
}

test('a practitioner is found, padded number and all; the form gets the number and nothing else', async () => {
  const { answer, seen, hpcsa } = await answerTo(report([thandi]));
  expect(answer).toMatchObject({
    outcome: 'FOUND',
    entry: {
      number: 'MP   0123456',
      familyName: 'MOKOENA',
      givenNames: 'THANDI GRACE',
      statusWord: 'ACTIVE',
      category: 'INDEPENDENT PRACTICE',
      raw: thandi,
    },
  });
  expect(seen).toEqual([
    {
      method: 'POST',
      url: '/api/cc/ReportController/getDataFromRnow',
      body: 'regNumber=MP0123456&firstName=&surName=&city=&postalCode=&register=&category=',
    },
  ]);
  expect(hpcsa).toMatchObject({ bodyCode: 'HPCSA', grantsPractice: true, isSwitchedOn: true });
});

test.each(['MP   0123456', 'mp-123456', 'MP 123456'])('the register may print the number as %s', async (printed) => {
  const { answer } = await answerTo(report([{ ...thandi, Registration: printed }]));
  expect(answer).toMatchObject({ outcome: 'FOUND', entry: { number: printed } });
});

test.each([null, ''])('without a stated permission (%j) nothing is sent', async (permission) => {
  const { baseUrl, seen } = await openRegister(json(report([thandi])));
  const hpcsa = hpcsaLookup({ ...hurried(baseUrl), permission }, systemClock);
  expect(hpcsa.isSwitchedOn).toBe(false);
  expect(await hpcsa.ask({ number: 'MP0123456', category: null })).toMatchObject({
    outcome: 'SOURCE_UNAVAILABLE',
    reason: 'SWITCHED_OFF',
  });
  expect(seen).toEqual([]);
});

test('columns are read by their headings, wherever they stand, and new ones are tolerated', async () => {
  const { answer } = await answerTo(report([thandi], ['Board', ...headings.toReversed()]));
  expect(answer).toMatchObject({ outcome: 'FOUND', entry: { familyName: 'MOKOENA', statusWord: 'ACTIVE' } });
});

test.each(['Surname', 'Fullname', 'Registration', 'Category', 'Status'])(
  'an answer without the column %s is no answer',
  async (missing) => {
    const { answer } = await answerTo(
      report(
        [thandi],
        headings.filter((heading) => heading !== missing),
      ),
    );
    expect(answer).toMatchObject({
      outcome: 'SOURCE_UNAVAILABLE',
      reason: 'CHANGED_SHAPE',
      detail: `heading ${missing}`,
    });
  },
);

test('a row without a status is no answer, nor is one without headings', async () => {
  const empty = await answerTo(report([{ ...thandi, Status: ' ' }]));
  expect(empty.answer).toMatchObject({ outcome: 'SOURCE_UNAVAILABLE', reason: 'CHANGED_SHAPE' });
  const bare = await answerTo({ data: [], total_num: 0 });
  expect(bare.answer).toMatchObject({ outcome: 'SOURCE_UNAVAILABLE', reason: 'CHANGED_SHAPE', detail: 'headers' });
});

test('an unknown status word is handed on as it stands', async () => {
  const { answer } = await answerTo(report([{ ...thandi, Status: 'Erased s19(1)(c)' }]));
  expect(answer).toMatchObject({ outcome: 'FOUND', entry: { statusWord: 'Erased s19(1)(c)' } });
});

test('of several rows of one person the active one counts, not the first; the others are shown too', async () => {
  const supervised = { ...thandi, Category: 'SUPERVISED PRACTICE', Status: 'SUSPENDED' };
  const { answer } = await answerTo(report([supervised, thandi]));
  expect(answer).toMatchObject({
    outcome: 'FOUND',
    entry: { category: 'INDEPENDENT PRACTICE' },
    furtherEntries: [{ category: 'SUPERVISED PRACTICE', statusWord: 'SUSPENDED' }],
  });
});

test('two active rows are ambiguous, unless the clinic knows the category', async () => {
  const rows = report([thandi, { ...thandi, Category: 'Education' }]);
  expect((await answerTo(rows)).answer).toMatchObject({ outcome: 'AMBIGUOUS', entries: [{}, {}] });
  expect((await answerTo(rows, 'Private Practice')).answer).toMatchObject({ outcome: 'AMBIGUOUS' });
  const known = await answerTo(rows, 'Independent  practice');
  expect(known.answer).toMatchObject({ outcome: 'FOUND', entry: { category: 'INDEPENDENT PRACTICE' } });
});

test('a category does not revive a row that is no longer active', async () => {
  const suspended = { ...thandi, Status: 'SUSPENDED' };
  const education = { ...thandi, Category: 'EDUCATION' };
  const { answer } = await answerTo(report([suspended, education]), 'INDEPENDENT PRACTICE');
  expect(answer).toMatchObject({ outcome: 'FOUND', entry: { category: 'EDUCATION' } });
});

test('two persons under one number are ambiguous, even if one alone is active', async () => {
  const other = { ...thandi, Surname: 'BOTHA', Fullname: 'PIETER', Status: 'ERASED' };
  const { answer } = await answerTo(report([thandi, other]), 'INDEPENDENT PRACTICE');
  expect(answer).toMatchObject({ outcome: 'AMBIGUOUS', entries: [{ familyName: 'MOKOENA' }, { familyName: 'BOTHA' }] });
});

test('rows of other numbers are nobody we asked for, and are not kept', async () => {
  const other = { ...thandi, Surname: 'BOTHA', Registration: 'MP   0123457' };
  const alone = await answerTo(report([other]));
  expect(alone.answer).toMatchObject({ outcome: 'NOT_FOUND' });
  const among = await answerTo(report([other, thandi]));
  expect(among.answer).toMatchObject({ outcome: 'FOUND', entry: { familyName: 'MOKOENA' } });
  expect(JSON.stringify(among.answer)).not.toContain('BOTHA');
});

test('no rows means not found, as an empty list or as none', async () => {
  expect((await answerTo(report([]))).answer).toMatchObject({ outcome: 'NOT_FOUND' });
  expect((await answerTo({ ...report([]), data: null })).answer).toMatchObject({ outcome: 'NOT_FOUND' });
});

test.each([
  ['more pages', { total_pages: 3 }],
  ['more matches', { total_num: 21 }],
  ['truncated', { truncated: 1 }],
])('a part of the matches without ours proves no absence: %s', async (_name, signs) => {
  const other = { ...thandi, Registration: 'MP   0123457' };
  const { answer } = await answerTo({ ...report([other]), ...signs });
  expect(answer).toMatchObject({ outcome: 'SOURCE_UNAVAILABLE', reason: 'INCOMPLETE' });
});

test('an error of the portal is no answer, even beside rows', async () => {
  const { answer } = await answerTo({ ...report([thandi]), error: 'Report could not be run' });
  expect(answer).toMatchObject({
    outcome: 'SOURCE_UNAVAILABLE',
    reason: 'SOURCE_ERROR',
    detail: 'Report could not be run',
  });
});

test('JSON that is declared as a page is read; a form that fails is not sent twice', async () => {
  const register = await openRegister((response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end(JSON.stringify(report([thandi]))),
  );
  const hpcsa = hpcsaLookup({ ...hurried(register.baseUrl), permission: 'Letter' }, systemClock);
  expect(await hpcsa.ask({ number: 'MP0123456', category: null })).toMatchObject({ outcome: 'FOUND' });
  register.answering = json({}, 503);
  expect(await hpcsa.ask({ number: 'MP0000007', category: null })).toMatchObject({ detail: '503' });
  expect(register.seen).toHaveLength(2);
});
