/** The professions whose members may give or assist mesotherapy somewhere. Each code with what it means. */
export const professions = {
  MEDICAL_PRACTITIONER: 'Physician or surgeon.',
  DENTIST: 'Dentist or oral surgeon.',
  NURSE: 'Registered nurse or nurse practitioner.',
  PHYSICIAN_ASSISTANT: 'Physician assistant or associate, working under a physician.',
  CLINICAL_ASSOCIATE: 'Clinical associate, as registered in South Africa.',
  PHARMACIST: 'A pharmacist.',
  PHYSIOTHERAPIST: 'A physiotherapist.',
  OTHER: 'Another profession.',
} as const satisfies Record<string, string>;

export type Profession = keyof typeof professions;
