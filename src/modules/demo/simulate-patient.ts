import type { FatType } from '../codes/fat-type.js';
import type { Sex } from '../codes/sex.js';
import { ageOn } from '../patient/age.js';
import { addDays } from './calendar.js';
import type { DemoBranch } from './demo-branches.js';
import type { ProtocolCode } from './planted-effects.js';
import type { Random } from './random.js';

export interface SimulatedPatient {
  readonly reference: string;
  readonly branch: string;
  readonly fullName: string;
  readonly birthDate: string;
  readonly sex: Extract<Sex, 'FEMALE' | 'MALE'>;
  readonly phototype: number;
  readonly bmi: number;
  readonly predisposition: boolean;
  readonly priorLiposuction: boolean;
  readonly fatType: FatType;
  readonly conditions: readonly string[];
  readonly medications: readonly string[];
  readonly allergies: readonly string[];
  /** Courses so far, those elsewhere included. */
  courses: number;
}

/** What is known of a patient when a course starts. */
export interface Intake {
  readonly age: number;
  readonly bmi: number;
  readonly priorCourses: number;
  readonly exercisePerWeek: number;
  readonly dietFollowed: boolean;
  readonly waterLitresPerDay: number;
  /** What the clinic wrote down. */
  readonly asked: { readonly bmi: boolean; readonly lifestyle: boolean };
}

const minerals = [
  'Agate',
  'Amber',
  'Beryl',
  'Citrine',
  'Flint',
  'Garnet',
  'Jasper',
  'Mica',
  'Onyx',
  'Opal',
  'Ruby',
  'Topaz',
];
const birds = [
  'Avocet',
  'Bulbul',
  'Curlew',
  'Dabchick',
  'Egret',
  'Francolin',
  'Gannet',
  'Hoopoe',
  'Ibis',
  'Jacana',
  'Kestrel',
  'Loerie',
  'Mousebird',
  'Nightjar',
  'Oriole',
  'Pipit',
  'Quail',
  'Robin',
  'Sunbird',
  'Turaco',
  'Weaver',
];

const shareOfWomen: Readonly<Record<ProtocolCode, number>> = {
  cellulite: 0.95,
  'facial-rejuvenation': 0.86,
  hair: 0.42,
  pain: 0.55,
};

/** Phototypes I to VI, by country. */
const phototypes = {
  ZA: [
    [1, 0.04],
    [2, 0.16],
    [3, 0.2],
    [4, 0.2],
    [5, 0.25],
    [6, 0.15],
  ],
  NG: [
    [4, 0.08],
    [5, 0.42],
    [6, 0.5],
  ],
} as const;

/** A new patient of a branch, aged 18 to 75 on the day, who comes for a protocol. */
export function newPatient(
  random: Random,
  branchCode: string,
  branch: DemoBranch,
  protocol: ProtocolCode,
  day: string,
  fileNumber: number,
): SimulatedPatient {
  const mix = branch.caseMix;
  const ageInYears = random.normalWithin(42 + mix.age, 11, 18.1, 75.9);
  const fat = random.uniform();
  const insulin = random.chance(0.003);
  return {
    reference: `${branch.filePrefix}-${String(fileNumber).padStart(4, '0')}`,
    branch: branchCode,
    fullName: `Example ${random.pick(minerals)} ${random.pick(birds)}`,
    birthDate: addDays(day, -Math.round(ageInYears * 365.2425)),
    sex: random.chance(shareOfWomen[protocol]) ? 'FEMALE' : 'MALE',
    phototype: random.pickWeighted<number>(phototypes[branch.country]),
    bmi: random.normalWithin(27 + mix.bmi, 3.8, 18.5, 40),
    predisposition: random.chance(mix.predisposition),
    priorLiposuction: random.chance(mix.priorLiposuction),
    fatType: fat < mix.firmFat ? 'FIRM' : fat < 1.5 * mix.firmFat ? 'MIXED' : 'SOFT',
    conditions: [
      ...(random.chance(0.12) ? ['icd10:I10'] : []),
      ...(random.chance(0.04) ? ['icd10:E11'] : []),
      ...(random.chance(0.05) ? ['icd10:E66'] : []),
      ...(insulin ? ['icd10:E10'] : []),
    ],
    medications: [...(random.chance(0.1) ? ['atc:C09AA05'] : []), ...(insulin ? ['atc:A10AE04'] : [])],
    allergies: random.chance(0.03) ? ['atc:J01CA04'] : [],
    courses: Math.min(4, Math.floor(random.uniform() * 2 * mix.priorCourses + random.uniform())),
  };
}

/** What is asked of a patient at the start of a course. Lifestyle is alike in all branches. */
export function intakeOf(random: Random, patient: SimulatedPatient, day: string): Intake {
  return {
    age: ageOn(patient.birthDate, day),
    bmi: Math.round(Math.min(40, Math.max(18.5, patient.bmi + random.normal(0, 0.3))) * 10) / 10,
    priorCourses: patient.courses,
    exercisePerWeek: Math.max(0, Math.round(random.normal(2.2, 1.3))),
    dietFollowed: random.chance(0.55),
    waterLitresPerDay: Math.round(random.normalWithin(1.8, 0.5, 0.5, 4) * 10) / 10,
    asked: { bmi: random.chance(0.97), lifestyle: random.chance(0.85) },
  };
}
