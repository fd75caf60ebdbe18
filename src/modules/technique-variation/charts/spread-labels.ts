/**
 * Where labels stand beside the points that they name, in the points' order: as near as can be, at least `apart` from each other,
 * within 0 and `height`. Where there is no room for all, they stand closer.
 */
export function spreadLabels(points: readonly number[], apart: number, height: number): readonly number[] {
  const gap = Math.min(apart, height / Math.max(1, points.length - 1));
  const order = points.map((_, place) => place).sort((left, right) => points[left]! - points[right]!);
  const placed = Array.from<number>({ length: points.length });
  let last = -gap;
  for (const place of order) {
    last = Math.max(points[place]!, last + gap);
    placed[place] = last;
  }
  let next = height + gap;
  for (const place of order.toReversed()) {
    next = Math.min(placed[place]!, next - gap);
    placed[place] = next;
  }
  return placed;
}
