/**
 * A reproducible source of chance: the same seed and stream give the same numbers on every machine, for ever.
 *
 * The generator is xoshiro128** (Blackman and Vigna 2021, ACM Trans. Math. Softw. 47:36), 32 bits at a time; its state is
 * filled by the finalizer of MurmurHash3. Streams keep concerns apart: one more draw for adverse events does not change a
 * single outcome.
 */
export class Random {
  readonly #state: Uint32Array;

  constructor(seed: number, stream: string) {
    let mixed = seed >>> 0;
    for (let i = 0; i < stream.length; i++) mixed = scramble((mixed ^ stream.charCodeAt(i)) + 0x9e3779b9);
    this.#state = Uint32Array.from({ length: 4 }, (_, i) => scramble(mixed + (i + 1) * 0x9e3779b9));
    if (this.#state.every((word) => word === 0)) this.#state[0] = 1;
  }

  #next(): number {
    const s = this.#state;
    const [s0, s1, s2, s3] = [s[0]!, s[1]!, s[2]!, s[3]!];
    const result = Math.imul(rotateLeft(Math.imul(s1, 5), 7), 9) >>> 0;
    const third = s2 ^ s0;
    const fourth = s3 ^ s1;
    s[1] = s1 ^ third;
    s[0] = s0 ^ fourth;
    s[2] = third ^ (s1 << 9);
    s[3] = rotateLeft(fourth, 11);
    return result;
  }

  /** A number in [0, 1). */
  uniform(): number {
    return this.#next() / 0x1_0000_0000;
  }

  /**
   * A normal deviate. The sum of twelve uniforms less six: it needs additions only, so that no platform's logarithm can
   * change a digit. Mean 0 and SD 1 exactly; excess kurtosis −0.1; never beyond ±6.
   */
  normal(mean = 0, sd = 1): number {
    let sum = -6;
    for (let i = 0; i < 12; i++) sum += this.uniform();
    return mean + sd * sum;
  }

  /** A normal deviate, drawn again until it lies inside the bounds. */
  normalWithin(mean: number, sd: number, lower: number, upper: number): number {
    for (;;) {
      const value = this.normal(mean, sd);
      if (value >= lower && value <= upper) return value;
    }
  }

  /** True with the given probability; probabilities beyond [0, 1] mean never and always. */
  chance(probability: number): boolean {
    return this.uniform() < probability;
  }

  /** A whole number from `lower` to `upper`, both included. */
  integer(lower: number, upper: number): number {
    return lower + Math.floor(this.uniform() * (upper - lower + 1));
  }

  /** One of the choices, all alike. */
  pick<T>(choices: readonly T[]): T {
    return choices[this.integer(0, choices.length - 1)]!;
  }

  /** One of the choices, each in proportion to its weight. */
  pickWeighted<T>(choices: readonly (readonly [choice: T, weight: number])[]): T {
    let rest = this.uniform() * choices.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [choice, weight] of choices) {
      rest -= weight;
      if (rest < 0) return choice;
    }
    return choices.at(-1)![0];
  }
}

function rotateLeft(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

/** The finalizer of MurmurHash3 (Appleby, public domain): every bit of the result depends on every bit of the word. */
function scramble(word: number): number {
  let mixed = word | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
