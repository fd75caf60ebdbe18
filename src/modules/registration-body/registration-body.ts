import type { Profession } from '../codes/profession.js';
import type { NumberCheck } from './number-check.js';
import type { PracticeRight } from './practice-right.js';
import type { LookupWay } from './lookup-way.js';
import type { Renewal } from './renewal.js';
import type { StatusWord } from './status-word.js';

/** A kind of registration that the body knows, and what it lets its holder do in their own profession. */
export interface RegisterCategory {
  /** In the body's words, without a closing "registration" or "scope of practice". */
  readonly name: string;
  readonly right: PracticeRight;
}

/**
 * A body that keeps a register of a profession: all that is known of it, in one place. Pure facts and functions; who asks
 * the register, and what came of it, is stored elsewhere.
 */
export interface RegistrationBody {
  /** As practitioners' registrations name it, in capitals: `HPCSA`. */
  readonly code: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Those of its members who are told apart here; `OTHER` for the rest. */
  readonly professions: readonly Profession[];
  /** False where the number identifies and permits nothing, as an NPI does. */
  readonly isLicence: boolean;
  /** The states or provinces in which it gives its licences; none where one registration holds in the whole country. */
  readonly subdivisions: readonly string[];

  /** In words, for whoever types a number. */
  readonly numberFormat: string;
  /** A number of the right form, as an example; whoever may hold it is not meant. */
  readonly numberExample: string;
  readonly hasCheckDigit: boolean;
  /** Checks a tidied text; see `checkRegistrationNumber` for what people type. */
  readonly checkNumber: (tidied: string) => NumberCheck;

  /** None where the body has no kinds, or none that matter here. */
  readonly categories: readonly RegisterCategory[];
  readonly statusWords: readonly StatusWord[];

  /** Which days the register falls due on for everybody; none where each person has their own, or there is no such day. */
  readonly renewals: readonly Renewal[];
  /** When registrations fall due, in words. */
  readonly renewalRule: string;

  readonly lookup: LookupWay;
  /** What could not be learned, for whoever relies on the rest. */
  readonly notKnown: readonly string[];
}
