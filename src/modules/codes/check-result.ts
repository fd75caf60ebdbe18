/** What came of one check of a registration. Each code with what it means. */
export const checkResults = {
  VERIFIED: 'The register shows the registration in force, of this person.',
  MISMATCH: 'The register shows something else under the number; `mismatches` says what.',
  NOT_FOUND: 'The register does not show the number.',
  FOUND_NOT_ENTITLED: 'The register shows the registration, and it entitles to nothing now.',
  SOURCE_UNAVAILABLE: 'No usable answer. Says nothing about the registration: earlier results stand until they expire.',
  FORMAT_INVALID: 'The number cannot be one of this body, so nobody was asked.',
} as const satisfies Record<string, string>;

export type CheckResult = keyof typeof checkResults;

/** What of a registration can differ from what the register shows. */
export const mismatchFields = {
  NUMBER: 'The number, or which of several entries under it is meant.',
  FAMILY_NAME: 'The family name.',
  GIVEN_NAMES: 'The given names.',
  SUBDIVISION: 'The state or province.',
} as const satisfies Record<string, string>;

export type MismatchField = keyof typeof mismatchFields;
