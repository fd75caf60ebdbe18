import { demoChain } from '../../../src/modules/demo/demo-chain.js';
import { branchCodes, demoBranches } from '../../../src/modules/demo/demo-branches.js';
import {
  demoMeasures,
  measureOf,
  measuresOfProtocol,
  type MeasureCode,
} from '../../../src/modules/demo/demo-measures.js';
import { demoPractitioners } from '../../../src/modules/demo/demo-practitioners.js';
import { schoolHabits } from '../../../src/modules/demo/demo-schools.js';
import { demoProtocols } from '../../../src/modules/demo/demo-protocols.js';
import {
  branchEffects,
  caseMixEffects,
  depthEffects,
  followUp,
  practitionerEffects,
  shareOfEffect,
  versionEffects,
  type CaseMixEffects,
  type ProtocolCode,
} from '../../../src/modules/demo/planted-effects.js';
import { adverseEventRates } from '../../../src/modules/demo/simulate-adverse-events.js';
import { adjustedDifferences, mean, observedCourses, plantedDifferences } from './analysis.js';

/** A table of docs/demo-chain.md: its heading cells, then its rows. */
export type Table = readonly (readonly string[])[];

const protocolCodes = demoProtocols.map(({ code }) => code);

/** A number as the page writes it: a minus sign, no trailing zeros. */
function written(value: number): string {
  return String(value).replace('-', '−');
}

function fixed(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  return Number(text) === 0 ? text.replace('-', '') : text.replace('-', '−');
}

/** Every table of the page that states what was planted, under the name in the comment before it. */
export const plantedTables: Readonly<Record<string, Table>> = {
  branches: [
    [
      'branch',
      'points',
      'follow-up',
      'age',
      'BMI',
      'severity',
      'firm fat',
      'liposuction',
      'predisposition',
      'courses before',
    ],
    ...branchCodes.map((code) => {
      const { caseMix: mix } = demoBranches[code];
      const shares = [mix.firmFat, mix.priorLiposuction, mix.predisposition];
      const shifts = [mix.age, mix.bmi, mix.severity];
      return [
        `\`${code}\``,
        ...[branchEffects[code], followUp.byBranch[code], ...shifts, ...shares, mix.priorCourses].map(written),
      ];
    }),
  ],
  practitioners: [
    ['practitioner', 'branches', 'training', 'points', 'load', 'depth habit'],
    ...demoPractitioners.map(({ code, branches, training, load }) => [
      `\`${code}\``,
      branches.join(', '),
      training,
      written(practitionerEffects[code]!),
      written(load),
      written(schoolHabits[training].depthHabit),
    ]),
  ],
  protocols: [
    ['protocol', 'version 1', 'version 2', 'version 3', 'a mm of depth', 'against mm'],
    ...protocolCodes.map((code) => [
      `\`${code}\``,
      ...[0, 1, 2].map((index) =>
        versionEffects[code][index] === undefined ? '' : written(versionEffects[code][index]!),
      ),
      written(depthEffects[code].perMm),
      written(depthEffects[code].referenceMm),
    ]),
  ],
  'case-mix': [
    ['recorded at the start', ...protocolCodes.map((code) => `\`${code}\``)],
    ...(
      [
        ['an SD of worse baseline', 'severityPerSd'],
        ['ten years of age', 'agePerDecade'],
        ['a kg/m² of BMI', 'bmiPerUnit'],
        ['male', 'male'],
        ['firm fat (mixed: half)', 'firmFat'],
        ['earlier liposuction', 'priorLiposuction'],
        ['predisposition', 'predisposition'],
        ['an earlier course', 'priorCourse'],
      ] as const satisfies readonly (readonly [string, keyof CaseMixEffects])[]
    ).map(([label, key]) => [label, ...protocolCodes.map((code) => written(caseMixEffects[code][key]))]),
  ],
  measures: [
    ['measure', 'baseline mean', 'baseline SD', 'change at week 12', 'a point is worth', 'important difference'],
    ...(Object.keys(demoMeasures) as MeasureCode[]).map((code) => {
      const measure = measureOf(code);
      return [
        `\`${code}\``,
        measure.baseline ? written(measure.baseline.mean) : '',
        measure.baseline ? written(measure.baseline.sd) : '',
        written(measure.meanChange),
        written(measure.changePerPoint),
        measure.minimalImportantDifference,
      ];
    }),
  ],
  timepoints: [
    ['timepoint', 'share of the week-12 effect'],
    ...Object.entries(shareOfEffect).map(([timepoint, share]) => [`\`${timepoint}\``, written(share)]),
  ],
  'adverse-events': [
    ['kind', 'chance', 'source'],
    ...adverseEventRates.map(({ kind, chance, per, source }) => [
      `\`${kind}\``,
      `${written(Number(chance.toPrecision(2)))} a ${per}`,
      source ?? 'the demo chain’s own',
    ]),
  ],
};

/** The crude, the adjusted and the planted branch differences of a protocol's first measure at week 12, default records. */
export function answerKey(protocol: ProtocolCode): Table {
  const measure = measuresOfProtocol[protocol][0]!;
  const { changePerPoint, decimals } = measureOf(measure);
  const courses = observedCourses(demoChain(), protocol, measure, 'week-12');
  const planted = plantedDifferences(courses, protocol, changePerPoint);
  const adjusted = new Map(adjustedDifferences(courses).map((one) => [one.branch, one]));
  const places = decimals + 1;
  return [
    ['branch', 'n', 'mean change', 'adjusted difference', 'standard error', 'planted difference'],
    ...branchCodes.map((branch) => {
      const own = courses.filter((one) => one.branch === branch).map(({ change }) => change);
      const { estimate, standardError } = adjusted.get(branch)!;
      return [
        `\`${branch}\``,
        String(own.length),
        ...[mean(own), estimate, standardError, planted.get(branch)!].map((value) => fixed(value, places)),
      ];
    }),
  ];
}
