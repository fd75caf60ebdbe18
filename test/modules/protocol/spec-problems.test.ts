import { expect, test } from 'vitest';
import { specProblems, type VersionSpec } from '../../../src/modules/protocol/spec-problems.js';

const known = { substances: new Set(['procaine', 'caffeine']), measures: new Set(['waist']) };
const sound: VersionSpec = {
  sessions: 6,
  intervalDays: 7,
  maintenanceIntervalDays: null,
  phases: [],
  technique: { depthMm: { target: 4, min: 3, max: 5, weight: 0 }, angleDegrees: { target: 90, min: 45, max: 90 } },
  cocktail: { substances: [{ code: 'procaine', volumeMl: 1, strength: 20, strengthUnit: 'MG_PER_ML' }], weight: 2 },
  assessments: [{ measure: 'waist', timepoints: ['baseline', 'session-6', 'week-12'] }],
};

function refusals(change: Partial<VersionSpec>): readonly string[] {
  return specProblems({ ...sound, ...change }, known).map(({ code, path }) => `${code} ${path.join('.')}`);
}

test('a sound specification has no problems, and neither has one that leaves everything free', () => {
  expect(refusals({})).toEqual([]);
  expect(refusals({ technique: {}, cocktail: { substances: [] }, assessments: [] })).toEqual([]);
});

test.each<[string, Partial<VersionSpec>, readonly string[]]>([
  ['no session', { sessions: 0, assessments: [] }, ['OUT_OF_RANGE sessions']],
  ['a negative interval', { intervalDays: -1 }, ['OUT_OF_RANGE intervalDays']],
  ['a negative maintenance interval', { maintenanceIntervalDays: -1 }, ['OUT_OF_RANGE maintenanceIntervalDays']],
  ['a target outside', { technique: { depthMm: { target: 6, min: 3, max: 5 } } }, ['INVALID technique.depthMm.target']],
  ['limits crossed', { technique: { depthMm: { target: 4, min: 5, max: 3 } } }, ['INVALID technique.depthMm.min']],
  [
    'a depth below 0',
    { technique: { depthMm: { target: 4, min: -1, max: 5 } } },
    ['OUT_OF_RANGE technique.depthMm.min'],
  ],
  [
    'an angle above 90',
    { technique: { angleDegrees: { target: 90, min: 45, max: 120 } } },
    ['OUT_OF_RANGE technique.angleDegrees.max'],
  ],
  [
    'a scale of 0',
    { technique: { depthMm: { target: 4, min: 3, max: 5, scale: 0 } } },
    ['INVALID technique.depthMm.scale'],
  ],
  ['a negative weight', { technique: { areas: { anyOf: ['FACE'], weight: -1 } } }, ['INVALID technique.areasWeight']],
  [
    'an unknown substance',
    { cocktail: { substances: [{ code: 'procaine' }, { code: 'snake-oil' }] } },
    ['NOT_FOUND cocktail.1.substance'],
  ],
  [
    'a substance twice',
    { cocktail: { substances: [{ code: 'procaine' }, { code: 'procaine' }] } },
    ['INVALID cocktail.1.substance'],
  ],
  [
    'an unknown substance of an alternative',
    { cocktail: { substances: [{ code: 'procaine' }], alternatives: [[{ code: 'caffeine' }, { code: 'snake-oil' }]] } },
    ['NOT_FOUND cocktailAlternatives.0.components.1.substance'],
  ],
  [
    'an alternative that is the same in another spelling',
    {
      cocktail: {
        substances: [{ code: 'procaine', strength: 1, strengthUnit: 'PERCENT' }],
        alternatives: [[{ code: 'procaine', strength: 10, strengthUnit: 'MG_PER_ML' }]],
      },
    },
    ['INVALID cocktailAlternatives.0.components'],
  ],
  [
    'an empty alternative',
    { cocktail: { substances: [{ code: 'procaine' }], alternatives: [[]] } },
    ['INVALID cocktailAlternatives.0.components'],
  ],
  [
    'an alternative to nothing',
    { cocktail: { substances: [], alternatives: [[{ code: 'procaine' }]] } },
    ['INVALID cocktailAlternatives'],
  ],
  [
    'a tolerance above 1',
    { cocktail: { substances: [{ code: 'procaine' }], tolerance: 1.01 } },
    ['OUT_OF_RANGE cocktailTolerance'],
  ],
  [
    'a course that begins with maintenance',
    { phases: [{ kind: 'MAINTENANCE', intervalDays: { target: 30, min: 30, max: 30 } }] },
    ['INVALID phases.0.kind'],
  ],
  [
    'no unit',
    { cocktail: { substances: [{ code: 'procaine', strength: 2 }] } },
    ['INVALID cocktail.0.concentrationUnit'],
  ],
  [
    'an unknown measure',
    { assessments: [{ measure: 'mood', timepoints: ['end'] }] },
    ['NOT_FOUND assessments.0.measure'],
  ],
  ['no timepoint', { assessments: [{ measure: 'waist', timepoints: [] }] }, ['INVALID assessments.0.timepoints']],
  [
    'a session too many',
    { assessments: [{ measure: 'waist', timepoints: ['session-7'] }] },
    ['OUT_OF_RANGE assessments.0.timepoints'],
  ],
])('%s is refused at its place', (_, change, expected) => {
  expect(refusals(change)).toEqual(expected);
});
