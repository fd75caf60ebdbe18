import { numberOf } from '../../platform/database/stored-number.js';
import type { Row } from '../../platform/reads/stored-type.js';
import type { Session } from './session.entity.js';

/** What is kept with a session of how it lies to what was promised, in numbers. */
export function keptJudgement({ protocolDistance, coverage }: Pick<Row<Session>, 'protocolDistance' | 'coverage'>): {
  readonly distance: number | null;
  readonly coverage: number | null;
} {
  return { distance: numberOf(protocolDistance), coverage: numberOf(coverage) };
}
