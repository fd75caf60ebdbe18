import { registrationStatuses, type RegistrationStatus } from '../codes/registration-status.js';
import type { RegistrationBody } from './registration-body.js';
import { isStatusInRegister, type StatusWord } from './status-word.js';

/** A decision such as `MDCN:Licensed=ACTIVE`, taken apart; null for a text that is none. */
export function readStatusWord(text: string): (StatusWord & { readonly body: string }) | null {
  const [, body, word, status] = /^([^:]+):(.+)=([A-Z_]+)$/.exec(text) ?? [];
  if (!body?.trim() || !word?.trim() || !status || !(status in registrationStatuses)) return null;
  const meant = status as RegistrationStatus;
  return isStatusInRegister(meant) ? { body: body.trim().toUpperCase(), word: word.trim(), status: meant } : null;
}

/** The body with the words that an organization has decided to understand. Those that are known already stay as they are. */
export function withOrganizationWords(body: RegistrationBody, decisions: readonly string[]): RegistrationBody {
  const words = decisions
    .map(readStatusWord)
    .filter((decision) => decision !== null)
    .filter((decision) => decision.body === body.code);
  if (words.length === 0) return body;
  return { ...body, statusWords: [...body.statusWords, ...words.map(({ word, status }) => ({ word, status }))] };
}
