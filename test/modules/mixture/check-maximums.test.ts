import { expect, test } from 'vitest';
import { checkMaximums } from '../../../src/modules/mixture/check-maximums.js';
import { maximumAmounts } from '../../../src/modules/mixture/maximum-amounts.js';
import type { MixtureComponent, MixtureQuestion } from '../../../src/modules/mixture/mixture-question.js';
import { builtInSubstances } from '../../../src/modules/substance/catalogue.js';

const codesOf = (component: MixtureComponent, more: Partial<MixtureQuestion> = {}) =>
  checkMaximums({ components: [component], ...more }).map(({ severity, code }) => [severity, code]);

const kybella = (volumeMl: number): MixtureComponent => ({
  code: 'deoxycholic-acid',
  volumeMl,
  strength: 10,
  strengthUnit: 'MG_PER_ML',
});

test('the label of deoxycholic acid: 10 mL, 100 mg and 2 mg for each cm², all of them included', () => {
  const thrice = (severity: string, code: string) => Array.from({ length: 3 }, () => [severity, code]);
  expect(codesOf(kybella(10), { areaCm2: 50 })).toEqual(thrice('NONE', 'WITHIN_MAXIMUM'));
  expect(codesOf(kybella(10.01), { areaCm2: 50 })).toEqual(thrice('BLOCK', 'ABOVE_MAXIMUM'));
  expect(codesOf(kybella(10), { areaCm2: 49.9 })[2]).toEqual(['BLOCK', 'ABOVE_MAXIMUM']);
  expect(codesOf(kybella(10))[2]).toEqual(['UNKNOWN', 'AREA_NOT_STATED']);
});

test('a percent is 10 mg/mL, and micrograms are thousandths', () => {
  const lidocaine = (volumeMl: number) =>
    codesOf({ code: 'lidocaine', volumeMl, strength: 2, strengthUnit: 'PERCENT' })[0];
  expect(lidocaine(15)).toEqual(['NONE', 'WITHIN_MAXIMUM']);
  expect(lidocaine(15.1)).toEqual(['WARN', 'ABOVE_MAXIMUM']);
  const biotin = (volumeMl: number) =>
    codesOf({ code: 'biotin', volumeMl, strength: 5000, strengthUnit: 'UG_PER_ML' })[0];
  expect(biotin(2)).toEqual(['NONE', 'WITHIN_MAXIMUM']);
  expect(biotin(2.001)).toEqual(['WARN', 'ABOVE_MAXIMUM']);
});

test('units and millilitres count by themselves', () => {
  const hyaluronidase = { code: 'hyaluronidase', volumeMl: 2, strengthUnit: 'IU_PER_ML' } as const;
  expect(codesOf({ ...hyaluronidase, strength: 750 })).toEqual([['NONE', 'WITHIN_MAXIMUM']]);
  expect(codesOf({ ...hyaluronidase, strength: 751 })).toEqual([['WARN', 'ABOVE_MAXIMUM']]);
  expect(codesOf({ code: 'organic-silicium', volumeMl: 10.5 })).toEqual([['WARN', 'ABOVE_MAXIMUM']]);
});

test('a maximum by body weight needs one, and never tells it', () => {
  const lidocaine = { code: 'lidocaine', volumeMl: 10, strength: 2, strengthUnit: 'PERCENT' } as const;
  expect(codesOf(lidocaine)[1]).toEqual(['UNKNOWN', 'WEIGHT_NOT_STATED']);
  expect(codesOf(lidocaine, { weightKg: 45 })[1]).toEqual(['NONE', 'WITHIN_MAXIMUM']);
  const [, above] = checkMaximums({ components: [lidocaine], weightKg: 44.25 });
  expect(above).toMatchObject({ severity: 'WARN', code: 'ABOVE_MAXIMUM' });
  expect(above!.message).not.toContain('44.25');
});

test('two vials of one substance count together, in exact decimals', () => {
  const vial = (strength: number) =>
    ({ code: 'minoxidil', volumeMl: 0.1, strength, strengthUnit: 'MG_PER_ML' }) as const;
  const of = (...components: readonly MixtureComponent[]) => checkMaximums({ components }).map(({ code }) => code);
  expect(of(vial(20), vial(30))).toEqual(['WITHIN_MAXIMUM']);
  expect(of(vial(20), vial(30.01))).toEqual(['ABOVE_MAXIMUM']);
  expect(of(vial(20), { code: 'minoxidil' })).toEqual(['AMOUNT_NOT_STATED']);
  expect(of(vial(51), { code: 'minoxidil' })).toEqual(['ABOVE_MAXIMUM']);
});

test.each(['MG_PER_VIAL', 'MG_PER_G', 'MMOL_PER_L', 'IU_PER_ML'] as const)(
  'from %s no milligrams follow, and the finding says what to state',
  (strengthUnit) => {
    const [finding] = checkMaximums({ components: [{ code: 'caffeine', volumeMl: 2, strength: 50, strengthUnit }] });
    expect(finding).toMatchObject({ severity: 'UNKNOWN', code: 'AMOUNT_NOT_STATED' });
    expect(finding!.message).toContain('strength in mg/mL or %');
  },
);

test('substances without a known maximum are named together', () => {
  const components = [{ code: 'zinc' }, { code: 'ours' }, { code: 'sodium-chloride' }];
  expect(checkMaximums({ components })).toMatchObject([
    { severity: 'UNKNOWN', code: 'MAXIMUM_UNKNOWN', substances: ['zinc', 'ours', 'sodium-chloride'], source: null },
  ]);
});

test('maxima are of substances of the catalogue, above 0, one for each unit, and verified by a label alone', () => {
  const known = new Set(builtInSubstances.map(({ code }) => code));
  expect(maximumAmounts.filter(({ substance, amount }) => !known.has(substance) || amount <= 0)).toEqual([]);
  const keys = maximumAmounts.map(({ substance, unit }) => `${substance} ${unit}`);
  expect(new Set(keys).size).toBe(keys.length);
  expect(new Set(maximumAmounts.filter((one) => one.verified).map(({ substance }) => substance))).toEqual(
    new Set(['deoxycholic-acid']),
  );
});
