/** Why a figure is null: a stable code for programs, a sentence for people. */
export const undefinedReasons = {
  N_LT_1: 'No course with this outcome was recorded.',
  N_LT_2: 'A single course shows no spread: at least two are needed.',
  ZERO_VARIANCE: 'All values are equal, which speaks of rounding, not of certainty.',
  DF_LT_1: 'There are too few courses for the number of groups and covariates.',
  K_LT_2: 'A comparison needs at least two groups.',
  NO_REFERENCE: 'There is nothing to compare with.',
  NO_COVARIATE: 'Nothing was adjusted for.',
  COLLINEAR: 'The covariates cannot be told apart from each other or from the groups.',
  NO_OVERLAP: 'Too many patients here are unlike those of all other groups for an adjusted figure.',
  SUPPRESSED: 'Withheld, because too few patients stand behind it.',
  NOT_NUMERIC: 'The measure is ordinal or binary: its codes have no mean. Read the responder shares.',
  NONE_DUE: 'No follow-up is due yet.',
  NO_RULE: 'The measure has no minimal important difference: say with `responder` what counts as a response.',
  ALIASED: 'What is asked for cannot be told apart from who treated: no practitioner links the two sides.',
  NO_WITHIN_VARIATION: 'Each practitioner does nearly always the same, so nothing can be learned within practitioners.',
  NOT_CONVERGED: 'The search for the estimate did not settle.',
} as const;

export type UndefinedReason = keyof typeof undefinedReasons;

/** Says of one figure why it is null. */
export interface FigureNote {
  /** The field's name, such as `standardError`. */
  readonly figure: string;
  readonly code: UndefinedReason;
  /** A sentence for somebody who manages a clinic. */
  readonly message: string;
}

/** The note for a figure, with the reason's general sentence unless there is a more telling one. */
export function figureNote(
  figure: string,
  code: UndefinedReason,
  message: string = undefinedReasons[code],
): FigureNote {
  return { figure, code, message };
}
