/** Random numbers that are the same for the same seed, on every machine. */
export interface RandomNumbers {
  /** In (0, 1), with 32 bits. */
  readonly uniform: () => number;
  /** Of the standard normal distribution. */
  readonly normal: () => number;
  /** Of the chi-square distribution with df ≥ 1. */
  readonly chiSquare: (df: number) => number;
}

/**
 * xoshiro128** of Blackman & Vigna (2021), ACM Trans. Math. Softw. 47:36, its state filled by splitmix32; normal numbers by the
 * polar method of Marsaglia & Bray (1964), SIAM Rev. 6:260; chi-square through gamma numbers by Marsaglia & Tsang (2000), ACM
 * Trans. Math. Softw. 26:363.
 */
export function randomNumbers(seed: number): RandomNumbers {
  const mix = splitMix(seed);
  let [a, b, c, d] = [mix(), mix(), mix(), mix()];
  const uniform = () => {
    const multiplied = Math.imul(b, 5);
    const result = Math.imul((multiplied << 7) | (multiplied >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return (result + 0.5) / 2 ** 32;
  };
  let spare: number | null = null;
  const normal = () => {
    if (spare !== null) {
      const kept = spare;
      spare = null;
      return kept;
    }
    for (;;) {
      const [x, y] = [2 * uniform() - 1, 2 * uniform() - 1];
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const factor = Math.sqrt((-2 * Math.log(square)) / square);
      spare = y * factor;
      return x * factor;
    }
  };
  const chiSquare = (df: number): number => {
    if (df < 2) return chiSquare(df + 2) * uniform() ** (2 / df);
    const shape = df / 2 - 1 / 3;
    for (;;) {
      const x = normal();
      const cube = (1 + x / Math.sqrt(9 * shape)) ** 3;
      if (cube > 0 && Math.log(uniform()) < (x * x) / 2 + shape * (1 - cube + Math.log(cube))) return 2 * shape * cube;
    }
  };
  return { uniform, normal, chiSquare };
}

function splitMix(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  };
}
