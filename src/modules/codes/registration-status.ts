/** Where a professional registration stands, in words common to all registers. Each code with what it means. */
export const registrationStatuses = {
  UNVERIFIED: 'As entered: nobody has checked it against the register.',
  ACTIVE: 'Registered and entitled to practise.',
  CONDITIONAL: 'Registered, with conditions or undertakings on practice.',
  NOT_PRACTISING: 'Registered without the right to practise, as non-clinical or without a licence.',
  SUSPENDED: 'Suspended by the register.',
  LAPSED: 'Ended because it was not renewed, for fees or contact details.',
  REMOVED: 'Taken off the register, by the practitioner or by a decision.',
  NOT_FOUND: 'The register does not show the number.',
  UNKNOWN: 'The register uses a word that has no equivalent here; counts as not entitled.',
} as const satisfies Record<string, string>;

export type RegistrationStatus = keyof typeof registrationStatuses;
