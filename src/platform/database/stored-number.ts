/** A number as it is stored in a `numeric` column: the shortest decimal that reads back as the same number. */
export function storedNumber(value: number | null | undefined): string | null {
  return value == null ? null : String(value);
}

/** The number that a `numeric` column's text stands for. */
export function numberOf(stored: string | null | undefined): number | null {
  return stored == null ? null : Number(stored);
}
