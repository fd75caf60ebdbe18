import type { AssessorRole } from '../codes/assessor-role.js';
import type { Direction } from '../codes/direction.js';
import type { ValueType } from '../codes/value-type.js';
import type { ProtocolCode } from './planted-effects.js';

/** An outcome measure of the demo chain, with what the simulation needs to know of it. */
export interface DemoMeasure {
  readonly name: string;
  readonly unit: string;
  readonly valueType: ValueType;
  readonly betterWhen: Direction;
  readonly minimum: number;
  readonly maximum: number;
  /** As a CSV cell: empty where nobody has set one. */
  readonly minimalImportantDifference: string;
  readonly protocols: readonly ProtocolCode[];
  readonly decimals: number;
  /** Of the patients before treatment. Null for a measure that is itself a judgement of the change. */
  readonly baseline: { readonly mean: number; readonly sd: number } | null;
  /** The grade that means "no change", for a measure without baseline. */
  readonly noChange?: number;
  /** SDs by which the baseline is worse for each kg/m² above 27. */
  readonly severityPerBmi?: number;
  /** At week 12, for a patient, branch, version and technique whose effects are all nil. */
  readonly meanChange: number;
  /** What a point of benefit is worth; its sign is the direction in which the measure is better. */
  readonly changePerPoint: number;
  readonly assessor: AssessorRole;
  readonly blinded: boolean;
}

/**
 * Important differences: pain 17.5 mm, recommended for osteoarthritis research (table 1 of PMC7990728); one grade for the
 * graded scales, as trials take it. For circumference, cellulite severity, hydration and hair none has been published: 2 cm
 * (a tape repeats to ±1 cm) and 10 hairs/cm² are the demo chain's own rules, and the others are left without.
 */
export const demoMeasures = {
  thigh: {
    name: 'Thigh circumference, 15 cm above the patella',
    unit: 'cm',
    valueType: 'CONTINUOUS',
    betterWhen: 'LOWER',
    minimum: 25,
    maximum: 120,
    minimalImportantDifference: '2',
    protocols: ['cellulite'],
    decimals: 1,
    baseline: { mean: 59, sd: 4 },
    severityPerBmi: 0.06,
    meanChange: -1.8,
    changePerPoint: -1.2,
    assessor: 'OTHER_PRACTITIONER',
    blinded: false,
  },
  waist: {
    name: 'Waist circumference at the umbilicus',
    unit: 'cm',
    valueType: 'CONTINUOUS',
    betterWhen: 'LOWER',
    minimum: 40,
    maximum: 200,
    minimalImportantDifference: '2',
    protocols: ['cellulite'],
    decimals: 1,
    baseline: { mean: 86, sd: 8 },
    severityPerBmi: 0.12,
    meanChange: -2.2,
    changePerPoint: -1.6,
    assessor: 'OTHER_PRACTITIONER',
    blinded: false,
  },
  css: {
    name: 'Cellulite severity scale (Hexsel et al. 2009)',
    unit: '{score}',
    valueType: 'CONTINUOUS',
    betterWhen: 'LOWER',
    minimum: 0,
    maximum: 15,
    minimalImportantDifference: '',
    protocols: ['cellulite'],
    decimals: 0,
    baseline: { mean: 9, sd: 1.8 },
    meanChange: -2.2,
    changePerPoint: -0.9,
    assessor: 'INDEPENDENT',
    blinded: true,
  },
  corneometry: {
    name: 'Skin hydration by corneometer, cheek',
    unit: '{arbitrary unit}',
    valueType: 'CONTINUOUS',
    betterWhen: 'HIGHER',
    minimum: 0,
    maximum: 120,
    minimalImportantDifference: '',
    protocols: ['facial-rejuvenation'],
    decimals: 1,
    baseline: { mean: 48, sd: 7 },
    meanChange: 8,
    changePerPoint: 3.5,
    assessor: 'DEVICE',
    blinded: true,
  },
  wsrs: {
    name: 'Wrinkle severity rating scale (Day et al. 2004)',
    unit: '{grade}',
    valueType: 'ORDINAL',
    betterWhen: 'LOWER',
    minimum: 1,
    maximum: 5,
    minimalImportantDifference: '1',
    protocols: ['facial-rejuvenation'],
    decimals: 0,
    baseline: { mean: 3.2, sd: 0.7 },
    meanChange: -0.6,
    changePerPoint: -0.4,
    assessor: 'INDEPENDENT',
    blinded: true,
  },
  'hair-density': {
    name: 'Hair density in the marked field of the scalp',
    unit: '/cm2',
    valueType: 'CONTINUOUS',
    betterWhen: 'HIGHER',
    minimum: 0,
    maximum: 400,
    minimalImportantDifference: '10',
    protocols: ['hair'],
    decimals: 0,
    baseline: { mean: 150, sd: 28 },
    meanChange: 12,
    changePerPoint: 12,
    assessor: 'DEVICE',
    blinded: true,
  },
  'hair-pull': {
    name: 'Hairs lost in the pull test of 60',
    unit: '{hairs}',
    valueType: 'COUNT',
    betterWhen: 'LOWER',
    minimum: 0,
    maximum: 60,
    minimalImportantDifference: '',
    protocols: ['hair'],
    decimals: 0,
    baseline: { mean: 10, sd: 2.2 },
    meanChange: -3,
    changePerPoint: -1,
    assessor: 'PRACTITIONER',
    blinded: false,
  },
  'vas-pain': {
    name: 'Pain on a visual analogue scale',
    unit: 'mm',
    valueType: 'CONTINUOUS',
    betterWhen: 'LOWER',
    minimum: 0,
    maximum: 100,
    minimalImportantDifference: '17.5',
    protocols: ['pain'],
    decimals: 0,
    baseline: { mean: 66, sd: 8 },
    meanChange: -30,
    changePerPoint: -7,
    assessor: 'PATIENT',
    blinded: false,
  },
  satisfaction: {
    name: 'Satisfaction with the treated area, 1 (very dissatisfied) to 5 (very satisfied)',
    unit: '{grade}',
    valueType: 'ORDINAL',
    betterWhen: 'HIGHER',
    minimum: 1,
    maximum: 5,
    minimalImportantDifference: '1',
    protocols: ['cellulite', 'facial-rejuvenation', 'hair', 'pain'],
    decimals: 0,
    baseline: { mean: 2.2, sd: 0.7 },
    meanChange: 1.1,
    changePerPoint: 0.4,
    assessor: 'PATIENT',
    blinded: false,
  },
  gais: {
    name: 'Global aesthetic improvement scale, 1 (very much improved) to 5 (worse)',
    unit: '{grade}',
    valueType: 'ORDINAL',
    betterWhen: 'LOWER',
    minimum: 1,
    maximum: 5,
    minimalImportantDifference: '1',
    protocols: ['cellulite', 'facial-rejuvenation'],
    decimals: 0,
    baseline: null,
    noChange: 4,
    meanChange: -1.4,
    changePerPoint: -0.5,
    assessor: 'INDEPENDENT',
    blinded: true,
  },
} as const satisfies Readonly<Record<string, DemoMeasure>>;

export type MeasureCode = keyof typeof demoMeasures;

/** The measures of a protocol; the first is the one its follow-up and its sample answers rest on. */
export const measuresOfProtocol: Readonly<Record<ProtocolCode, readonly MeasureCode[]>> = {
  cellulite: ['thigh', 'waist', 'css', 'satisfaction', 'gais'],
  'facial-rejuvenation': ['corneometry', 'wsrs', 'satisfaction', 'gais'],
  hair: ['hair-density', 'hair-pull', 'satisfaction'],
  pain: ['vas-pain', 'satisfaction'],
};

/** The measure with its plain type. */
export function measureOf(code: MeasureCode): DemoMeasure {
  return demoMeasures[code];
}
