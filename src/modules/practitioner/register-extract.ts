import { parse } from 'csv-parse/sync';
import { isCalendarDate } from '../../platform/calendar-date.js';
import type { RegisterEntry } from '../register-lookup/register-lookup.js';
import { checkRegistrationNumber } from '../registration-body/number-check.js';
import type { RegistrationBody } from '../registration-body/registration-body.js';

/** The columns that an extract may have; those without which it says nothing come first. */
const NEEDED = ['number', 'status', 'family_name'] as const;
const OPTIONAL = ['given_names', 'category', 'subdivision', 'valid_from', 'valid_until', 'status_since'] as const;
const DAYS = ['valid_from', 'valid_until', 'status_since'] as const;
/** Beyond this nothing honest is lost: the largest registers have a million rows, and a clinic is sent its own people. */
const MOST_ROWS = 100_000;

/** One row of an extract. */
export interface ExtractEntry {
  readonly entry: RegisterEntry;
  readonly statusSince: string | null;
}

/** What an extract says, by normalised number; or the sentences that say why it cannot be read. */
export type RegisterExtract =
  | { readonly entriesByNumber: ReadonlyMap<string, readonly ExtractEntry[]>; readonly problems: readonly [] }
  | { readonly entriesByNumber: null; readonly problems: readonly string[] };

/**
 * Reads a list that a body supplied: CSV with a header row. Refused whole when a column is missing or not known, or a cell
 * makes no sense: a list that was misread would clear or bar the wrong people.
 */
export function readExtract(body: RegistrationBody, csv: string): RegisterExtract {
  const problems: string[] = [];
  const rows = rowsOf(csv, problems);
  if (!rows) return { entriesByNumber: null, problems };
  const header = rows[0] ?? [];
  const known: readonly string[] = [...NEEDED, ...OPTIONAL];
  for (const name of NEEDED) if (!header.includes(name)) problems.push(`The column \`${name}\` is missing.`);
  for (const name of header)
    if (!known.includes(name)) problems.push(`There is no column \`${name}\`: ${known.join(', ')}.`);
  if (problems.length > 0) return { entriesByNumber: null, problems };
  const entriesByNumber = new Map<string, ExtractEntry[]>();
  for (const [index, cells] of rows.slice(1).entries()) {
    const row: Readonly<Record<string, string>> = Object.fromEntries(
      header.map((name, place) => [name, (cells[place] ?? '').trim()]),
    );
    const wrong = problemOf(row);
    if (wrong !== null) problems.push(`Line ${index + 2}: ${wrong}`);
    const number = checkRegistrationNumber(body, row.number ?? '').normalized ?? row.number ?? '';
    entriesByNumber.set(number, [...(entriesByNumber.get(number) ?? []), entryOf(row, number)]);
  }
  return problems.length > 0
    ? { entriesByNumber: null, problems: problems.slice(0, 20) }
    : { entriesByNumber, problems: [] };
}

function rowsOf(csv: string, problems: string[]): readonly (readonly string[])[] | null {
  try {
    return parse(csv, { bom: true, skip_empty_lines: true, relax_column_count: false, to: MOST_ROWS }) as string[][];
  } catch {
    // The library's message quotes what it read.
    problems.push('It is no CSV: commas between the cells, and as many cells in each line as in the first.');
    return null;
  }
}

function problemOf(row: Readonly<Record<string, string>>): string | null {
  const empty = NEEDED.find((name) => !row[name]);
  if (empty) return `\`${empty}\` is empty.`;
  const noDay = DAYS.find((name) => row[name] && !isCalendarDate(row[name]));
  return noDay ? `\`${noDay}\` is no date like 2026-03-31.` : null;
}

function entryOf(row: Readonly<Record<string, string>>, number: string): ExtractEntry {
  const words = (name: string) => row[name] || null;
  const entry: RegisterEntry = {
    number,
    familyName: words('family_name'),
    givenNames: words('given_names'),
    statusWord: row.status ?? '',
    category: words('category'),
    subdivision: words('subdivision'),
    validFrom: words('valid_from'),
    validUntil: words('valid_until'),
    specialities: [],
    mentionedLicences: [],
    raw: row,
  };
  return { entry, statusSince: words('status_since') };
}
