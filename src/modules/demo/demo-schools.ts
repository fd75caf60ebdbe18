import type { DeliveryMode } from '../codes/delivery-mode.js';
import type { InjectionTechnique } from '../codes/injection-technique.js';
import type { TrainingSchool } from '../codes/training-school.js';
import type { ProtocolCode } from './planted-effects.js';

/** What practitioners of a school do by habit, whatever the protocol's target is. */
interface SchoolHabit {
  /** How much deeper than the target, in half-widths of the protocol's tolerance. */
  readonly depthHabit: number;
  /** How much more volume than the target, in half-widths of the tolerance. */
  readonly volumeHabit: number;
  readonly deliveries: Readonly<Record<ProtocolCode, readonly (readonly [DeliveryMode, number])[]>>;
  readonly techniques: Readonly<Record<ProtocolCode, readonly (readonly [InjectionTechnique, number])[]>>;
}

/**
 * French training: small amounts, superficial and point by point, by hand. Italian: intradermal only. North and South
 * American: deeper, more volume, by gun. The schools that inject deeper have the less skilful practitioners in the demo
 * chain (see the practitioners' effects), so that depth looks useless between practitioners and is useful within them.
 */
export const schoolHabits: Readonly<Record<TrainingSchool, SchoolHabit>> = {
  FRENCH: {
    depthHabit: -0.4,
    volumeHabit: -0.4,
    deliveries: {
      cellulite: [
        ['MANUAL', 0.7],
        ['MESOGUN_SINGLE', 0.3],
      ],
      'facial-rejuvenation': [['MANUAL', 1]],
      hair: [
        ['MANUAL', 0.8],
        ['MESOGUN_CONTINUOUS_NAPPAGE', 0.2],
      ],
      pain: [['MANUAL', 1]],
    },
    techniques: {
      cellulite: [
        ['POINT_BY_POINT', 0.6],
        ['IDP', 0.4],
      ],
      'facial-rejuvenation': [
        ['NAPPAGE', 0.5],
        ['NAPPAGE_SUPERFICIAL', 0.3],
        ['EPIDERMIC', 0.2],
      ],
      hair: [
        ['NAPPAGE', 0.8],
        ['IDS', 0.2],
      ],
      pain: [
        ['IDP', 0.5],
        ['POINT_BY_POINT', 0.5],
      ],
    },
  },
  ITALIAN: {
    depthHabit: -0.15,
    volumeHabit: -0.2,
    deliveries: {
      cellulite: [['MANUAL', 1]],
      'facial-rejuvenation': [['MANUAL', 1]],
      hair: [['MANUAL', 1]],
      pain: [['MANUAL', 1]],
    },
    techniques: {
      cellulite: [
        ['IDP', 0.5],
        ['POINT_BY_POINT', 0.5],
      ],
      'facial-rejuvenation': [
        ['PAPULE', 0.6],
        ['NAPPAGE', 0.4],
      ],
      hair: [
        ['IDS', 0.5],
        ['PAPULE', 0.5],
      ],
      pain: [['LIT_SIM', 1]],
    },
  },
  NORTH_AMERICAN: {
    depthHabit: 0.4,
    volumeHabit: 0.4,
    deliveries: {
      cellulite: [
        ['MESOGUN_BURST', 0.7],
        ['MESOGUN_SINGLE', 0.3],
      ],
      'facial-rejuvenation': [
        ['MESOGUN_CONTINUOUS_NAPPAGE', 0.5],
        ['VACUUM_MULTI_NEEDLE', 0.5],
      ],
      hair: [['MESOGUN_CONTINUOUS_NAPPAGE', 1]],
      pain: [
        ['MANUAL', 0.7],
        ['MESOGUN_SINGLE', 0.3],
      ],
    },
    techniques: {
      cellulite: [
        ['HYPODERMIC_DEEP', 0.5],
        ['POINT_BY_POINT', 0.5],
      ],
      'facial-rejuvenation': [
        ['PAPULE', 0.5],
        ['RETROGRADE_LINEAR', 0.1],
        ['NAPPAGE', 0.4],
      ],
      hair: [
        ['NAPPAGE', 0.6],
        ['MULTI_PRICK', 0.4],
      ],
      pain: [['POINT_BY_POINT', 1]],
    },
  },
  SOUTH_AMERICAN: {
    depthHabit: 0.5,
    volumeHabit: 0.5,
    deliveries: {
      cellulite: [
        ['MESOGUN_SINGLE', 0.6],
        ['MANUAL', 0.3],
        ['MANUAL_MULTI_INJECTOR', 0.1],
      ],
      'facial-rejuvenation': [
        ['MESOGUN_CONTINUOUS', 0.5],
        ['MANUAL', 0.5],
      ],
      hair: [
        ['MESOGUN_CONTINUOUS_NAPPAGE', 0.7],
        ['MANUAL', 0.3],
      ],
      pain: [['MANUAL', 1]],
    },
    techniques: {
      cellulite: [
        ['HYPODERMIC_DEEP', 0.4],
        ['POINT_BY_POINT', 0.5],
        ['LIPOLYSIS_GRID', 0.1],
      ],
      'facial-rejuvenation': [
        ['PAPULE', 0.7],
        ['NAPPAGE', 0.3],
      ],
      hair: [
        ['MULTI_PRICK', 0.5],
        ['NAPPAGE', 0.5],
      ],
      pain: [['POINT_BY_POINT', 1]],
    },
  },
  OTHER: {
    depthHabit: 0,
    volumeHabit: 0,
    deliveries: {
      cellulite: [
        ['MANUAL_MULTI_INJECTOR', 0.4],
        ['MANUAL', 0.6],
      ],
      'facial-rejuvenation': [
        ['MANUAL', 0.6],
        ['VACUUM_MULTI_NEEDLE', 0.4],
      ],
      hair: [['MANUAL', 1]],
      pain: [['MANUAL', 1]],
    },
    techniques: {
      cellulite: [
        ['MULTI_PRICK', 0.3],
        ['POINT_BY_POINT', 0.7],
      ],
      'facial-rejuvenation': [
        ['MULTI_PRICK', 0.4],
        ['NAPPAGE', 0.6],
      ],
      hair: [
        ['MULTI_PRICK', 0.4],
        ['NAPPAGE', 0.6],
      ],
      pain: [
        ['IDP', 0.7],
        ['LIT_SIM', 0.3],
      ],
    },
  },
};
