import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { injectionTechniques, type InjectionTechnique } from '../../src/modules/codes/injection-technique.js';
import { compatibilityRows } from '../../src/modules/mixture/compatibility-rows.js';
import { maximumAmounts, type MaximumUnit } from '../../src/modules/mixture/maximum-amounts.js';
import { regulatoryStatuses } from '../../src/modules/mixture/regulatory-status.js';
import { substanceGroups } from '../../src/modules/mixture/substance-groups.js';
import { depthBands } from '../../src/modules/treatment/depth-bands.js';

const page = await readFile('docs/mixtures.md', 'utf8');

/** The rows below the line of the one table that begins with this heading, without marks of code. */
function tableOf(heading: string): readonly (readonly string[])[] {
  const lines = page.slice(page.indexOf(`\n## ${heading}\n`)).split('\n');
  const start = lines.findIndex((line) => line.startsWith('| --'));
  const end = lines.findIndex((line, index) => index > start && !line.startsWith('|'));
  return lines.slice(start + 1, end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', '')),
  );
}

const yesOrNo = (verified: boolean) => (verified ? 'yes' : 'no');

test('the groups are those that the rows use', () => {
  for (const [group, codes] of Object.entries(substanceGroups)) {
    expect(page).toContain(`- \`${group}\`: ${codes.join(', ')}\n`);
  }
});

test('the table of pairs is what the program knows', () => {
  expect(tableOf('Pairs')).toEqual(
    compatibilityRows.map(({ a, b, vehicles, strength, result, reason, source, verified }) => [
      a,
      b,
      [vehicles?.join(' or '), strength && `${strength.of} ${strength.mgPerMl.join(' or ')} mg/mL`]
        .filter(Boolean)
        .join(', ') || 'any',
      result,
      reason,
      source,
      yesOrNo(verified),
    ]),
  );
});

const units: Readonly<Record<MaximumUnit, string>> = {
  MG: 'mg',
  IU: 'IU',
  ML: 'mL',
  MG_PER_CM2: 'mg/cm²',
  MG_PER_KG: 'mg/kg',
};

test('the table of maxima is what the program knows', () => {
  expect(tableOf('Maximum of a session')).toEqual(
    maximumAmounts.map(({ substance, amount, unit, source, verified }) => [
      substance,
      `${amount} ${units[unit]}`,
      source,
      yesOrNo(verified),
    ]),
  );
});

test('the table of authorities is what the program knows', () => {
  expect(tableOf('Authorities')).toEqual(
    regulatoryStatuses.map(({ subjects, countries, indicationClass, status, from, to, reason, source, verified }) => [
      countries.length === 27 ? 'EU' : countries.join(', '),
      subjects.join(', '),
      indicationClass,
      status,
      from,
      to ?? '',
      reason,
      source,
      yesOrNo(verified),
    ]),
  );
});

test('the table of depth bands is what the program knows, and the techniques without one are named', () => {
  const techniques = Object.keys(injectionTechniques) as InjectionTechnique[];
  expect(tableOf('Depth and measures of an injection')).toEqual(
    techniques.flatMap((technique) => {
      const band = depthBands[technique];
      return band ? [[technique, band.minMm === null ? '' : String(band.minMm), String(band.maxMm), band.source]] : [];
    }),
  );
  const unknown = page.slice(page.indexOf('**Depth bands** of'));
  const named = [...unknown.matchAll(/`([A-Z_]+)`/g)].map(([, technique]) => technique);
  expect(named).toEqual(expect.arrayContaining(techniques.filter((technique) => !depthBands[technique])));
  expect(named).toHaveLength(techniques.length - Object.keys(depthBands).length);
});
