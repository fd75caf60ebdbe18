import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

const BYTES = 16;
const pool = new Uint8Array(4096 * BYTES);
let used = pool.length;
let msecs = 0;
let seq = 0;

/**
 * A new uuid of version 7, greater than all before it, so that records are listed in the order of their files. Its random
 * bytes are drawn for thousands of ids at once: drawn one by one they take a quarter of the time of an import.
 */
export function newId(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += BYTES;
  const now = Date.now();
  // 32 bits count within a millisecond.
  seq = now > msecs ? 0 : seq + 1;
  msecs = Math.max(now, msecs);
  return v7({ random: pool.subarray(used - BYTES, used), msecs, seq });
}
