/** Who assessed an outcome. Each code with what it means. */
export const assessorRoles = {
  PRACTITIONER: 'The practitioner who treats the patient.',
  OTHER_PRACTITIONER: 'A practitioner who does not treat this patient.',
  PATIENT: 'The patient, by a questionnaire or scale.',
  INDEPENDENT: 'An assessor from outside the clinic.',
  DEVICE: 'A device that reads without judgement, such as a scale.',
  OTHER: 'Somebody else.',
} as const satisfies Record<string, string>;

export type AssessorRole = keyof typeof assessorRoles;
