import { decimalText, meanOf, shareOf } from './fixed-point.js';
import type { ParameterTotals, Total, UnitTotals } from './technique-unit.js';

/** The sums of `technique_cell` by column, each with the decimals that it is held with. */
export const cellColumns = [
  ['sessions', 0],
  ['recorded', 0],
  ['following', 0],
  ['declared', 0],
  ['indicated', 0],
  ['planned', 0],
  ['coverage', 12],
  ['courses', 0],
  ['compared', 0],
  ['distance', 12],
  ['distance_squares', 24],
] as const;

/** The same of `technique_parameter_cell`. */
export const parameterCellColumns = [
  ['sessions', 0],
  ['outside', 0],
  ['courses', 0],
  ['compared', 0],
  ['share', 12],
  ['amount', 12],
  ['amount_squares', 24],
  ['distance', 12],
  ['distance_squares', 24],
  ['departure', 12],
  ['departure_squares', 24],
  ['departed', 0],
] as const;

export type SumColumns = typeof cellColumns | typeof parameterCellColumns;

/** The sums of a cell in the order of its columns, in units of their last decimal. */
export type CellSums = readonly bigint[];

/** What a unit adds: to its cell, and by `parameter` and `category` (empty for the parameter itself) joined by a tab. */
export interface Contribution {
  readonly cell: CellSums;
  readonly parameters: readonly (readonly [key: string, sums: CellSums])[];
}

/**
 * What a unit adds: it counts once, with the means over its sessions. Means are rounded to twelve decimals, so that a sum
 * over units is exact and what is taken out is what was added.
 */
export function contributionOf(unit: UnitTotals): Contribution {
  const parameters: (readonly [string, CellSums])[] = [];
  for (const [parameter, totals] of Object.entries(unit.parameters)) {
    parameters.push([`${parameter}\t`, parameterSums(totals, 0n)]);
    for (const [category, ofCategory] of Object.entries(totals.categories ?? {})) {
      const share = shareOf(ofCategory.sessions, totals.sessions);
      parameters.push([`${parameter}\t${category}`, parameterSums(ofCategory, share)]);
    }
  }
  const { sessions, recorded, following, declared, indicated } = unit;
  const [planned, coverage] = unit.coverage ?? [0, '0'];
  return {
    cell: [
      ...[sessions, recorded, following, declared, indicated, planned].map(BigInt),
      BigInt(coverage),
      1n,
      ...countAndSquares(unit.distance),
    ],
    parameters,
  };
}

/** The sums with others added so many times. */
export function plus(sums: CellSums | undefined, others: CellSums, times: 1n | -1n): CellSums {
  return others.map((other, index) => (sums?.[index] ?? 0n) + times * other);
}

/** The sums as a row for the database; null when adding it would change nothing. */
export function rowOf(columns: SumColumns, sums: CellSums): Readonly<Record<string, string>> | null {
  if (sums.every((sum) => sum === 0n)) return null;
  return Object.fromEntries(
    columns.map(([column, places], index) => [
      column,
      places === 0 ? String(sums[index]) : decimalText(sums[index]!, places),
    ]),
  );
}

function parameterSums({ sessions, outside, amount, distance, departure }: ParameterTotals, share: bigint): CellSums {
  const [compared, distances, distanceSquares] = countAndSquares(distance);
  const [, amounts, amountSquares] = countAndSquares(amount);
  const [departed, departures, departureSquares] = countAndSquares(departure);
  return [
    BigInt(sessions),
    BigInt(outside),
    1n,
    compared,
    share,
    amounts,
    amountSquares,
    distances,
    distanceSquares,
    departures,
    departureSquares,
    departed,
  ];
}

/** Whether there is a mean, the mean, and its square. */
function countAndSquares(total: Total | undefined): readonly [count: bigint, mean: bigint, square: bigint] {
  if (!total) return [0n, 0n, 0n];
  const mean = meanOf(BigInt(total[1]), total[0]);
  return [1n, mean, mean * mean];
}
