import { registrationStatuses, type RegistrationStatus } from '../codes/registration-status.js';
import type { RegisterCategory, RegistrationBody } from './registration-body.js';
import { wordKey } from './word-key.js';

/**
 * What a kind of registration lets its holder do in their own profession. Whether that profession may give mesotherapy is
 * for the law of the country and for the organization.
 */
export const practiceRights = {
  ALONE: 'On their own responsibility.',
  SUPERVISED: 'Only under a supervisor who is named.',
  BY_OWN_RULE: 'Only where the organization has decided so for this kind of registration.',
  NONE: 'Not with patients.',
} as const satisfies Record<string, string>;

export type PracticeRight = keyof typeof practiceRights;

/** What a registration permits, from its status and category alone: not from its dates, nor from the age of its check. */
export interface PracticeEntitlement {
  readonly right: PracticeRight;
  /** True when somebody must first read the conditions and find that they let the work be done. */
  readonly hasConditions: boolean;
  /** Why the right is less than ALONE; empty when it is not. */
  readonly reasons: readonly string[];
}

/** What a registration with this body permits. Anything that is not known permits nothing. */
export function entitlementOf(
  body: RegistrationBody,
  { status, category }: { readonly status: RegistrationStatus; readonly category: string | null },
): PracticeEntitlement {
  const denied = (reason: string) => ({ right: 'NONE', hasConditions: false, reasons: [reason] }) as const;
  if (!body.isLicence)
    return denied(`A number of ${body.name} (${body.code}) identifies; it is not a licence to practise.`);
  if (status !== 'ACTIVE' && status !== 'CONDITIONAL') return denied(registrationStatuses[status]);
  const hasConditions = status === 'CONDITIONAL';
  if (body.categories.length === 0) return { right: 'ALONE', hasConditions, reasons: [] };
  if (!category?.trim())
    return denied(`The category of registration is not recorded, and with ${body.code} it decides.`);
  const known = categoryOf(body, category);
  if (!known) return denied(`"${category.trim()}" is no category of ${body.code} that is known here.`);
  const reasons = known.right === 'ALONE' ? [] : [`${known.name}: ${practiceRights[known.right]}`];
  return { right: known.right, hasConditions, reasons };
}

/** The body's category that a text names, whatever its case and punctuation; null when there is none. */
export function categoryOf(body: RegistrationBody, text: string): RegisterCategory | null {
  const wanted = categoryKey(text);
  return body.categories.find(({ name }) => categoryKey(name) === wanted) ?? null;
}

/** Registers write `General`, `General registration` and `General scope of practice` for the same thing. */
export function categoryKey(text: string): string {
  return wordKey(text).replace(/ (registration|scope of practice|practice)$/, '');
}
