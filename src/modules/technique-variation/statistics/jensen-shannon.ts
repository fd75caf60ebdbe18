/** Shares by code, with how many courses stand behind them. */
export interface Distribution {
  readonly n: number;
  readonly shares: ReadonlyMap<string, number>;
}

/**
 * How differently two groups choose among codes, 0 to 1: the Jensen-Shannon divergence to base 2 (Lin 1991, IEEE Trans.
 * Inf. Theory 37:145) without what chance alone gives: (K − 1)(1/n₁ + 1/n₂) / (8 ln 2) for K codes seen, never below 0.
 * Its square root is a metric. Null when one of them has no courses.
 */
export function jensenShannon(one: Distribution, other: Distribution): number | null {
  if (one.n === 0 || other.n === 0) return null;
  const codes = new Set([...one.shares.keys(), ...other.shares.keys()]);
  let divergence = 0;
  for (const code of codes) {
    const [p, q] = [one.shares.get(code) ?? 0, other.shares.get(code) ?? 0];
    const middle = (p + q) / 2;
    divergence += (informationOf(p, middle) + informationOf(q, middle)) / 2;
  }
  const chance = ((codes.size - 1) * (1 / one.n + 1 / other.n)) / (8 * Math.LN2);
  return Math.min(1, Math.max(0, divergence - chance));
}

/** Shannon's entropy to base 2. */
export function entropyOf(shares: Iterable<number>): number {
  let entropy = 0;
  for (const share of shares) if (share > 0) entropy -= share * Math.log2(share);
  return entropy;
}

function informationOf(share: number, middle: number): number {
  return share === 0 ? 0 : share * Math.log2(share / middle);
}
