import type { PracticeVerdict } from './may-practise.js';

/** A verdict as it is told: whether, and if not, why, in sentences and in codes. */
export function practiceCheckOf({ allowed, findings }: PracticeVerdict) {
  return { allowed, reasons: findings.map(({ message }) => message), findings };
}
