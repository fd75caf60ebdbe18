import { z } from 'zod';
import { isCalendarDate } from '../../platform/calendar-date.js';
import type { Clock } from '../../platform/clock.js';
import { inKnownShape } from './changed-shape.js';
import { HttpRegisterLookup, type RegisterAdapter } from './http-register-lookup.js';
import type { RegisterEntry, RegisterReading } from './register-lookup.js';
import { SourceFailure } from './source-failure.js';
import type { SourceSettings } from './source-settings.js';

/** NPPES NPI Registry, API 2.1. Open to all; addresses and telephone numbers in its answers are not kept. */
export const nppesAddress = 'https://npiregistry.cms.hhs.gov/api/';

const text = z.string().trim();
/** Numbers arrive as text or as JSON numbers, depending on the year of the answer. */
const digits = z.union([text, z.number()]).transform(String);
/** Left out, null and empty all occur for "none". */
const perhaps = digits.nullish().transform((value) => value || null);

const Result = z.object({
  number: digits,
  enumeration_type: text.min(1),
  basic: z.looseObject({
    status: text.min(1),
    first_name: perhaps,
    last_name: perhaps,
    middle_name: perhaps,
    enumeration_date: perhaps,
  }),
  taxonomies: z.array(z.looseObject({ desc: perhaps, license: perhaps, state: perhaps })),
  other_names: z.array(z.looseObject({})).nullish(),
});

const Answer = z.object({ result_count: z.number().int(), results: z.array(Result) });

/** Errors arrive with HTTP status 200. */
const Refusal = z.object({ Errors: z.array(z.object({ description: text, field: z.string().nullish() })).min(1) });

const adapter: RegisterAdapter = {
  bodyCode: 'NPI',
  // An NPI identifies a biller. The licences it mentions are what the holder typed in; a state board grants them.
  grantsPractice: false,
  request: ({ number }) => ({ method: 'GET', path: '', query: { version: '2.1', number } }),
  read(answer, { number }) {
    if ('Errors' in answer) return readRefusal(answer, number);
    const { result_count, results } = inKnownShape(Answer, answer);
    const entries = results.filter((result) => result.number === number).map(entryOf);
    const [entry] = entries;
    if (entry === undefined) {
      // Somebody else's entry, or a count without entries, is no proof of absence.
      if (results.length > 0 || result_count > 0) throw new SourceFailure('CHANGED_SHAPE', { detail: 'results' });
      return { outcome: 'NOT_FOUND', words: null };
    }
    return entries.length > 1 ? { outcome: 'AMBIGUOUS', entries } : { outcome: 'FOUND', entry, furtherEntries: [] };
  },
};

/**
 * A deactivated number is answered as an error of its own ("CMS deactivated NPI …", field `number`). That is an
 * answer, not a failure: taken for a failure it would leave an earlier VERIFIED standing.
 */
function readRefusal(answer: object, number: string): RegisterReading {
  const descriptions = inKnownShape(Refusal, answer).Errors.map(({ description }) => description);
  const deactivation = descriptions.find((words) => /\bdeactivated\b/i.test(words) && words.includes(number));
  if (deactivation !== undefined) return { outcome: 'NOT_FOUND', words: deactivation };
  throw new SourceFailure('SOURCE_ERROR', { detail: descriptions.join('; ').slice(0, 300) });
}

function entryOf(result: z.infer<typeof Result>): RegisterEntry {
  const { number, enumeration_type, basic, taxonomies, other_names } = result;
  const since = basic.enumeration_date;
  return {
    number,
    familyName: basic.last_name,
    givenNames: [basic.first_name, basic.middle_name].filter((name) => name !== null).join(' ') || null,
    statusWord: basic.status,
    category: enumeration_type,
    subdivision: null,
    validFrom: since !== null && isCalendarDate(since) ? since : null,
    validUntil: null,
    specialities: [...new Set(taxonomies.flatMap(({ desc }) => desc ?? []))],
    mentionedLicences: taxonomies.flatMap(({ license, state, desc }) =>
      license === null ? [] : { number: license, subdivision: state, speciality: desc },
    ),
    raw: { number, enumeration_type, basic, taxonomies, other_names: other_names ?? [] },
  };
}

/** Look-up in the NPI Registry of the United States. */
export function nppesLookup(settings: SourceSettings, clock: Clock): HttpRegisterLookup {
  return new HttpRegisterLookup(adapter, settings, clock);
}
