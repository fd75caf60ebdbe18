import { figureNote, type FigureNote, type UndefinedReason } from './statistics/undefined-reason.js';
import { wilson, type ShareInterval } from './statistics/wilson.js';

/** Shares of courses whose benefit reaches the rule. */
export interface Responders {
  /** Among the courses analysed. */
  readonly responders: ShareInterval | null;
  /** Among the courses whose follow-up is due, counting those without one as no responders. */
  readonly respondersOfDue: ShareInterval | null;
}

/** Both shares, and why they are null. */
export interface ToldResponders extends Responders {
  readonly notes: readonly FigureNote[];
}

interface ResponderCounts {
  readonly analysed: number;
  readonly due: number;
  readonly responders: number;
  readonly responderPatients: number;
  readonly nonResponderPatients: number;
  readonly respondersOfDue: number;
  readonly dueResponderPatients: number;
  readonly dueNonResponderPatients: number;
}

interface Settings {
  readonly confidence: number;
  readonly minimumGroupSize: number;
  readonly hasResponderRule: boolean;
}

type Share = ShareInterval | UndefinedReason;

/**
 * The responder shares with Wilson intervals. Each is withheld when responders or non-responders are some but fewer than
 * the minimum: it would then tell of single patients.
 */
export function respondersOf(counts: ResponderCounts, settings: Settings): ToldResponders {
  const { analysed, due, responders, respondersOfDue } = counts;
  return told(
    share(responders, analysed, 'N_LT_1', [counts.responderPatients, counts.nonResponderPatients], settings),
    share(respondersOfDue, due, 'NONE_DUE', [counts.dueResponderPatients, counts.dueNonResponderPatients], settings),
  );
}

/**
 * The shares of the whole. A share that is withheld for any group is withheld for the whole as well: the whole less the
 * other groups would tell it.
 */
export function respondersOfWhole(
  counts: ResponderCounts,
  groups: readonly ToldResponders[],
  settings: Settings,
): ToldResponders {
  const whole = respondersOf(counts, settings);
  const isWithheld = (figure: keyof Responders) =>
    groups.some(({ notes }) => notes.some((note) => note.figure === figure && note.code === 'SUPPRESSED'));
  return told(
    isWithheld('responders') ? 'SUPPRESSED' : (whole.responders ?? reasonOf(whole, 'responders')),
    isWithheld('respondersOfDue') ? 'SUPPRESSED' : (whole.respondersOfDue ?? reasonOf(whole, 'respondersOfDue')),
  );
}

function share(
  count: number,
  n: number,
  whenNone: UndefinedReason,
  patients: readonly number[],
  { confidence, minimumGroupSize, hasResponderRule }: Settings,
): Share {
  if (!hasResponderRule) return 'NO_RULE';
  if (patients.some((some) => some > 0 && some < minimumGroupSize)) return 'SUPPRESSED';
  return wilson(count, n, confidence) ?? whenNone;
}

function reasonOf({ notes }: ToldResponders, figure: keyof Responders): UndefinedReason {
  return notes.find((note) => note.figure === figure)?.code ?? 'SUPPRESSED';
}

function told(responders: Share, respondersOfDue: Share): ToldResponders {
  const note = (figure: keyof Responders, given: Share) =>
    typeof given === 'string' ? [figureNote(figure, given)] : [];
  return {
    responders: typeof responders === 'string' ? null : responders,
    respondersOfDue: typeof respondersOfDue === 'string' ? null : respondersOfDue,
    notes: [...note('responders', responders), ...note('respondersOfDue', respondersOfDue)],
  };
}
