import { mergeCells } from './sufficient-statistics.js';
import type { ComparedGroup, SufficientStatistics } from './sufficient-statistics.js';

/** The courses of one practitioner in one group, such as a clinic. A practitioner may stand in several groups. */
export interface TreatedCell {
  readonly group: string;
  readonly practitioner: string;
  readonly cell: SufficientStatistics;
}

/**
 * One cell for each group and practitioner that have courses, by practitioner and group in bytewise order, so that nothing
 * depends on how the cells came.
 */
export function gatherCells(cells: readonly TreatedCell[]): readonly TreatedCell[] {
  const byPair = Map.groupBy(
    cells.filter(({ cell }) => cell.n > 0),
    ({ group, practitioner }) => JSON.stringify([practitioner, group]),
  );
  return [...byPair.values()]
    .map(([first, ...others]) => ({ ...first!, cell: mergeCells(first!.cell, ...others.map(({ cell }) => cell)) }))
    .toSorted((a, b) => compareKeys(a.practitioner, b.practitioner) || compareKeys(a.group, b.group));
}

/** The groups with all their practitioners' courses. */
export function groupCells(cells: readonly TreatedCell[]): readonly ComparedGroup[] {
  return [...Map.groupBy(cells, ({ group }) => group)].map(([key, [first, ...others]]) => ({
    key,
    cell: mergeCells(first!.cell, ...others.map(({ cell }) => cell)),
  }));
}

/** The distinct groups or practitioners, in bytewise order. */
export function keysOf(cells: readonly TreatedCell[], side: 'group' | 'practitioner'): readonly string[] {
  return [...new Set(cells.map((cell) => cell[side]))].toSorted(compareKeys);
}

/**
 * How many parts fall out of the picture that joins each practitioner to the groups where they treated. Practitioners less
 * parts is what the practitioners tell beyond the groups.
 */
export function connectedParts(cells: readonly Pick<TreatedCell, 'group' | 'practitioner'>[]): number {
  const parents = new Map<string, string>();
  const rootOf = (key: string): string => {
    const parent = parents.get(key) ?? key;
    if (parent === key) return key;
    const root = rootOf(parent);
    parents.set(key, root);
    return root;
  };
  for (const { group, practitioner } of cells) {
    const [one, other] = [rootOf(`group ${group}`), rootOf(`practitioner ${practitioner}`)];
    parents.set(one, one);
    parents.set(other, one);
  }
  return [...parents.keys()].filter((key) => rootOf(key) === key).length;
}

function compareKeys(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
