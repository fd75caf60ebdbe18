import { monthsBetween } from './months-between.js';
import type { PractitionerShown, PractitionersShown } from './practitioners-shown.js';
import { quantile } from './quantile.js';
import type { PractitionerFigures } from './technique-figures-shown.js';

export interface LineShown {
  readonly practitioner: PractitionerShown;
  readonly placeInSchool: number;
  /** Every month of the chart, null where nothing was recorded. */
  readonly points: readonly { readonly month: string; readonly distance: number | null }[];
}

/** What the drift chart draws. */
export interface DriftShown {
  readonly months: readonly string[];
  readonly lines: readonly LineShown[];
  /** The middle half of all practitioners in a month, of those also whom the picture has no room for. */
  readonly peers: readonly { readonly month: string; readonly low: number; readonly high: number }[];
  /** The upper end of the axis, the same for all panels. */
  readonly top: number;
  readonly hasHighlighted: boolean;
}

/** Of fewer practitioners a middle half says nothing. */
const FEWEST_PEERS = 4;

export function driftShown(
  { practitioners, schools }: PractitionersShown,
  all: readonly PractitionerFigures[],
): DriftShown {
  const months = monthsBetween(
    all.flatMap(({ drift }) => drift.flatMap(({ month, distance }) => (distance === null ? [] : [month]))),
  );
  const lines = schools.flatMap((school) =>
    practitioners
      .filter((practitioner) => practitioner.school === school)
      .map((practitioner, placeInSchool) => ({ practitioner, placeInSchool, points: pointsOf(practitioner, months) })),
  );
  const peers = months.flatMap((month) => {
    const distances = all.flatMap(({ drift }) => drift.find((point) => point.month === month)?.distance ?? []);
    if (distances.length < FEWEST_PEERS) return [];
    return [{ month, low: quantile(distances, 0.25)!, high: quantile(distances, 0.75)! }];
  });
  const highest = Math.max(
    0,
    ...lines.flatMap(({ points }) => points.map(({ distance }) => distance ?? 0)),
    ...peers.map(({ high }) => high),
  );
  return {
    months,
    lines,
    peers,
    // A tenth above the highest point, and never so narrow that noise looks like a change.
    top: Math.max(0.2, Math.ceil(highest * 11) / 10),
    hasHighlighted: practitioners.some(({ isHighlighted }) => isHighlighted),
  };
}

function pointsOf({ figures }: PractitionerShown, months: readonly string[]) {
  return months.map((month) => ({
    month,
    distance: figures.drift.find((point) => point.month === month)?.distance ?? null,
  }));
}
