/**
 * The value below which that share lies, straight between neighbours; null of nothing.
 * Type 7 of Hyndman & Fan (1996), Am. Stat. 50:361.
 */
export function quantile(values: readonly number[], share: number): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((left, right) => left - right);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)]!;
  return below + (sorted[Math.ceil(place)]! - below) * (place - Math.floor(place));
}
