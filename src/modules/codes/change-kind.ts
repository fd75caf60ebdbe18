/** What became of one point from one version to another. Each code with what it means. */
export const changeKinds = {
  ADDED: 'Free or not planned before, asked for now.',
  REMOVED: 'Asked for before, free or not planned now.',
  CHANGED: 'Asked for before and now, in another way.',
} as const satisfies Record<string, string>;

export type ChangeKind = keyof typeof changeKinds;
