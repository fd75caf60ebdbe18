/**
 * The true effects from which the demo chain's outcomes are made. They are published in docs/demo-chain.md, so that an
 * analyst can check an estimate against the truth.
 *
 * Effects are stated in *points of benefit*: more is better for the patient, whichever way the measure runs. A point is
 * worth so much in each measure (`changePerPoint`). At week 12 the change of a measure is
 *
 *     meanChange + changePerPoint × (branch + practitioner + version + depth + case mix + lifestyle + chance)
 *
 * and at other timepoints the part before chance is multiplied by `shareOfEffect`.
 */

export type ProtocolCode = 'cellulite' | 'facial-rejuvenation' | 'hair' | 'pain';
export type BranchCode = 'johannesburg' | 'pretoria' | 'cape-town' | 'durban' | 'lagos' | 'abuja' | 'port-harcourt';

/** What a branch adds in points of benefit, for its average patient, technique and practitioner. */
export const branchEffects: Readonly<Record<BranchCode, number>> = {
  johannesburg: 0,
  pretoria: 0.2,
  'cape-town': 0.6,
  durban: -0.6,
  lagos: -0.2,
  abuja: 0.3,
  'port-harcourt': -0.5,
};

/** What a practitioner adds in points of benefit, technique apart. */
export const practitionerEffects: Readonly<Record<string, number>> = {
  aloe: 0.25,
  baobab: -0.2,
  cycad: 0.1,
  dahlia: -0.3,
  erica: 0.15,
  fynbos: 0.2,
  gladiolus: -0.25,
  hibiscus: 0.05,
  jacaranda: 0.2,
  kiaat: 0.1,
  lobelia: -0.35,
  marula: 0.05,
  nerine: 0.1,
  protea: -0.25,
  rooibos: 0.3,
  strelitzia: -0.15,
  iroko: 0.2,
  obeche: -0.1,
  tamarind: -0.3,
  umdoni: 0.2,
  vygie: 0.15,
  wattle: -0.2,
  yellowwood: 0.05,
  quassia: 0,
};

/** What a version of a protocol adds in points of benefit, against its first version; version 1 comes first. */
export const versionEffects: Readonly<Record<ProtocolCode, readonly number[]>> = {
  cellulite: [0, 0.3, 0.6],
  'facial-rejuvenation': [0, 0.3],
  hair: [0, 0.4, 0.4],
  pain: [0, -0.1],
};

/** What a millimetre of depth adds in points of benefit, by the mean recorded depth of the course's sessions. */
export const depthEffects: Readonly<Record<ProtocolCode, { readonly perMm: number; readonly referenceMm: number }>> = {
  cellulite: { perMm: 0.25, referenceMm: 6 },
  'facial-rejuvenation': { perMm: -0.8, referenceMm: 2 },
  hair: { perMm: -0.4, referenceMm: 3 },
  pain: { perMm: 0.3, referenceMm: 4 },
};

/** What a patient's recorded case mix adds in points of benefit, by protocol. What is not named adds nothing. */
export interface CaseMixEffects {
  /** For each SD by which the measure's own baseline is worse than the measure's mean: the worse, the more to gain. */
  readonly severityPerSd: number;
  /** For each ten completed years above 42. */
  readonly agePerDecade: number;
  /** For each kg/m² above 27. */
  readonly bmiPerUnit: number;
  /** Men against women. */
  readonly male: number;
  /** Firm fat against soft; mixed fat has half of it. */
  readonly firmFat: number;
  readonly priorLiposuction: number;
  readonly predisposition: number;
  /** For each earlier course. */
  readonly priorCourse: number;
}

const nothing = { firmFat: 0, priorLiposuction: 0, predisposition: 0, bmiPerUnit: 0, male: 0 } as const;

export const caseMixEffects: Readonly<Record<ProtocolCode, CaseMixEffects>> = {
  cellulite: {
    severityPerSd: 0.3,
    agePerDecade: -0.15,
    bmiPerUnit: -0.1,
    male: -0.2,
    firmFat: -0.5,
    priorLiposuction: -0.5,
    predisposition: -0.3,
    priorCourse: -0.15,
  },
  'facial-rejuvenation': { ...nothing, severityPerSd: 0.3, agePerDecade: -0.3, priorCourse: -0.15 },
  hair: {
    ...nothing,
    severityPerSd: 0.3,
    agePerDecade: -0.2,
    male: -0.3,
    predisposition: -0.4,
    priorCourse: -0.15,
  },
  pain: { ...nothing, severityPerSd: 0.3, agePerDecade: -0.15, bmiPerUnit: -0.08, male: 0.1, priorCourse: -0.15 },
};

/** What lifestyle adds. It is spread alike over the branches: it makes estimates less precise, not biased. */
export const lifestyleEffects = {
  /** For each weekly exercise session above 2. */
  exercisePerSession: 0.1,
  dietFollowed: 0.25,
  /** Water drunk has no effect, whatever is said of it. */
  waterPerLitre: 0,
} as const;

/** Standard deviations of chance, in points. */
export const chance = {
  /** Of the course, common to all its measures and timepoints. */
  course: 0.8,
  /** Of the measure in the course, common to its timepoints. */
  measure: 0.6,
  /** Of the single assessment. */
  assessment: 0.6,
} as const;

/** Which part of the week-12 effect is there at another timepoint. */
export const shareOfEffect: Readonly<Record<string, number>> = {
  'session-3': 0.4,
  'session-4': 0.4,
  end: 0.9,
  'week-12': 1,
  'week-24': 1.1,
};

/**
 * The chance that a patient comes to the follow-up visit: a sum of parts, all of them recorded, none of them the outcome;
 * kept inside 0.05 and 0.98. So what is missing is missing at random given what is recorded.
 */
export const followUp = {
  byBranch: {
    johannesburg: 0.86,
    pretoria: 0.82,
    'cape-town': 0.88,
    durban: 0.72,
    lagos: 0.66,
    abuja: 0.76,
    'port-harcourt': 0.8,
  } satisfies Readonly<Record<BranchCode, number>>,
  /** For each ten completed years above 42: older patients come more often. */
  agePerDecade: 0.05,
  /** For each SD by which the recorded baseline of the protocol's first measure is worse than its mean. */
  severityPerSd: -0.05,
  /** For a course that was stopped. */
  stopped: -0.4,
} as const;
