/** Where two JSON values first differ, with both sides; null when they are equal. */
export function firstDifference(ours: unknown, theirs: unknown, path: string): string | null {
  if (isObject(ours) && isObject(theirs) && Array.isArray(ours) === Array.isArray(theirs)) {
    const names = new Set([...Object.keys(ours), ...Object.keys(theirs)]);
    for (const name of names) {
      const difference = firstDifference(ours[name], theirs[name], `${path}.${name}`);
      if (difference) return difference;
    }
    return null;
  }
  return Object.is(ours, theirs) ? null : `${path}\n  ours   ${shown(ours)}\n  theirs ${shown(theirs)}`;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, 500);
}
