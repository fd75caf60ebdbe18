import type { BranchCode, ProtocolCode } from './planted-effects.js';

/** How the patients of a branch differ from those of the chain on average. */
interface CaseMix {
  /** Years. */
  readonly age: number;
  /** kg/m². */
  readonly bmi: number;
  /** SDs by which the branch's patients start worse than the measures' means. */
  readonly severity: number;
  /** Share of patients with firm fat; half as many again have mixed fat. */
  readonly firmFat: number;
  readonly priorLiposuction: number;
  readonly predisposition: number;
  /** Mean number of earlier courses elsewhere. */
  readonly priorCourses: number;
}

/** Parts of a session's technique that a branch may or may not write down. */
export type RecordedPart =
  'needle' | 'angle' | 'depth' | 'spacing' | 'injections' | 'volume' | 'area' | 'room' | 'lots';

export interface DemoBranch {
  readonly name: string;
  readonly country: 'ZA' | 'NG';
  readonly region: string;
  readonly timeZone: string;
  /** Neither country changes its clocks. */
  readonly offset: '+02:00' | '+01:00';
  /** Before the patient's file number. */
  readonly filePrefix: string;
  readonly opened: string;
  readonly courses: number;
  /** Days from a version's publication until the branch starts courses on it. */
  readonly adoptionDays: number;
  readonly protocolShares: Readonly<Record<ProtocolCode, number>>;
  readonly caseMix: CaseMix;
  /** The chance that a part is recorded in a session; 1 when not named. */
  readonly recording: Partial<Readonly<Record<RecordedPart, number>>>;
  readonly rooms: readonly string[];
}

const usualShares = { cellulite: 0.38, 'facial-rejuvenation': 0.23, hair: 0.2, pain: 0.19 } as const;
const southAfrica = { country: 'ZA', timeZone: 'Africa/Johannesburg', offset: '+02:00' } as const;
const nigeria = { country: 'NG', timeZone: 'Africa/Lagos', offset: '+01:00' } as const;
const openedLongAgo = '2023-03-01';

/**
 * The branches. Cape Town is the best and has the hardest patients, Durban is the worst and has the easiest, so that crude
 * means hide what adjusted ones show; Abuja stays long on old versions and Port Harcourt, which opened late, has none.
 */
export const demoBranches: Readonly<Record<BranchCode, DemoBranch>> = {
  johannesburg: {
    ...southAfrica,
    name: 'Demo Johannesburg',
    region: 'Gauteng',
    filePrefix: 'JHB',
    opened: openedLongAgo,
    courses: 330,
    adoptionDays: 0,
    protocolShares: usualShares,
    caseMix: {
      age: 0,
      bmi: 0,
      severity: 0,
      firmFat: 0.4,
      priorLiposuction: 0.18,
      predisposition: 0.45,
      priorCourses: 0.5,
    },
    recording: {},
    rooms: ['1', '2', '3', '4'],
  },
  pretoria: {
    ...southAfrica,
    name: 'Demo Pretoria',
    region: 'Gauteng',
    filePrefix: 'PTA',
    opened: openedLongAgo,
    courses: 190,
    adoptionDays: 30,
    protocolShares: usualShares,
    caseMix: {
      age: 1,
      bmi: 0.3,
      severity: 0.1,
      firmFat: 0.4,
      priorLiposuction: 0.18,
      predisposition: 0.45,
      priorCourses: 0.5,
    },
    recording: { lots: 0, angle: 0.6 },
    rooms: ['A', 'B'],
  },
  'cape-town': {
    ...southAfrica,
    name: 'Demo Cape Town',
    region: 'Western Cape',
    filePrefix: 'CPT',
    opened: openedLongAgo,
    courses: 270,
    adoptionDays: 14,
    protocolShares: usualShares,
    caseMix: {
      age: 5,
      bmi: 1.7,
      severity: -0.35,
      firmFat: 0.55,
      priorLiposuction: 0.3,
      predisposition: 0.6,
      priorCourses: 0.9,
    },
    recording: {},
    rooms: ['1', '2', '3'],
  },
  durban: {
    ...southAfrica,
    name: 'Demo Durban',
    region: 'KwaZulu-Natal',
    filePrefix: 'DBN',
    opened: openedLongAgo,
    courses: 230,
    adoptionDays: 60,
    protocolShares: { ...usualShares, hair: 0.12, pain: 0.27 },
    caseMix: {
      age: -5,
      bmi: -1.6,
      severity: 0.35,
      firmFat: 0.25,
      priorLiposuction: 0.08,
      predisposition: 0.32,
      priorCourses: 0.3,
    },
    recording: { angle: 0, spacing: 0.5, area: 0.3, lots: 0.7 },
    rooms: ['1', '2'],
  },
  lagos: {
    ...nigeria,
    name: 'Demo Lagos',
    region: 'Lagos State',
    filePrefix: 'LOS',
    opened: '2023-09-01',
    courses: 280,
    adoptionDays: 30,
    protocolShares: usualShares,
    caseMix: {
      age: -2,
      bmi: 0.8,
      severity: 0.1,
      firmFat: 0.35,
      priorLiposuction: 0.12,
      predisposition: 0.4,
      priorCourses: 0.4,
    },
    recording: { angle: 0.4, needle: 0.8, room: 0.5 },
    rooms: ['1', '2', '3'],
  },
  abuja: {
    ...nigeria,
    name: 'Demo Abuja',
    region: 'Federal Capital Territory',
    filePrefix: 'ABV',
    opened: openedLongAgo,
    courses: 170,
    adoptionDays: 240,
    protocolShares: usualShares,
    caseMix: {
      age: 2,
      bmi: 0.4,
      severity: 0,
      firmFat: 0.45,
      priorLiposuction: 0.15,
      predisposition: 0.45,
      priorCourses: 0.5,
    },
    recording: { angle: 0.5, lots: 0.9 },
    rooms: ['1', '2'],
  },
  'port-harcourt': {
    ...nigeria,
    name: 'Demo Port Harcourt',
    region: 'Rivers State',
    filePrefix: 'PHC',
    opened: '2025-02-01',
    courses: 90,
    adoptionDays: 0,
    protocolShares: usualShares,
    caseMix: {
      age: 0,
      bmi: 0,
      severity: 0,
      firmFat: 0.4,
      priorLiposuction: 0.15,
      predisposition: 0.45,
      priorCourses: 0.4,
    },
    recording: { angle: 0, needle: 0.3, spacing: 0, area: 0, room: 0, lots: 0.5 },
    rooms: [],
  },
};

export const branchCodes = Object.keys(demoBranches) as readonly BranchCode[];
