/** Why a session departed from its protocol. Each code with what it means. */
export const deviationReasonKinds = {
  CLINICAL_INDICATION: 'The patient needed it otherwise: skin, anatomy, pain, an earlier reaction.',
  PATIENT_WISH: 'The patient asked for it.',
  SUPPLY: 'A substance, needle or device was not to be had.',
  HABIT: "The practitioner's own way, which no approved variation states yet.",
  RECORDING_ERROR: 'It was done as the protocol asks and recorded wrongly; correct the record as well.',
  OTHER: 'Another reason, told in the note.',
} as const satisfies Record<string, string>;

export type DeviationReasonKind = keyof typeof deviationReasonKinds;
