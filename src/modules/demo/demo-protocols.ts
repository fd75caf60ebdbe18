import { measuresOfProtocol } from './demo-measures.js';
import type { ProtocolCode } from './planted-effects.js';
import type {
  CocktailDocument,
  CocktailPart,
  PhaseDocument,
  ProtocolDocument,
  ProtocolVersionDocument,
  TechniqueDocument,
  Tolerated,
} from './protocol-document.js';

/** A version without what `assessed` adds. */
type VersionPlan = Omit<ProtocolVersionDocument, 'assessments'>;

function tolerated(target: number, min: number, max: number, weight = 1): Tolerated {
  return { target, min, max, scale: Math.round(((max - min) / 2) * 1000) / 1000, weight };
}

function milligrams(code: string, volumeMl: number, strength: number): CocktailPart {
  return { code, volumeMl, strength, strengthUnit: 'MG_PER_ML' };
}

function cocktail(...substances: readonly CocktailPart[]): CocktailDocument {
  return { substances, weight: 2 };
}

/** So many sessions, give or take, and days between them: at most three earlier, a week later. */
function induction(sessions: number, giveOrTake: number, intervalDays: number): PhaseDocument {
  return {
    kind: 'INDUCTION',
    sessions: { target: sessions, min: sessions - giveOrTake, max: sessions + giveOrTake },
    intervalDays: { target: intervalDays, min: intervalDays - 3, max: intervalDays + 7 },
  };
}

/** Single sessions without an end, each within these days after the one before. */
function maintenance(target: number, min: number, max: number): PhaseDocument {
  return { kind: 'MAINTENANCE', intervalDays: { target, min, max } };
}

/** Adds the assessments: every measure of the protocol at the same timepoints; a judgement of change has no baseline. */
function assessed(protocol: ProtocolCode, timepoints: readonly string[], plan: VersionPlan): ProtocolVersionDocument {
  const assessments = measuresOfProtocol[protocol].map((measure) => ({
    measure,
    timepoints: measure === 'gais' ? timepoints.filter((one) => one === 'end' || one === 'week-12') : timepoints,
  }));
  return { ...plan, assessments };
}

const withSession4 = ['baseline', 'session-4', 'end', 'week-12'] as const;

const cellulite: TechniqueDocument = {
  techniques: { anyOf: ['POINT_BY_POINT', 'IDP', 'HYPODERMIC_DEEP', 'MULTI_PRICK'], weight: 1 },
  deliveries: { anyOf: ['MANUAL', 'MESOGUN_SINGLE', 'MESOGUN_BURST'], weight: 1 },
  areas: { anyOf: ['THIGHS', 'BUTTOCKS', 'HIPS'], weight: 1 },
  needleGauge: tolerated(30, 27, 32),
  needleLengthMm: tolerated(12, 4, 13),
  depthMm: tolerated(6, 4, 8, 2),
  angleDegrees: tolerated(60, 45, 90),
  spacingMm: tolerated(15, 10, 20),
  injections: tolerated(110, 80, 140),
  volumePerInjectionMl: tolerated(0.09, 0.05, 0.15),
  totalVolumeMl: tolerated(10, 8, 12),
};

const facial: TechniqueDocument = {
  techniques: { anyOf: ['NAPPAGE', 'NAPPAGE_SUPERFICIAL', 'PAPULE', 'MULTI_PRICK'], weight: 1 },
  deliveries: { anyOf: ['MANUAL', 'MESOGUN_CONTINUOUS_NAPPAGE', 'VACUUM_MULTI_NEEDLE'], weight: 1 },
  areas: { anyOf: ['FACE', 'NECK', 'DECOLLETE'], weight: 1 },
  needleGauge: tolerated(32, 30, 34),
  needleLengthMm: tolerated(4, 2, 6),
  depthMm: tolerated(2, 1.2, 2.8, 2),
  angleDegrees: tolerated(45, 30, 90),
  spacingMm: tolerated(8, 5, 11),
  injections: tolerated(100, 70, 130),
  volumePerInjectionMl: tolerated(0.03, 0.015, 0.05),
  totalVolumeMl: tolerated(3, 2, 4),
};

const scalp: TechniqueDocument = {
  techniques: { anyOf: ['NAPPAGE', 'IDS', 'PAPULE'], weight: 1 },
  deliveries: { anyOf: ['MANUAL', 'MESOGUN_CONTINUOUS_NAPPAGE'], weight: 1 },
  areas: { anyOf: ['SCALP'], weight: 1 },
  needleGauge: tolerated(31, 30, 32),
  needleLengthMm: tolerated(4, 4, 6),
  depthMm: tolerated(3, 2, 4, 2),
  angleDegrees: tolerated(60, 45, 90),
  spacingMm: tolerated(10, 8, 13),
  injections: tolerated(100, 75, 125),
  volumePerInjectionMl: tolerated(0.04, 0.02, 0.06),
  totalVolumeMl: tolerated(4, 3, 5),
};

const lowBack: TechniqueDocument = {
  techniques: { anyOf: ['LIT_SIM', 'IDP', 'POINT_BY_POINT'], weight: 1 },
  deliveries: { anyOf: ['MANUAL'], weight: 1 },
  areas: { anyOf: ['LUMBAR'], weight: 1 },
  needleGauge: tolerated(27, 27, 30),
  needleLengthMm: tolerated(6, 4, 13),
  depthMm: tolerated(4, 2.5, 5.5, 2),
  angleDegrees: tolerated(45, 30, 90),
  spacingMm: tolerated(25, 20, 30),
  injections: tolerated(20, 14, 26),
  volumePerInjectionMl: tolerated(0.15, 0.1, 0.22),
  totalVolumeMl: tolerated(3, 2.2, 3.8),
};

const organicSilicium = milligrams('organic-silicium', 4, 5);
const hairVitamins = [milligrams('dexpanthenol', 2, 250), milligrams('biotin', 1, 5)] as const;

/**
 * The protocols. Sessions, intervals, volumes and depths lie in the published ranges: ten weekly sessions for cellulite,
 * three to five for the face, eight for the scalp, five for low back pain (Costantino et al. 2011 gave five). Amounts stay under
 * the session maxima in use. From one version to the next the depth that is asked for stays the same, so that version and depth
 * effects stay apart.
 */
export const demoProtocols: readonly ProtocolDocument[] = [
  {
    code: 'cellulite',
    name: 'Cellulite of thighs and buttocks',
    indication: 'CELLULITE',
    versions: [
      assessed('cellulite', withSession4, {
        version: 1,
        publishedOn: '2022-09-01',
        summaryOfChanges: 'First edition.',
        sessions: 10,
        intervalDays: 7,
        maintenanceIntervalDays: 30,
        technique: cellulite,
        cocktail: cocktail(
          milligrams('caffeine', 2, 50),
          milligrams('pentoxifylline', 2, 20),
          organicSilicium,
          milligrams('procaine', 2, 20),
        ),
      }),
      assessed('cellulite', withSession4, {
        version: 2,
        publishedOn: '2024-06-01',
        summaryOfChanges:
          'Procaine left out, because a local anaesthetic in the syringe inhibits lipolysis (Jayasinghe 2013); levocarnitine in its place.',
        sessions: 10,
        intervalDays: 7,
        maintenanceIntervalDays: 30,
        technique: cellulite,
        cocktail: cocktail(
          milligrams('caffeine', 2, 50),
          milligrams('pentoxifylline', 2, 20),
          organicSilicium,
          milligrams('levocarnitine', 2, 200),
        ),
      }),
      assessed('cellulite', withSession4, {
        version: 3,
        publishedOn: '2025-06-01',
        summaryOfChanges: 'Artichoke extract added; more product to a session; depth counts more in adherence.',
        sessions: 10,
        intervalDays: 7,
        maintenanceIntervalDays: 45,
        phases: [induction(10, 2, 7), maintenance(45, 30, 60)],
        technique: {
          ...cellulite,
          depthMm: { ...cellulite.depthMm, weight: 3 },
          totalVolumeMl: tolerated(11, 9, 13),
          volumePerInjectionMl: tolerated(0.1, 0.06, 0.16),
        },
        cocktail: cocktail(
          milligrams('caffeine', 2, 50),
          milligrams('pentoxifylline', 2, 20),
          milligrams('organic-silicium', 3, 5),
          milligrams('levocarnitine', 2, 200),
          milligrams('artichoke-extract', 2, 20),
        ),
      }),
    ],
  },
  {
    code: 'facial-rejuvenation',
    name: 'Facial rejuvenation',
    indication: 'FACE_REJUVENATION',
    versions: [
      assessed('facial-rejuvenation', ['baseline', 'end', 'week-12'], {
        version: 1,
        publishedOn: '2022-09-01',
        summaryOfChanges: 'First edition.',
        sessions: 4,
        intervalDays: 15,
        maintenanceIntervalDays: 75,
        technique: facial,
        cocktail: cocktail(
          milligrams('hyaluronic-acid', 2, 10),
          { code: 'demo-multivitamin', volumeMl: 0.5 },
          milligrams('deanol', 0.5, 30),
        ),
      }),
      assessed('facial-rejuvenation', ['baseline', 'end', 'week-12'], {
        version: 2,
        publishedOn: '2024-10-01',
        summaryOfChanges: 'More and stronger hyaluronic acid; deanol left out.',
        sessions: 4,
        intervalDays: 15,
        maintenanceIntervalDays: 90,
        phases: [induction(4, 1, 15), maintenance(90, 60, 120)],
        technique: facial,
        cocktail: cocktail(milligrams('hyaluronic-acid', 2.5, 15), { code: 'demo-multivitamin', volumeMl: 0.5 }),
      }),
    ],
  },
  {
    code: 'hair',
    name: 'Androgenetic hair loss',
    indication: 'ALOPECIA_ANDROGENETIC',
    versions: [
      assessed('hair', withSession4, {
        version: 1,
        publishedOn: '2022-09-01',
        summaryOfChanges: 'First edition.',
        sessions: 8,
        intervalDays: 10,
        maintenanceIntervalDays: 100,
        technique: scalp,
        cocktail: cocktail(...hairVitamins, milligrams('procaine', 1, 20)),
      }),
      assessed('hair', withSession4, {
        version: 2,
        publishedOn: '2024-03-01',
        summaryOfChanges: 'Minoxidil 0.5 % in place of procaine.',
        sessions: 8,
        intervalDays: 10,
        maintenanceIntervalDays: 100,
        technique: scalp,
        cocktail: cocktail(...hairVitamins, milligrams('minoxidil', 1, 5)),
      }),
      assessed('hair', [...withSession4, 'week-24'], {
        version: 3,
        publishedOn: '2025-09-01',
        summaryOfChanges: 'A second follow-up at week 24; multi-pricking allowed.',
        sessions: 8,
        intervalDays: 10,
        maintenanceIntervalDays: 100,
        phases: [induction(8, 1, 10), maintenance(100, 80, 120)],
        technique: { ...scalp, techniques: { anyOf: ['NAPPAGE', 'IDS', 'PAPULE', 'MULTI_PRICK'], weight: 1 } },
        cocktail: cocktail(...hairVitamins, milligrams('minoxidil', 1, 5)),
      }),
    ],
  },
  {
    code: 'pain',
    name: 'Low back pain',
    indication: 'LOW_BACK_PAIN',
    versions: [
      assessed('pain', ['baseline', 'session-3', 'end', 'week-12'], {
        version: 1,
        publishedOn: '2022-09-01',
        summaryOfChanges: 'First edition.',
        sessions: 5,
        intervalDays: 7,
        technique: lowBack,
        cocktail: {
          ...cocktail(milligrams('ketoprofen', 2, 80), milligrams('lidocaine', 1, 20)),
          // Either local anaesthetic is in use.
          alternatives: [[milligrams('ketoprofen', 2, 80), milligrams('procaine', 1, 20)]],
        },
      }),
      assessed('pain', ['baseline', 'session-3', 'end', 'week-12'], {
        version: 2,
        publishedOn: '2024-09-01',
        summaryOfChanges: 'A single drug, as the Italian society of mesotherapy advises: lidocaine left out.',
        sessions: 5,
        intervalDays: 7,
        phases: [induction(5, 1, 7)],
        technique: {
          ...lowBack,
          totalVolumeMl: tolerated(2, 1.4, 2.6),
          volumePerInjectionMl: tolerated(0.1, 0.06, 0.15),
        },
        cocktail: cocktail(milligrams('ketoprofen', 2, 80)),
      }),
    ],
  },
];

const versionsByProtocol = new Map(demoProtocols.map(({ code, versions }) => [code, versions]));

/** The versions of a protocol, oldest first. */
export function demoVersions(protocol: ProtocolCode): readonly ProtocolVersionDocument[] {
  return versionsByProtocol.get(protocol)!;
}
