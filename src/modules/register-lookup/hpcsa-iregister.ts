import { z } from 'zod';
import type { Clock } from '../../platform/clock.js';
import { inKnownShape } from './changed-shape.js';
import { HttpRegisterLookup, type RegisterAdapter } from './http-register-lookup.js';
import type { RegisterEntry, RegisterQuestion, RegisterReading } from './register-lookup.js';
import { SourceFailure } from './source-failure.js';
import type { SourceSettings } from './source-settings.js';

/** The HPCSA's public register form. What answers it is undocumented; the HPCSA has not published leave to call it. */
export const hpcsaAddress = 'https://hpcsaonline.custhelp.com/';

const cell = z.union([z.string(), z.number()]).nullable();

const Answer = z.object({
  headers: z.array(z.object({ heading: z.string(), order: z.number().int().min(0) })),
  data: z.array(z.array(cell)).nullable(),
  total_num: z.number().int().min(0),
  total_pages: z.number().int().min(0).optional(),
  truncated: z.union([z.number(), z.boolean()]).optional(),
  error: z.unknown().optional(),
});

/** Headings that a row is useless without. */
const neededHeadings = ['Surname', 'Fullname', 'Registration', 'Category', 'Status'] as const;

type Row = Readonly<Record<string, string>>;

const adapter: RegisterAdapter = {
  bodyCode: 'HPCSA',
  grantsPractice: true,
  request: ({ number }) => ({
    method: 'POST',
    path: 'cc/ReportController/getDataFromRnow',
    form: { regNumber: number, firstName: '', surName: '', city: '', postalCode: '', register: '', category: '' },
  }),
  read(json, question) {
    const answer = inKnownShape(Answer, json);
    if (answer.error) throw new SourceFailure('SOURCE_ERROR', { detail: wordsOf(answer.error) });
    const rows = rowsOf(answer);
    const entries = rows.filter((row) => comparable(row.Registration) === comparable(question.number)).map(entryOf);
    if (entries.length > 0) return choose(entries, question);
    // The form matches parts of numbers too, so ours may stand on a page that was not sent.
    const isWhole = answer.total_num === rows.length && (answer.total_pages ?? 1) <= 1 && !answer.truncated;
    if (!isWhole) throw new SourceFailure('INCOMPLETE', { detail: `${rows.length} of ${answer.total_num}` });
    return { outcome: 'NOT_FOUND', words: null };
  },
};

/** Rows by heading. Columns move: their place is what `headers` says, and never a fixed one. */
function rowsOf({ headers, data }: z.infer<typeof Answer>): Row[] {
  const orders = new Map(headers.map(({ heading, order }) => [heading.trim(), order]));
  const missing = neededHeadings.find((heading) => !orders.has(heading));
  if (missing !== undefined) throw new SourceFailure('CHANGED_SHAPE', { detail: `heading ${missing}` });
  return (data ?? []).map((cells) =>
    Object.fromEntries([...orders].map(([heading, order]) => [heading, String(cells[order] ?? '').trim()])),
  );
}

/** The register pads its numbers with spaces (`MP   0123456`), and people leave out leading zeros. */
function comparable(number = ''): string {
  const [, prefix = '', figures = ''] = /^([A-Z]*)(.*)$/.exec(number.toUpperCase().replaceAll(/[\s-]/g, '')) ?? [];
  return prefix + figures.padStart(7, '0');
}

/**
 * One person may have several rows under one number, for categories held one after another or side by side: the
 * only active row counts, else the only one in the category the clinic knows. Two persons are for a human to sort out.
 */
function choose(entries: readonly RegisterEntry[], { category }: RegisterQuestion): RegisterReading {
  const persons = new Set(entries.map(({ familyName, givenNames }) => same(`${familyName}, ${givenNames}`)));
  const active = entries.filter(({ statusWord }) => same(statusWord) === 'ACTIVE');
  const candidates = active.length > 0 ? active : entries;
  const inCategory = candidates.filter((entry) => category !== null && same(entry.category) === same(category));
  const [entry, ...rivals] = inCategory.length > 0 ? inCategory : candidates;
  if (persons.size > 1 || entry === undefined || rivals.length > 0) return { outcome: 'AMBIGUOUS', entries };
  return { outcome: 'FOUND', entry, furtherEntries: entries.filter((other) => other !== entry) };
}

function same(words: string | null): string {
  return (words ?? '').toUpperCase().replaceAll(/\s+/g, ' ').trim();
}

function entryOf(row: Row): RegisterEntry {
  const { Registration: number, Surname: familyName, Status: statusWord } = row;
  if (!number || !familyName || !statusWord) throw new SourceFailure('CHANGED_SHAPE', { detail: 'empty cell' });
  return {
    number,
    familyName,
    givenNames: row.Fullname || null,
    statusWord,
    category: row.Category || null,
    subdivision: null,
    validFrom: null,
    validUntil: null,
    specialities: [],
    mentionedLicences: [],
    raw: row,
  };
}

function wordsOf(error: unknown): string {
  return (typeof error === 'string' ? error : JSON.stringify(error)).slice(0, 300);
}

/** How the HPCSA look-up is asked. */
export interface HpcsaSettings extends SourceSettings {
  /** The clinic's statement that the HPCSA permits the look-up, such as the reference of a letter; null without one. */
  readonly permission: string | null;
}

/** Look-up in the HPCSA iRegister. Switched off, and silent on the network, until a permission is stated. */
export function hpcsaLookup({ permission, ...settings }: HpcsaSettings, clock: Clock): HttpRegisterLookup {
  return new HttpRegisterLookup(adapter, permission ? settings : { ...settings, baseUrl: null }, clock);
}
