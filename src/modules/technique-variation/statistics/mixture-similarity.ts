import type { Distribution } from './jensen-shannon.js';

/** The substances of a mixture, out of its key. */
function substancesOf(key: string): ReadonlySet<string> {
  return new Set(key.split('|'));
}

/** Jaccard's distance of two mixtures, given as keys of substances joined by `|`. */
function jaccardDistance(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((substance) => other.has(substance)).length;
  return 1 - shared / (one.size + other.size - shared);
}

/**
 * How much farther a group's mixtures lie from the peers' than the peers' from one another: the mean Jaccard distance to the peers
 * less that among them, over pairs of courses. Positive is farther. Null with fewer than two courses of peers.
 */
export function mixtureDistanceBeyondPeers(own: Distribution, peers: Distribution): number | null {
  if (own.n === 0 || peers.n < 2) return null;
  const toPeers = meanDistance(own, peers);
  // A course is no pair with itself.
  const amongPeers = (meanDistance(peers, peers) * peers.n) / (peers.n - 1);
  return toPeers - amongPeers;
}

function meanDistance(one: Distribution, other: Distribution): number {
  const others = [...other.shares].map(([key, share]) => ({ substances: substancesOf(key), share }));
  let mean = 0;
  for (const [key, share] of one.shares) {
    const substances = substancesOf(key);
    for (const each of others) mean += share * each.share * jaccardDistance(substances, each.substances);
  }
  return mean;
}

/** How often each substance is mixed in: the share of courses, which may add up to more than 1. */
export function substanceShares({ shares }: Distribution): ReadonlyMap<string, number> {
  const bySubstance = new Map<string, number>();
  for (const [key, share] of shares) {
    for (const substance of substancesOf(key)) bySubstance.set(substance, (bySubstance.get(substance) ?? 0) + share);
  }
  return bySubstance;
}

/** How differently two groups mix, 0 to 1: 1 − Σ min / Σ max over the substances' shares (Ruzicka). */
export function mixtureDissimilarity(one: Distribution, other: Distribution): number | null {
  if (one.n === 0 || other.n === 0) return null;
  const [a, b] = [substanceShares(one), substanceShares(other)];
  let shared = 0;
  let all = 0;
  for (const substance of new Set([...a.keys(), ...b.keys()])) {
    shared += Math.min(a.get(substance) ?? 0, b.get(substance) ?? 0);
    all += Math.max(a.get(substance) ?? 0, b.get(substance) ?? 0);
  }
  return all === 0 ? 0 : 1 - shared / all;
}
