import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { registrationBodies } from '../../src/modules/registration-body/registration-bodies.js';

const page = await readFile('docs/registration-bodies.md', 'utf8');

const cellsOf = (line: string) =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim().replaceAll('`', ''));

/** The table that begins with the codes: its rows below the line. */
const rows = page.slice(page.indexOf('| code')).split('\n\n', 1)[0]!.split('\n').slice(2).map(cellsOf);

const yearDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' });

test("the page's table is what the bodies say of themselves", () => {
  expect(rows).toEqual(
    registrationBodies.map((body) => [
      body.code,
      body.country,
      body.numberFormat,
      body.hasCheckDigit ? 'yes' : 'no',
      body.isLicence ? 'yes' : 'no',
      body.renewals
        .map(({ yearEndsOn: { month, day } }) => yearDay.format(Date.UTC(2001, month - 1, day)))
        .join(', ') || 'no day for all',
      body.lookup.kind,
    ]),
  );
});

test.each(registrationBodies)(
  'the section on $code tells all that is known of it, its sources, and what is not known',
  (body) => {
    const start = page.indexOf(`\n## ${body.code}: ${body.name}\n`);
    expect(start).toBeGreaterThan(0);
    const next = page.indexOf('\n## ', start + 1);
    const section = page.slice(start, next < 0 ? undefined : next);
    const told = [
      body.numberFormat,
      body.numberExample,
      ...body.categories.map(({ name }) => name),
      ...body.statusWords.flatMap(({ word, status }) => [`"${word}"`, `\`${status}\``]),
      body.renewalRule,
      body.lookup.address!,
      body.lookup.remark,
      ...body.notKnown,
      '**Sources:**',
    ];
    expect(told.filter((text) => !section.includes(text))).toEqual([]);
  },
);
