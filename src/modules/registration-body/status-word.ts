import type { RegistrationStatus } from '../codes/registration-status.js';
import type { RegistrationBody } from './registration-body.js';
import { wordKey } from './word-key.js';

/** The statuses that a register's words can stand for; the others are our own findings. */
export type StatusInRegister = Exclude<RegistrationStatus, 'UNVERIFIED' | 'NOT_FOUND' | 'UNKNOWN'>;

const ourFindings: readonly RegistrationStatus[] = ['UNVERIFIED', 'NOT_FOUND', 'UNKNOWN'];

export function isStatusInRegister(status: RegistrationStatus): status is StatusInRegister {
  return !ourFindings.includes(status);
}

/** A word or phrase of the register with the status that it stands for. */
export interface StatusWord {
  readonly word: string;
  readonly status: StatusInRegister;
}

/** Status words, each with what it stands for, in the order in which they are shown. */
export function statusWords(words: Readonly<Record<string, StatusInRegister>>): readonly StatusWord[] {
  return Object.entries(words).map(([word, status]) => ({ word, status }));
}

/**
 * The status that a register's words stand for. Words that are not known give UNKNOWN, which entitles to nothing, with a
 * problem that says so: a register that changed its words must never let anybody through.
 */
export function statusOf(
  body: RegistrationBody,
  words: string,
): { readonly status: StatusInRegister | 'UNKNOWN'; readonly problem: string | null } {
  const wanted = wordKey(words);
  const known = body.statusWords.find(({ word }) => wordKey(word) === wanted);
  if (known) return { status: known.status, problem: null };
  return {
    status: 'UNKNOWN',
    problem: wanted
      ? `"${words.trim()}" is no status of ${body.code} that is known here, and counts as not entitled.`
      : `The register states no status, which counts as not entitled.`,
  };
}
