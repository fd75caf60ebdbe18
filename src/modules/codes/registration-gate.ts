/** What an organization does about a practitioner who may not see patients. Each code with what it means. */
export const registrationGates = {
  ENFORCED: 'Nobody starts a course or is cleared to treat without a valid registration.',
  ADVISORY: 'Courses start all the same, and a clearance asks for a review; sessions are flagged as ever.',
} as const satisfies Record<string, string>;

export type RegistrationGate = keyof typeof registrationGates;
