import { counted, distanceText, groupsText, personText } from './chart-words.js';
import type { DriftShown, LineShown } from './drift-shown.js';
import type { PractitionersShown } from './practitioners-shown.js';

/** A difference of two monthly means that is worth a word. */
const SMALLEST_CHANGE = 0.05;
const MOST_NAMED = 5;

/** What the drift chart shows, in words: how many came nearer or moved away, and whose distance changed most. */
export function describeDrift({ months, lines }: DriftShown, shown: PractitionersShown): string {
  const changes = lines.flatMap(changeOf);
  const away = changes.filter(({ change }) => change >= SMALLEST_CHANGE).length;
  const nearer = changes.filter(({ change }) => change <= -SMALLEST_CHANGE).length;
  const largest = new Set(
    changes
      .filter(({ change }) => Math.abs(change) >= SMALLEST_CHANGE)
      .toSorted((left, right) => Math.abs(right.change) - Math.abs(left.change))
      .slice(0, MOST_NAMED),
  );
  // Named in the picture's order: by school and code, which is no ranking.
  const named = changes.filter((change) => largest.has(change)).map(({ text }) => text);
  return [
    `Lines of the mean distance from the protocol by month, from ${months[0]} to ${months.at(-1)}.`,
    groupsText(shown),
    `From the first to the last month of each practitioner, ${away} of ${counted(changes.length, 'line')} moved away from the ` +
      `protocol by ${distanceText(SMALLEST_CHANGE)} or more and ${nearer} came nearer.`,
    named.length > 0 ? `Largest changes: ${named.join('; ')}.` : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function changeOf({ practitioner, points }: LineShown) {
  const recorded = points.flatMap(({ distance }) => (distance === null ? [] : [distance]));
  if (recorded.length < 2) return [];
  const [first, last] = [recorded[0]!, recorded.at(-1)!];
  return [
    {
      change: last - first,
      text: `${personText(practitioner)} from ${distanceText(first)} to ${distanceText(last)}`,
    },
  ];
}
