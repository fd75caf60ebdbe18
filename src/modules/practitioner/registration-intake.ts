import { isOwnCode, ownCodeRule } from '../codes/own-code.js';
import { checkRegistrationNumber } from '../registration-body/number-check.js';
import type { RegistrationBody } from '../registration-body/registration-body.js';
import { UNKNOWN_COUNTRY } from '../registration-body/unknown-body.js';

/** A registration as somebody types it. */
export interface TypedRegistration {
  readonly number: string;
  readonly subdivision?: string | null;
  readonly category?: string | null;
  readonly validFrom?: string | null;
  readonly validUntil?: string | null;
}

/** A registration as it is stored. */
export interface StoredRegistration {
  readonly body: string;
  readonly number: string;
  readonly subdivision: string | null;
  readonly category: string | null;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
}

/** What is wrong with one of the fields. */
export interface IntakeProblem {
  readonly field: keyof TypedRegistration | 'body';
  readonly message: string;
}

/** The number as the body prints it. One that cannot be its number stays as typed, with the problem. */
export function normalizedNumber(
  body: RegistrationBody,
  typed: string,
): { readonly number: string; readonly problem: string | null; readonly warnings: readonly string[] } {
  const number = typed.trim();
  // Nothing is known of how the body writes its numbers.
  if (body.country === UNKNOWN_COUNTRY) {
    const problem = isOwnCode(number) ? null : `A registration's number ${ownCodeRule}`;
    return {
      number,
      problem,
      warnings: [`Nothing is known of ${body.code}: define it by \`defineRegistrationBody\`.`],
    };
  }
  const { normalized, problem, warnings } = checkRegistrationNumber(body, typed);
  return { number: normalized ?? number, problem, warnings };
}

/** A typed registration as it is stored, with all that is certainly wrong with it. */
export function readRegistration(
  body: RegistrationBody,
  typed: TypedRegistration,
): {
  readonly stored: StoredRegistration;
  readonly problems: readonly IntakeProblem[];
  readonly warnings: readonly string[];
} {
  const { number, problem, warnings } = normalizedNumber(body, typed.number);
  const problems: IntakeProblem[] = [];
  if (!isOwnCode(body.code))
    problems.push({ field: 'body', message: `Name the body, such as HPCSA: its code ${ownCodeRule}` });
  if (problem !== null) problems.push({ field: 'number', message: problem });
  const { validFrom = null, validUntil = null } = typed;
  if (validFrom !== null && validUntil !== null && validUntil < validFrom) {
    problems.push({ field: 'validUntil', message: 'It ends before it begins.' });
  }
  const stored = {
    body: body.code,
    number,
    subdivision: typed.subdivision?.trim() || null,
    category: typed.category?.trim() || null,
    validFrom,
    validUntil,
  };
  return { stored, problems, warnings };
}
