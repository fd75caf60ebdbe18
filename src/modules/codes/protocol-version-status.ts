/** Where a protocol version stands. Each code with what it means. */
export const protocolVersionStatuses = {
  DRAFT: 'Being written: it may change and no course runs on it.',
  PUBLISHED: 'In force: courses run on it and it never changes again.',
  RETIRED: 'No new course starts on it; those that run on it keep it.',
} as const satisfies Record<string, string>;

export type ProtocolVersionStatus = keyof typeof protocolVersionStatuses;
