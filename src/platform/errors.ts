/** Codes of errors that leave as GraphQL errors. Clients may branch on them, so they never change their meaning. */
export type ErrorCode =
  'BAD_USER_INPUT' | 'CONFLICT' | 'FORBIDDEN' | 'NOT_FOUND' | 'OVERLOADED' | 'QUERY_TOO_COSTLY' | 'UNAUTHENTICATED';

/** An error whose message may be shown to whoever asks. Everything else is masked by the error gate. */
export class DomainError extends Error {
  readonly code: ErrorCode;
  /** Facts for the client beside the code, such as the fields that were refused. Never a patient's value. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = 'DomainError';
    this.code = code;
    this.details = details;
  }
}

/** Why a mutation was refused; a stable code for programs, a sentence for people. */
export const userErrorCodes = {
  INVALID: 'The value is not acceptable; the message says why.',
  NOT_FOUND: 'What the id or code names does not exist, or is not yours.',
  TAKEN: 'The code or reference is already in use in the organization.',
  STALE: 'Somebody changed the record since it was read: read it again and repeat the change.',
  NOT_DRAFT: 'Only a draft can be changed or published.',
  NOT_PUBLISHED: 'A course runs on a published protocol version.',
  ALREADY_CORRECTED: 'The record was corrected before: correct its newest form.',
  ALREADY_REVOKED: 'The key was revoked before.',
  OUT_OF_RANGE: 'The value lies outside what the measure or parameter allows.',
  FORBIDDEN_CLINIC: 'The clinic is not one of yours.',
  PRACTITIONER_NOT_REGISTERED: 'The practitioner may not see patients there on that day; the message says why.',
  LOOKUP_UNAVAILABLE: 'The register cannot be asked from here: record what a person saw.',
  SAME_PERSON: 'A second person has to confirm, with a key of their own.',
  ROLLED_BACK: 'Nothing was stored, because another mutation of the same operation was refused.',
} as const;

export type UserErrorCode = keyof typeof userErrorCodes;

/** One expected refusal: data in a payload, never a GraphQL error. `path` starts below `input`. */
export interface UserError {
  readonly code: UserErrorCode;
  readonly message: string;
  readonly path: readonly string[];
}

/** Thrown by services when a mutation is refused for reasons that its caller can mend. Nothing is stored. */
export class Refusal extends Error {
  readonly userErrors: readonly UserError[];

  constructor(...userErrors: readonly UserError[]) {
    super(userErrors.map(({ message }) => message).join(' '));
    this.name = 'Refusal';
    this.userErrors = userErrors;
  }
}

/** A refusal with one reason. */
export function refusal(code: UserErrorCode, path: readonly string[], message: string): Refusal {
  return new Refusal({ code, message, path });
}
