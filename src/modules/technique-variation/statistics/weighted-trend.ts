import { tTwoSided } from '../../comparison/statistics/distributions.js';

/** A value at a time, with its weight. */
export interface TrendPoint {
  readonly x: number;
  readonly y: number;
  readonly weight: number;
}

/** A change in a unit of time. */
export interface Trend {
  readonly slope: number;
  readonly standardError: number;
  readonly pValue: number;
}

/** The slope of the weighted least-squares line, with t on k − 2 degrees of freedom. Null of fewer than three points in time. */
export function weightedTrend(points: readonly TrendPoint[]): Trend | null {
  const used = points.filter(({ weight }) => weight > 0);
  if (new Set(used.map(({ x }) => x)).size < 3) return null;
  const sum = (value: (point: TrendPoint) => number) =>
    used.reduce((total, point) => total + point.weight * value(point), 0);
  const weight = sum(() => 1);
  const [meanX, meanY] = [sum(({ x }) => x) / weight, sum(({ y }) => y) / weight];
  const sxx = sum(({ x }) => (x - meanX) ** 2);
  const slope = sum(({ x, y }) => (x - meanX) * (y - meanY)) / sxx;
  const df = used.length - 2;
  const residual = sum(({ x, y }) => (y - meanY - slope * (x - meanX)) ** 2) / df;
  const standardError = Math.sqrt(residual / sxx);
  const pValue = standardError === 0 ? (slope === 0 ? 1 : 0) : tTwoSided(slope / standardError, df);
  return { slope, standardError, pValue };
}
