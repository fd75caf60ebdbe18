/** What outcomes can be compared by. Each value's description is what an analyst reads. */
export const dimensions = {
  CLINIC: 'The clinic of the course.',
  REGION: "The clinic's region.",
  PRACTITIONER: 'The practitioner of the course, by code.',
  TRAINING: "The practitioner's school of training.",
  PROTOCOL: 'The protocol of the course, all versions together.',
  PROTOCOL_VERSION: 'The protocol version that the course runs on, as in `waist-slimming@2`.',
  TECHNIQUE: 'The injection technique of the first session.',
  DELIVERY: 'The delivery (by hand, by gun, …) of the first session.',
  INDICATION: 'The indication of the protocol.',
  SEX: "The patient's administrative sex.",
  AGE_BAND: "The patient's age at the start of the course, in tens of years, as in `40-49`.",
  QUARTER: 'The quarter of the year in which the course began, as in `2025-Q1`.',
} as const;

export type Dimension = keyof typeof dimensions;

/** The code of a group of courses of which the dimension is not recorded. */
export const NOT_RECORDED = 'NOT_RECORDED';

/** Orders group codes: numbers by their size, before all others, which go bytewise. */
export function compareCodes(a: string, b: string): number {
  const [x, y] = [numberIn(a), numberIn(b)];
  if (x !== null && y !== null && x !== y) return x - y;
  if ((x === null) !== (y === null)) return x === null ? 1 : -1;
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function numberIn(code: string): number | null {
  return /^\d+(\.\d+)?$/.test(code) ? Number(code) : null;
}
