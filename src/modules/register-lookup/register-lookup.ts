/** Why a register gave no usable answer. Each code with what it means. */
export const unavailableReasons = {
  SWITCHED_OFF: 'The look-up is switched off, or waits for the permission of the body.',
  TIMEOUT: 'No whole answer within the time allowed.',
  CONNECTION: 'The connection could not be made, or was cut.',
  HTTP_STATUS: 'The source answered with an HTTP status other than 200.',
  REDIRECTED: 'The source sent us elsewhere; look-ups follow nobody.',
  TOO_LARGE: 'The answer was larger than any honest one.',
  NOT_JSON: 'The answer was no JSON object, such as a page about maintenance.',
  CHANGED_SHAPE: 'The answer lacks what we rely on: the source has changed.',
  SOURCE_ERROR: 'The source answered with an error of its own.',
  INCOMPLETE: 'The source sent a part of its matches, and the number asked for was not among them.',
  BREAKER_OPEN: 'The source failed several times in a row and is left in peace for a while.',
  RATE_LIMIT: 'Our own limit for requests to this source is reached.',
} as const satisfies Record<string, string>;

export type UnavailableReason = keyof typeof unavailableReasons;

/**
 * What a register is asked. Names are not part of it: a register that filters by name would answer "nobody" where
 * it could have said "somebody else", and it need not learn whom a clinic employs.
 */
export interface RegisterQuestion {
  /** Normalised by its body. */
  readonly number: string;
  /** The category of practice that the clinic knows; chooses between several rows under the one number. */
  readonly category: string | null;
}

/** A person's names as a register prints them; null where it does not. */
export interface RegisterName {
  readonly familyName: string | null;
  readonly givenNames: string | null;
}

/** A licence that a register mentions but does not vouch for. */
export interface MentionedLicence {
  readonly number: string;
  /** State or province, as the register codes it. */
  readonly subdivision: string | null;
  readonly speciality: string | null;
}

/** One row of a register. Words and names are the register's own, trimmed and otherwise untouched. */
export interface RegisterEntry extends RegisterName {
  readonly number: string;
  readonly statusWord: string;
  readonly category: string | null;
  /** State or province for which the registration holds; null when it holds for the whole country. */
  readonly subdivision: string | null;
  /** `YYYY-MM-DD`. */
  readonly validFrom: string | null;
  /** `YYYY-MM-DD`. */
  readonly validUntil: string | null;
  readonly specialities: readonly string[];
  readonly mentionedLicences: readonly MentionedLicence[];
  /** The part of the answer this row was read from, to be kept with the check. */
  readonly raw: Readonly<Record<string, unknown>>;
}

/** What an answer says, before it is stamped with source and time. */
export type RegisterReading =
  | {
      readonly outcome: 'FOUND';
      readonly entry: RegisterEntry;
      /** Further rows of the same person under the same number. Their words may speak against the first. */
      readonly furtherEntries: readonly RegisterEntry[];
    }
  /** `words` is what the register said about the absence, if anything. */
  | { readonly outcome: 'NOT_FOUND'; readonly words: string | null }
  | { readonly outcome: 'AMBIGUOUS'; readonly entries: readonly RegisterEntry[] };

interface Stamp {
  /** Host and path asked, without what was asked. */
  readonly source: string;
  /** When the source itself answered or failed; earlier than now when the answer was remembered. */
  readonly askedAt: Date;
}

export interface RegisterUnavailable extends Stamp {
  readonly outcome: 'SOURCE_UNAVAILABLE';
  readonly reason: UnavailableReason;
  /** What is known besides: an HTTP status, a network error's code, the field that is missing, the source's words. */
  readonly detail: string | null;
  /** Milliseconds after which asking again makes sense, when that is known. */
  readonly retryAfterMs: number | null;
}

export type RegisterAnswer = (RegisterReading & Stamp) | RegisterUnavailable;

/** A register that can be asked over the network. */
export interface RegisterLookup {
  /** Code of the registration body. */
  readonly bodyCode: string;
  /** False for a directory of identities: to be found there permits no treatment, whatever its status word. */
  readonly grantsPractice: boolean;
  readonly isSwitchedOn: boolean;
  /** Never rejects for what a source does, and never takes silence for a yes. */
  ask(question: RegisterQuestion): Promise<RegisterAnswer>;
}
