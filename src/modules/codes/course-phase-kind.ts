/** The stretches of a course of treatment. Each code with what it means. */
export const coursePhaseKinds = {
  INDUCTION: 'The sessions that bring the effect about.',
  MAINTENANCE: 'Sessions at longer intervals that keep it.',
} as const satisfies Record<string, string>;

export type CoursePhaseKind = keyof typeof coursePhaseKinds;
