import { checkMaximums } from './check-maximums.js';
import { checkPairs } from './check-pairs.js';
import { checkRegulatory } from './check-regulatory.js';
import type { MixtureFinding } from './mixture-finding.js';
import type { MixtureQuestion } from './mixture-question.js';

/**
 * What is known, and what is not, of a mixture: of every pair in it, of each amount beside its maximum, and of what the
 * country says. Empty for a mixture without substances. Only what was read in a public source can block.
 */
export function checkMixture(question: MixtureQuestion): readonly MixtureFinding[] {
  if (question.components.length === 0) return [];
  return [...checkPairs(question.components), ...checkMaximums(question), ...checkRegulatory(question)];
}
