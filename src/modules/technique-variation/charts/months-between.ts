/** All months `YYYY-MM` from the first to the last of those named, in order; none of none. */
export function monthsBetween(named: readonly string[]): readonly string[] {
  const numbers = named.map((month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1);
  if (numbers.length === 0) return [];
  const first = numbers.reduce((low, number) => Math.min(low, number));
  const last = numbers.reduce((high, number) => Math.max(high, number));
  return Array.from({ length: last - first + 1 }, (_, place) => monthText(first + place));
}

function monthText(number: number): string {
  return `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;
}
