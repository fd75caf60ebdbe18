import { shortened } from '../../../platform/charts/text-width.js';
import { counted } from './chart-words.js';
import { schoolGroups, schoolName } from './names-shown.js';
import type { PractitionerFigures } from './technique-figures-shown.js';

/** A practitioner as a row or a line of a chart. */
export interface PractitionerShown {
  /** Tells rows apart where codes are withheld. */
  readonly key: string;
  /** The code as written, empty where it is withheld. */
  readonly label: string;
  readonly school: string;
  readonly isHighlighted: boolean;
  readonly figures: PractitionerFigures;
}

export interface PractitionersShown {
  /** By school, then code: never by a figure, which would make a ranking of the picture. */
  readonly practitioners: readonly PractitionerShown[];
  /** The schools that occur, in order. */
  readonly schools: readonly string[];
  /** What is left out, as a sentence for the chart; null when nobody is. */
  readonly remark: string | null;
}

const LONGEST_CODE = 24;

/**
 * The practitioners that one picture has room for: those with most courses, and in any case the highlighted one.
 *
 * @param highlight - The code of the practitioner to set off from the others.
 */
export function practitionersShown(
  all: readonly PractitionerFigures[],
  most: number,
  highlight?: string,
): PractitionersShown {
  const isHighlighted = ({ code }: PractitionerFigures) => code !== null && code === highlight;
  const byCourses = all.toSorted(
    (left, right) =>
      Number(isHighlighted(right)) - Number(isHighlighted(left)) || right.courses - left.courses || byCode(left, right),
  );
  const chosen = new Set(byCourses.slice(0, most));
  const practitioners = all
    .filter((practitioner) => chosen.has(practitioner))
    .toSorted((left, right) => placeOf(left) - placeOf(right) || byCode(left, right))
    .map((figures, place) => ({
      key: `practitioner ${place}`,
      label: figures.code === null ? '' : shortened(figures.code, LONGEST_CODE),
      school: schoolName(figures.school),
      isHighlighted: isHighlighted(figures),
      figures,
    }));
  const occurring = new Set(practitioners.map(({ school }) => school));
  return {
    practitioners,
    schools: schoolGroups.filter((school) => occurring.has(school)),
    remark: remarkOn(
      practitioners.length,
      all.length,
      practitioners.some((shown) => shown.isHighlighted),
    ),
  };
}

function remarkOn(shown: number, all: number, hasHighlighted: boolean): string | null {
  if (shown === all) return null;
  const marked = hasHighlighted ? ', the highlighted one in any case' : '';
  return `Shown: the ${counted(shown, 'practitioner')} with most courses of ${all}${marked}.`;
}

function placeOf({ school }: PractitionerFigures): number {
  return schoolGroups.indexOf(schoolName(school));
}

/** As people sort: P2 before P10. Withheld codes stay as they stand. */
function byCode({ code: left }: PractitionerFigures, { code: right }: PractitionerFigures): number {
  return collator.compare(left ?? '', right ?? '');
}

const collator = new Intl.Collator('en', { numeric: true });
