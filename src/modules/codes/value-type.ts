/** What kind of number a measure yields: it chooses the statistic. Each code with what it means. */
export const valueTypes = {
  CONTINUOUS: 'A quantity on a scale with equal steps, such as centimetres: means and differences are told.',
  COUNT: 'A whole number of things counted, such as hairs in a field.',
  ORDINAL: 'Ordered grades whose steps need not be equal: shares of each grade are told, not a mean of codes.',
  BINARY: 'Yes (1) or no (0): shares are told.',
} as const satisfies Record<string, string>;

export type ValueType = keyof typeof valueTypes;
