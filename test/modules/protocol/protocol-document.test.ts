import { expect, test } from 'vitest';
import { protocolsDocument } from '../../../src/modules/exchange/format/protocol-document.js';

const exactly = (target: number) => ({ target, min: target, max: target });
const phases = [
  { kind: 'INDUCTION', sessions: exactly(4), intervalDays: exactly(7) },
  { kind: 'MAINTENANCE', intervalDays: { target: 30, min: 21, max: 45 } },
];

function read(version: object) {
  const versions = [{ version: 1, publishedOn: '2024-01-01', ...version }];
  return protocolsDocument.safeParse([{ code: 'x', name: 'X', indication: 'ACNE', versions }]);
}

const versionOf = (version: object) => read(version).data?.[0]?.versions[0];
const problemsOf = (version: object) => read(version).error?.issues.map(({ path }) => path.slice(3).join('.'));

test('the numbers of a course follow from its phases, and disagree with them nowhere', () => {
  const plan = { sessions: 4, intervalDays: 7, maintenanceIntervalDays: 30, phases };
  expect(versionOf({ phases })).toMatchObject(plan);
  expect(versionOf(plan)).toMatchObject(plan);
  expect(problemsOf({ ...plan, sessions: 5 })).toEqual(['sessions']);
  expect(problemsOf({ phases: [phases[1]] })).toEqual(['phases.0.kind']);
  expect(problemsOf({ intervalDays: 7 })).toEqual(['sessions']);
});

test('a number of a technique is read in its unit, and kept in its own', () => {
  const technique = (unit: string) => ({
    sessions: 1,
    intervalDays: 0,
    technique: { volumePerInjectionMl: { target: 100, min: 50, max: 150, scale: 20, unit } },
  });
  expect(versionOf(technique('UL'))?.technique.volumePerInjectionMl).toEqual({
    target: 0.1,
    min: 0.05,
    max: 0.15,
    scale: 0.02,
  });
  expect(problemsOf(technique('MM'))).toEqual(['technique.volumePerInjectionMl.unit']);
});

test('alternatives are whole mixtures, each another one', () => {
  const cocktail = (alternatives: object[], substances = [{ code: 'procaine' }]) => ({
    sessions: 1,
    intervalDays: 0,
    cocktail: { substances, alternatives, tolerance: 0.1 },
  });
  const two = [[{ code: 'lidocaine' }], [{ code: 'procaine' }, { code: 'caffeine' }]];
  expect(versionOf(cocktail(two))?.cocktail).toEqual(cocktail(two).cocktail);
  expect(problemsOf(cocktail([[]]))).toEqual(['cocktail.alternatives.0']);
  expect(problemsOf(cocktail([[{ code: 'procaine' }]]))).toEqual(['cocktail.alternatives.0']);
  expect(problemsOf(cocktail(two, []))).toEqual(['cocktail.alternatives']);
});

test('when and why a version was retired stands beside the status alone', () => {
  const retired = { retiredOn: '2025-01-01', retirementReason: 'Replaced.', sessions: 1, intervalDays: 0 };
  expect(versionOf({ ...retired, status: 'RETIRED' })).toMatchObject(retired);
  expect(problemsOf(retired)).toEqual(['retiredOn', 'retirementReason']);
});
