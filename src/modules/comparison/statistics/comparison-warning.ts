/** What a careful reader should know about a comparison: a stable code for programs, its meaning for people. */
export const comparisonWarnings = {
  NOT_ADJUSTED:
    'The groups are compared as they are. Their patients may differ: adjust for what was known at the start (`adjustFor`).',
  FOLLOW_UP_BIAS:
    'Too many follow-ups are missing, or more in some groups than in others. Patients who stay away may fare differently: draw no verdict, and complete the follow-up first.',
  INCOMPLETE_COVARIATES:
    'More than one course in ten lacks a covariate and is left out. Record the covariates, or adjust for fewer.',
  FEW_COURSES: 'Fewer than ten courses: mean and standard deviation are hardly reliable. Wait for more.',
  ONE_PRACTITIONER: 'One practitioner treated all courses of a branch: practitioner and branch cannot be told apart.',
  TREATED_BY_OTHERS: 'Some courses were treated mostly by somebody else than the practitioner they count for.',
  OUTSIDE_WINDOW: 'Some follow-ups were made outside the window of their timepoint; they count all the same.',
  REPEATED_PATIENTS:
    'Some patients have several courses here, so the courses are not independent and the intervals too narrow.',
  COVARIATE_CONSTANT: 'A covariate is the same for all courses analysed, so adjusting for it changes nothing.',
  COVARIATES_ENTANGLED: 'A covariate follows nearly from the others: its own coefficient is uncertain.',
  GROUPS_DIFFER: 'A group differs from all others in a covariate by more than half a standard deviation.',
  SLOPES_DIFFER: 'The covariates matter more in some groups than in others: no single difference tells it all.',
} as const;

export type ComparisonWarningCode = keyof typeof comparisonWarnings;

/** One warning, with a sentence that names what it is about. */
export interface ComparisonWarning {
  readonly code: ComparisonWarningCode;
  readonly message: string;
}
