import type { CheckResult, MismatchField } from '../codes/check-result.js';
import type { RegistrationStatus } from '../codes/registration-status.js';
import { compareNames } from '../register-lookup/name-match.js';
import {
  unavailableReasons,
  type RegisterEntry,
  type RegisterReading,
  type RegisterUnavailable,
} from '../register-lookup/register-lookup.js';
import { entitlementOf } from '../registration-body/practice-right.js';
import type { RegistrationBody } from '../registration-body/registration-body.js';
import { statusOf } from '../registration-body/status-word.js';
import { wordKey } from '../registration-body/word-key.js';
import { dayAfter } from './next-check.js';

/** What one check found out, in our words and in the register's. */
export interface CheckFinding {
  readonly result: CheckResult;
  readonly mismatches: readonly MismatchField[];
  /** Why the result is what it is, where the words do not say so themselves. */
  readonly explanation: string | null;
  /** What the register's word stands for; null where there was no word. */
  readonly status: RegistrationStatus | null;
  readonly statusInRegister: string | null;
  /** The first day (`YYYY-MM-DD`) on which the status held, as far as the register tells. */
  readonly statusSince: string | null;
  readonly category: string | null;
  readonly subdivision: string | null;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  /** The register's own words. */
  readonly words: Readonly<Record<string, unknown>>;
}

/** A registration as it was stated, with whom it should belong to. */
export interface StatedRegistration {
  readonly body: RegistrationBody;
  /** Normalised by its body. */
  readonly number: string;
  readonly practitionerName: string;
  readonly subdivision: string | null;
  readonly category: string | null;
}

const nothing = {
  mismatches: [],
  explanation: null,
  status: null,
  statusInRegister: null,
  statusSince: null,
  category: null,
  subdivision: null,
  validFrom: null,
  validUntil: null,
  words: {},
} as const satisfies Partial<CheckFinding>;

/** The number cannot be one of the body. */
export function formatInvalid(problem: string): CheckFinding {
  return { ...nothing, result: 'FORMAT_INVALID', explanation: problem };
}

/** Silence is never a yes, and never a no. */
function unavailable({ reason, detail }: RegisterUnavailable): CheckFinding {
  return {
    ...nothing,
    result: 'SOURCE_UNAVAILABLE',
    explanation: unavailableReasons[reason] + (detail === null ? '' : ` (${detail})`),
    words: { reason, detail },
  };
}

/**
 * What an answer says about a registration on the day of the check. Several entries under one number that cannot be told
 * apart are a mismatch of the number: somebody has to look.
 */
export function findingOf(
  stated: StatedRegistration,
  answer: RegisterReading | RegisterUnavailable,
  day: string,
  statusSince: string | null = null,
): CheckFinding {
  switch (answer.outcome) {
    case 'SOURCE_UNAVAILABLE':
      return unavailable(answer);
    case 'NOT_FOUND':
      return {
        ...nothing,
        result: 'NOT_FOUND',
        status: 'NOT_FOUND',
        statusInRegister: answer.words,
        statusSince,
        words: answer.words === null ? {} : { answer: answer.words },
      };
    case 'AMBIGUOUS':
      return {
        ...nothing,
        result: 'MISMATCH',
        mismatches: ['NUMBER'],
        explanation: `${answer.entries.length} entries stand under the number, and which one is meant cannot be told.`,
        words: { entries: answer.entries.map(({ raw }) => raw) },
      };
    case 'FOUND':
      return foundEntry(stated, answer.entry, answer.furtherEntries, day, statusSince);
  }
}

function foundEntry(
  stated: StatedRegistration,
  entry: RegisterEntry,
  furtherEntries: readonly RegisterEntry[],
  day: string,
  statusSince: string | null,
): CheckFinding {
  const { body } = stated;
  const { status, problem } = statusOf(body, entry.statusWord);
  // A register may show one person's suspension beside an entry that still reads as active.
  const suspended = furtherEntries.find(({ statusWord }) => statusOf(body, statusWord).status === 'SUSPENDED');
  const word = suspended ?? entry;
  const category = entry.category ?? stated.category;
  const found = {
    ...nothing,
    status: suspended ? ('SUSPENDED' as const) : status,
    statusInRegister: word.statusWord,
    statusSince: statusSince ?? endedSince(status, entry.validUntil),
    category,
    subdivision: entry.subdivision,
    validFrom: entry.validFrom,
    validUntil: entry.validUntil,
    words: { ...entry.raw, ...(furtherEntries.length > 0 && { furtherEntries: furtherEntries.map(({ raw }) => raw) }) },
  };
  const mismatches = mismatchesOf(stated, entry);
  if (mismatches.length > 0) return { ...found, result: 'MISMATCH', mismatches };
  const refusal = suspended
    ? `A further entry under the number says "${suspended.statusWord}".`
    : (problem ?? whyNotEntitled(body, { ...found, category }, day));
  return { ...found, result: refusal === null ? 'VERIFIED' : 'FOUND_NOT_ENTITLED', explanation: refusal };
}

/** What was not renewed ended with its period. */
function endedSince(status: RegistrationStatus, validUntil: string | null): string | null {
  return status === 'LAPSED' && validUntil !== null ? dayAfter(validUntil, 1) : null;
}

/** Null where the entry is in force. That a number is no licence is for the gate to say: the number itself is right. */
function whyNotEntitled(
  body: RegistrationBody,
  found: Pick<CheckFinding, 'status' | 'category' | 'validFrom' | 'validUntil'>,
  day: string,
): string | null {
  const status = found.status ?? 'UNKNOWN';
  if (status !== 'ACTIVE' && status !== 'CONDITIONAL')
    return entitlementOf({ ...body, isLicence: true }, { status, category: null }).reasons[0]!;
  if (found.validUntil !== null && found.validUntil < day) return `It ended on ${found.validUntil}.`;
  if (found.validFrom !== null && found.validFrom > day) return `It begins on ${found.validFrom}.`;
  return null;
}

function mismatchesOf(
  { number, practitionerName, subdivision, body }: StatedRegistration,
  entry: RegisterEntry,
): readonly MismatchField[] {
  const printed = body.checkNumber(entry.number.toUpperCase()).normalized ?? entry.number;
  const match = compareNames(practitionerName, entry);
  const isElsewhere =
    subdivision !== null && entry.subdivision !== null && wordKey(subdivision) !== wordKey(entry.subdivision);
  return [
    ...(printed === number ? [] : (['NUMBER'] as const)),
    ...(match.match === 'MISMATCH' ? match.fields : []),
    ...(isElsewhere ? (['SUBDIVISION'] as const) : []),
  ];
}
