import { figureNote, type FigureNote } from './statistics/undefined-reason.js';
import { wilson, type ShareInterval } from './statistics/wilson.js';

/** Shares of courses whose benefit reaches the rule. */
export interface Responders {
  /** Among the courses analysed. */
  readonly responders: ShareInterval | null;
  /** Among the courses whose follow-up is due, counting those without one as no responders. */
  readonly respondersOfDue: ShareInterval | null;
}

interface ResponderCounts {
  readonly analysed: number;
  readonly due: number;
  readonly responders: number;
  readonly responderPatients: number;
  readonly nonResponderPatients: number;
  readonly respondersOfDue: number;
}

/**
 * The responder shares with Wilson intervals. Withheld when responders or non-responders are some but fewer than the
 * minimum: a share would then tell of single patients.
 */
export function respondersOf(
  counts: ResponderCounts,
  settings: { readonly confidence: number; readonly minimumGroupSize: number; readonly hasResponderRule: boolean },
): Responders & { readonly notes: readonly FigureNote[] } {
  const { confidence, minimumGroupSize, hasResponderRule } = settings;
  const without = (code: 'NO_RULE' | 'SUPPRESSED' | 'N_LT_1') => ({
    responders: null,
    respondersOfDue: null,
    notes: [figureNote('responders', code)],
  });
  if (!hasResponderRule) return without('NO_RULE');
  if (counts.analysed === 0) return without('N_LT_1');
  const isFew = (patients: number) => patients > 0 && patients < minimumGroupSize;
  if (isFew(counts.responderPatients) || isFew(counts.nonResponderPatients)) return without('SUPPRESSED');
  return {
    responders: wilson(counts.responders, counts.analysed, confidence),
    respondersOfDue: wilson(counts.respondersOfDue, counts.due, confidence),
    notes: [],
  };
}
