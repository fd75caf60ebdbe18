/** A function of parameters from 0 upwards, with its derivatives; null where it has no value. */
export type Criterion = (parameters: readonly number[]) => CriterionValue | null;

export interface CriterionValue {
  readonly value: number;
  /** With respect to the parameters themselves, also where one is 0. */
  readonly gradient: readonly number[];
}

export interface Minimum extends CriterionValue {
  /** A parameter whose best value is on the boundary is exactly 0. */
  readonly parameters: readonly number[];
}

const mostSteps = 100;
/** On logarithms: a longer step is not to be trusted. */
const longestStep = 2;
const shortestStep = 1e-11;
const differenceStep = 1e-5;
/** Below this a parameter that still falls is tried at 0. */
const nearBoundary = 0.01;

/**
 * The minimum by Newton's method on logarithms, downhill from where it starts; null when it does not settle. A parameter that
 * runs towards 0 is set to 0 and comes back when the derivative there says so. The second derivatives are differences of the
 * first, which costs no digit of the result: it ends where the derivatives do.
 */
export function minimiseRatios(criterion: Criterion, start: readonly number[]): Minimum | null {
  let current = minimumAt(criterion, start);
  for (let step = 0; step < mostSteps && current !== null; step += 1) {
    const grounded = tryBoundary(criterion, current);
    if (grounded !== null) {
      current = grounded;
      continue;
    }
    const next = newtonStep(criterion, current);
    if (next !== null) {
      current = next;
      continue;
    }
    const released = release(criterion, current);
    if (released === null) return isStationary(current) ? current : null;
    current = released;
  }
  return null;
}

function minimumAt(criterion: Criterion, parameters: readonly number[]): Minimum | null {
  const at = criterion(parameters);
  return at === null ? null : { parameters, ...at };
}

function tryBoundary(criterion: Criterion, { parameters, gradient, value }: Minimum): Minimum | null {
  for (const [index, parameter] of parameters.entries()) {
    if (parameter === 0 || parameter > nearBoundary || gradient[index]! <= 0) continue;
    const grounded = minimumAt(criterion, parameters.with(index, 0));
    if (grounded !== null && grounded.gradient[index]! > 0 && grounded.value <= value) return grounded;
  }
  return null;
}

/** A lower place, or null when no step leads lower but for rounding. */
function newtonStep(criterion: Criterion, current: Minimum): Minimum | null {
  const { parameters } = current;
  const free = [...parameters.keys()].filter((index) => parameters[index]! > 0);
  if (free.length === 0) return null;
  const slopes = slopesOnLogs(current, free);
  const curvature: number[][] = [];
  for (const index of free) {
    const moved = minimumAt(criterion, parameters.with(index, parameters[index]! * Math.exp(differenceStep)));
    if (moved === null) return null;
    const changed = slopesOnLogs(moved, free);
    curvature.push(changed.map((slope, other) => (slope - slopes[other]!) / differenceStep));
  }
  const direction = descent(curvature, slopes);
  const longest = Math.max(...direction.map(Math.abs));
  for (let share = 1; share * longest > shortestStep; share /= 4) {
    const moved = parameters.map((parameter, index) => {
      const position = free.indexOf(index);
      return position < 0 ? parameter : parameter * Math.exp(share * direction[position]!);
    });
    const next = minimumAt(criterion, moved);
    if (next !== null && isLower(next, current, free)) return next;
  }
  return null;
}

/** Near the end the value only shows rounding: then the derivatives tell which place is better. */
function isLower(next: Minimum, current: Minimum, free: readonly number[]): boolean {
  const rounding = 1e-11 * (1 + Math.abs(current.value));
  if (next.value < current.value - rounding) return true;
  const steepness = (at: Minimum) => Math.max(...slopesOnLogs(at, free).map(Math.abs));
  return next.value < current.value + rounding && steepness(next) < 0.5 * steepness(current);
}

function slopesOnLogs({ parameters, gradient }: Minimum, free: readonly number[]): readonly number[] {
  return free.map((index) => parameters[index]! * gradient[index]!);
}

/**
 * −|H|⁻¹g, where |H| has the absolute eigenvalues of the 1×1 or 2×2 matrix: Newton's step where the function is convex, and as
 * long a step downhill where it is not, as it is on logarithms near the boundary.
 */
function descent(curvature: readonly (readonly number[])[], slopes: readonly number[]): readonly number[] {
  const [a, d] = [curvature[0]![0]!, curvature[1]?.[1] ?? 0];
  const [first, second] = [slopes[0]!, slopes[1] ?? 0];
  if (slopes.length === 1) return [newtonLength(first, a)];
  const b = (curvature[0]![1]! + curvature[1]![0]!) / 2;
  const angle = Math.atan2(2 * b, a - d) / 2;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const along = newtonLength(cos * first + sin * second, a * cos * cos + 2 * b * cos * sin + d * sin * sin);
  const across = newtonLength(cos * second - sin * first, a * sin * sin - 2 * b * cos * sin + d * cos * cos);
  return [cos * along - sin * across, sin * along + cos * across];
}

/** −g/|h|, no longer than the longest step. */
function newtonLength(slope: number, curvature: number): number {
  const length = Math.abs(slope) / Math.abs(curvature);
  return -Math.sign(slope) * (length < longestStep ? length : longestStep);
}

function release(criterion: Criterion, { parameters, gradient, value }: Minimum): Minimum | null {
  for (const [index, parameter] of parameters.entries()) {
    if (parameter > 0 || !(gradient[index]! < 0)) continue;
    for (let small = nearBoundary; small > 1e-14; small /= 10) {
      const released = minimumAt(criterion, parameters.with(index, small));
      if (released !== null && released.value < value) return released;
    }
  }
  return null;
}

function isStationary({ parameters, gradient, value }: Minimum): boolean {
  return parameters.every(
    (parameter, index) => parameter === 0 || Math.abs(parameter * gradient[index]!) < 1e-6 * (1 + Math.abs(value)),
  );
}
