import { judgeSession, type Overrides } from '../deviation/judge-session.js';
import type { Judgement } from '../deviation/conformity.js';
import type { DeliveredTechnique } from '../deviation/delivered-technique.js';
import type { Spec } from '../protocol/spec-changes.js';
import { variationInForce, type VariationPeriod } from '../variation/approved-variation.js';
import type { SessionFlag } from './session-flag.js';

/** A variation as far as sessions are judged by it. */
export interface PromisedVariation extends VariationPeriod, Overrides {
  readonly id: string;
}

/** What was promised of a session: the version that its course ran on, and the variations of whoever treated. */
export interface PromisedTechnique {
  readonly protocolVersionId: string;
  readonly spec: Spec;
  readonly variations: readonly PromisedVariation[];
}

/** The part of a stored session that says how it lies to what was promised. */
export interface StoredJudgement extends Pick<Judgement, 'conformity' | 'deviations'> {
  readonly protocolVersionId: string;
  readonly variationId: string | null;
  readonly protocolDistance: string | null;
  readonly coverage: string | null;
}

/** How a session of a day, in its clinic's time zone, lies to what was promised. */
export function judgedBy(
  { protocolVersionId, spec, variations }: PromisedTechnique,
  delivered: DeliveredTechnique,
  day: string,
): StoredJudgement {
  const variation = variationInForce(variations, day);
  const { conformity, deviations, distance, coverage } = judgeSession(delivered, spec, variation);
  return {
    protocolVersionId,
    variationId: variation?.id ?? null,
    conformity,
    deviations,
    protocolDistance: distance === null ? null : String(distance),
    coverage: coverage === null ? null : String(coverage),
  };
}

/** The flags with what a judgement adds to them, or takes away. */
export function flagsWith(
  flags: readonly SessionFlag[],
  { deviations }: Pick<StoredJudgement, 'deviations'>,
): SessionFlag[] {
  const others = flags.filter((flag) => flag !== 'UNDECLARED_DEVIATION');
  const hasLeft = deviations.some(({ severity, declared }) => severity === 'MAJOR' && !declared);
  return hasLeft ? [...others, 'UNDECLARED_DEVIATION'] : others;
}
