import type { KnownAdverseEventKind } from '../codes/adverse-event-kind.js';
import { addDays } from './calendar.js';
import type { ProtocolCode } from './planted-effects.js';
import type { Random } from './random.js';

export interface SimulatedAdverseEvent {
  readonly session: number;
  readonly kind: KnownAdverseEventKind;
  readonly grade: number;
  readonly onset: string;
  /** Null while it lasts. */
  readonly resolved: string | null;
  readonly serious: boolean;
  readonly description: string;
}

/** How often a kind of event happens and how it goes. */
interface AdverseEventRate {
  readonly kind: KnownAdverseEventKind;
  readonly chance: number;
  readonly per: 'course' | 'session';
  readonly protocols?: readonly ProtocolCode[];
  /** Only in phototypes IV to VI. */
  readonly darkSkin?: true;
  /** Days from the session to the onset, and from there to the end. */
  readonly onsetDays: readonly [number, number];
  readonly lastsDays: readonly [number, number];
  readonly grades: readonly (readonly [grade: number, weight: number])[];
  readonly serious: number;
  readonly description: string;
  /** Where the rate comes from; null for one that is the demo chain's own. */
  readonly source: string | null;
}

export const adverseEventRates: readonly AdverseEventRate[] = [
  {
    kind: 'ECCHYMOSIS_HAEMATOMA',
    chance: 0.3,
    per: 'course',
    onsetDays: [0, 1],
    lastsDays: [5, 14],
    grades: [
      [1, 0.9],
      [2, 0.1],
    ],
    serious: 0,
    description: 'Bruise at the injected points.',
    source: '12 of 31 patients in Farpour et al. 2020 (PMC7421712); 0.2 to 0.4 over several studies',
  },
  {
    kind: 'ULCER_NECROSIS',
    chance: 2 / 15_122,
    per: 'session',
    onsetDays: [1, 10],
    lastsDays: [21, 60],
    grades: [
      [2, 0.6],
      [3, 0.4],
    ],
    serious: 0.3,
    description: 'Ulcer at an injected point.',
    source: '2 ulcers in 15,122 treatments (Mahmud and Crutchfield 2012, J. Clin. Aesthet. Dermatol.)',
  },
  {
    kind: 'NTM_INFECTION',
    chance: 0.0001,
    per: 'session',
    onsetDays: [14, 28],
    lastsDays: [90, 180],
    grades: [[3, 1]],
    serious: 0.5,
    description: 'Nodules that drain; culture grew Mycobacterium abscessus.',
    source: 'delay of three weeks as in a series of 28 patients (PMC12065458); the rate is the demo chain’s own',
  },
  {
    kind: 'ERYTHEMA',
    chance: 0.06,
    per: 'course',
    onsetDays: [0, 0],
    lastsDays: [1, 3],
    grades: [[1, 1]],
    serious: 0,
    description: 'Redness beyond the day of the session.',
    source: null,
  },
  {
    kind: 'OEDEMA',
    chance: 0.05,
    per: 'course',
    onsetDays: [0, 1],
    lastsDays: [3, 10],
    grades: [
      [1, 0.8],
      [2, 0.2],
    ],
    serious: 0,
    description: 'Swelling of the treated area.',
    source: null,
  },
  {
    kind: 'INJECTION_PAIN',
    chance: 0.04,
    per: 'course',
    onsetDays: [0, 0],
    lastsDays: [0, 1],
    grades: [
      [1, 0.9],
      [2, 0.1],
    ],
    serious: 0,
    description: 'Pain that made the session shorter.',
    source: '1 of 31 patients in Farpour et al. 2020 (PMC7421712)',
  },
  {
    kind: 'INDURATION_NODULE',
    chance: 0.02,
    per: 'course',
    onsetDays: [3, 14],
    lastsDays: [21, 90],
    grades: [
      [1, 0.7],
      [2, 0.3],
    ],
    serious: 0,
    description: 'Hard nodule under the skin.',
    source: null,
  },
  {
    kind: 'PRURITUS_URTICARIA',
    chance: 0.015,
    per: 'course',
    onsetDays: [0, 2],
    lastsDays: [1, 5],
    grades: [
      [1, 0.7],
      [2, 0.3],
    ],
    serious: 0,
    description: 'Itching wheals.',
    source: null,
  },
  {
    kind: 'VASOVAGAL_SYNCOPE',
    chance: 0.01,
    per: 'course',
    onsetDays: [0, 0],
    lastsDays: [0, 0],
    grades: [
      [1, 0.5],
      [2, 0.5],
    ],
    serious: 0,
    description: 'Fainted in the chair; lay down and recovered.',
    source: null,
  },
  {
    kind: 'HYPERPIGMENTATION',
    chance: 0.015,
    per: 'course',
    darkSkin: true,
    onsetDays: [14, 42],
    lastsDays: [60, 180],
    grades: [
      [1, 0.7],
      [2, 0.3],
    ],
    serious: 0,
    description: 'Dark spots at the injected points.',
    source: null,
  },
  {
    kind: 'TELOGEN_SHEDDING',
    chance: 0.04,
    per: 'course',
    protocols: ['hair'],
    onsetDays: [14, 42],
    lastsDays: [30, 90],
    grades: [[1, 1]],
    serious: 0,
    description: 'Shedding of hair after the first sessions.',
    source: null,
  },
];

/** The events of a course, in the order of the sessions that they follow; none begins after `asOf`. */
export function simulateAdverseEvents(
  random: Random,
  protocol: ProtocolCode,
  phototype: number,
  sessionDays: readonly string[],
  asOf: string,
): readonly SimulatedAdverseEvent[] {
  const events: SimulatedAdverseEvent[] = [];
  for (const rate of adverseEventRates) {
    if (rate.protocols && !rate.protocols.includes(protocol)) continue;
    if (rate.darkSkin && phototype < 4) continue;
    const session =
      rate.per === 'course'
        ? random.chance(rate.chance) && random.integer(1, sessionDays.length)
        : sessionDays.findIndex(() => random.chance(rate.chance)) + 1;
    if (!session) continue;
    const onset = addDays(sessionDays[session - 1]!, random.integer(...rate.onsetDays));
    if (onset > asOf) continue;
    const resolved = addDays(onset, random.integer(...rate.lastsDays));
    events.push({
      session,
      kind: rate.kind,
      grade: random.pickWeighted(rate.grades),
      onset,
      resolved: resolved > asOf ? null : resolved,
      serious: random.chance(rate.serious),
      description: rate.description,
    });
  }
  return events.toSorted((a, b) => a.session - b.session || (a.kind < b.kind ? -1 : 1));
}
