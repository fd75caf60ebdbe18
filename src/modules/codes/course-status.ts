/** Where a course of treatment stands. Each code with what it means. */
export const courseStatuses = {
  PLANNED: 'Agreed with the patient, no session yet.',
  IN_PROGRESS: 'Under way.',
  COMPLETED: 'Ended as planned.',
  STOPPED: 'Ended before the planned sessions were done.',
} as const satisfies Record<string, string>;

export type CourseStatus = keyof typeof courseStatuses;
