import type { TreatedCell } from '../../../../../src/modules/comparison/statistics/treated-cell.js';
import { cellOfRows } from './cell-of-rows.js';
import { seededRandom } from './seeded-random.js';

export type TreatedRow = Readonly<Record<string, string>> & { readonly group: string; readonly practitioner: string };

/** One cell for each group and practitioner of the rows. */
export function treatedCells(variables: readonly string[], rows: readonly TreatedRow[]): readonly TreatedCell[] {
  const cells = Map.groupBy(rows, ({ group, practitioner }) => `${group} ${practitioner}`);
  return [...cells.values()].map((own) => ({
    group: own[0]!.group,
    practitioner: own[0]!.practitioner,
    cell: cellOfRows(variables, own),
  }));
}

/**
 * Courses in groups by practitioners who have habits of their own, with covariates x and z and a response y. `crossed`
 * practitioners work in two groups, the others in one.
 */
export function treatedRows(settings: {
  readonly seed: number;
  readonly groups: number;
  readonly practitioners: number;
  readonly crossed?: number;
  readonly courses?: number;
  readonly groupSd?: number;
  readonly practitionerSd?: number;
}): readonly TreatedRow[] {
  const { seed, groups, practitioners, crossed = 0, courses = 5, groupSd = 1, practitionerSd = 1 } = settings;
  const random = seededRandom(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const ofGroups = Array.from({ length: groups }, () => groupSd * normal());
  return Array.from({ length: practitioners }, (_, practitioner) => {
    const own = practitionerSd * normal();
    return Array.from({ length: 1 + Math.floor(2 * courses * random()) }, (__, course): TreatedRow => {
      const group = (practitioner + (practitioner < crossed ? course % 2 : 0)) % groups;
      const x = normal() + 0.5 * own;
      const z = Math.floor(4 * random());
      const y = 30 + ofGroups[group]! + own + 0.8 * x - 0.3 * z + 1.5 * normal();
      return {
        group: `G${group}`,
        practitioner: `P${practitioner}`,
        x: x.toFixed(2),
        z: String(z),
        y: y.toFixed(2),
      };
    });
  }).flat();
}
