import { isInterfaceType } from 'graphql';
import type { Composite } from './generate-model.js';

/** A field that wants a response key. */
export interface Claim {
  readonly parent: Composite;
  /** The field's name with its arguments. */
  readonly text: string;
  readonly type: string;
  readonly isLeaf: boolean;
}

interface Claimed {
  readonly claims: Claim[];
  readonly below: ClaimedKeys;
}

/**
 * The response keys of one object of an answer and of those below it. Fields share a key when GraphQL can merge them: the same
 * field with the same arguments, or on types of which an object is one at most, leaves of the same type.
 */
export class ClaimedKeys {
  readonly #claimed = new Map<string, Claimed>();

  /** The key for a field, which is the wanted one where it is free, and the keys of what the field makes. */
  claim(wanted: string, claim: Claim): readonly [key: string, below: ClaimedKeys] {
    let key = wanted;
    for (let number = 2; !this.#isFree(key, [claim]); number += 1) key = `${wanted}_${number}`;
    return [key, this.#add(key, [claim])];
  }

  /** Takes over all keys of a fragment that is spread here; false, and nothing is taken, when they clash. */
  take(others: ClaimedKeys): boolean {
    if (!this.#canTake(others)) return false;
    this.#merge(others);
    return true;
  }

  #canTake(others: ClaimedKeys): boolean {
    return [...others.#claimed].every(([key, { claims, below }]) => {
      const own = this.#claimed.get(key);
      return !own || (this.#isFree(key, claims) && own.below.#canTake(below));
    });
  }

  #merge(others: ClaimedKeys): void {
    for (const [key, { claims, below }] of others.#claimed) this.#add(key, claims).#merge(below);
  }

  #add(key: string, claims: readonly Claim[]): ClaimedKeys {
    let own = this.#claimed.get(key);
    if (!own) this.#claimed.set(key, (own = { claims: [], below: new ClaimedKeys() }));
    own.claims.push(...claims);
    return own.below;
  }

  #isFree(key: string, claims: readonly Claim[]): boolean {
    const others = this.#claimed.get(key)?.claims ?? [];
    return claims.every((claim) => others.every((other) => canMerge(claim, other)));
  }
}

function canMerge(one: Claim, other: Claim): boolean {
  if (one.text === other.text && one.type === other.type) return true;
  const isApart = one.parent !== other.parent && !isInterfaceType(one.parent) && !isInterfaceType(other.parent);
  return isApart && one.isLeaf && other.isLeaf && one.type === other.type;
}
