import { expect, test } from 'vitest';
import { checkPairs } from '../../../src/modules/mixture/check-pairs.js';
import { compatibilityRows } from '../../../src/modules/mixture/compatibility-rows.js';
import type { MixtureComponent } from '../../../src/modules/mixture/mixture-question.js';
import { isMeant, substanceGroups } from '../../../src/modules/mixture/substance-groups.js';
import { vehicleOf } from '../../../src/modules/mixture/vehicle.js';
import { builtInSubstances } from '../../../src/modules/substance/catalogue.js';

const codesOf = (...components: readonly MixtureComponent[]) =>
  checkPairs(components).map(({ substances, severity, code }) => [substances.join('+'), severity, code]);

const lidocaine = (strength: number | null, vehicle?: string): MixtureComponent => ({
  code: 'lidocaine',
  strength,
  strengthUnit: 'PERCENT',
  vehicle,
});

test('diclofenac with 1 or 2 % lidocaine or mepivacaine goes together in bicarbonate', () => {
  for (const strength of [1, 2]) {
    const diclofenac = { code: 'diclofenac', vehicle: 'Bicarbonate 1.4 %' };
    expect(codesOf(diclofenac, lidocaine(strength))).toEqual([['diclofenac+lidocaine', 'NONE', 'PAIR_COMPATIBLE']]);
    const mepivacaine = { code: 'mepivacaine', strength: strength * 10, strengthUnit: 'MG_PER_ML' } as const;
    expect(codesOf(mepivacaine, diclofenac)[0]![2]).toBe('PAIR_COMPATIBLE');
  }
});

test('the same in saline or water blocks, whatever the strength, with source and mend', () => {
  for (const vehicle of ['normal saline', 'Sterile water', 'NaCl 0.9 %']) {
    const [finding] = checkPairs([{ code: 'diclofenac', vehicle }, lidocaine(null)]);
    expect(finding).toMatchObject({ severity: 'BLOCK', code: 'PAIR_INCOMPATIBLE', verified: true });
    expect(finding!.message).toMatch(/milky.*Leave one of the two out.*Tringali/);
  }
});

test('a diluent among the substances is the vehicle of all', () => {
  expect(codesOf({ code: 'diclofenac' }, lidocaine(2), { code: 'sodium-chloride' })[0]).toEqual([
    'diclofenac+lidocaine',
    'BLOCK',
    'PAIR_INCOMPATIBLE',
  ]);
});

test('where vehicle or strength decide and are not stated, the finding names what would decide', () => {
  const [neither] = checkPairs([{ code: 'diclofenac' }, lidocaine(null)]);
  expect(neither).toMatchObject({ severity: 'UNKNOWN', code: 'PAIR_UNDECIDED' });
  expect(neither!.message).toContain('state the vehicle of both and the strength of lidocaine');
  const [strength] = checkPairs([{ code: 'diclofenac', vehicle: 'bicarbonate' }, lidocaine(null)]);
  expect(strength!.message).toContain('state the strength of lidocaine in mg/mL or %.');
  const [two] = checkPairs([{ code: 'diclofenac', vehicle: 'bicarbonate' }, lidocaine(2, 'saline')]);
  expect(two).toMatchObject({ code: 'PAIR_UNDECIDED', message: expect.stringContaining('one vehicle') as string });
});

test('a strength or vehicle that nobody studied is unknown, not compatible', () => {
  expect(codesOf({ code: 'diclofenac', vehicle: 'bicarbonate' }, lidocaine(5))[0]![2]).toBe('PAIR_UNKNOWN');
  expect(codesOf({ code: 'diclofenac', vehicle: 'glucose 5 %' }, lidocaine(2))[0]![2]).toBe('PAIR_UNKNOWN');
});

test('deoxycholic acid with anything blocks by its label, in either order', () => {
  expect(codesOf({ code: 'deoxycholic-acid' }, { code: 'something-of-ours' })[0]![1]).toBe('BLOCK');
  expect(codesOf({ code: 'sodium-chloride' }, { code: 'deoxycholic-acid' })[0]![1]).toBe('BLOCK');
});

test('what is not verified warns, never blocks, and says so', () => {
  const [finding] = checkPairs([{ code: 'ketoprofen' }, { code: 'piroxicam' }]);
  expect(finding).toMatchObject({ severity: 'WARN', code: 'PAIR_INCOMPATIBLE', verified: false });
  expect(finding!.message).toContain('Unverified');
});

test('every unordered pair has a finding, a substance none with itself, and unknown pairs are unknown', () => {
  const mixture = ['caffeine', 'biotin', 'procaine', 'caffeine', 'zinc'].map((code) => ({ code }));
  expect(codesOf(...mixture)).toEqual([
    ['caffeine+biotin', 'UNKNOWN', 'PAIR_UNKNOWN'],
    ['caffeine+procaine', 'WARN', 'PAIR_CAUTION'],
    ['caffeine+zinc', 'UNKNOWN', 'PAIR_UNKNOWN'],
    ['biotin+procaine', 'UNKNOWN', 'PAIR_UNKNOWN'],
    ['biotin+zinc', 'UNKNOWN', 'PAIR_UNKNOWN'],
    ['procaine+zinc', 'UNKNOWN', 'PAIR_UNKNOWN'],
  ]);
  expect(codesOf({ code: 'caffeine' })).toEqual([]);
});

test('more than 50 substances are not looked at, and that is said', () => {
  const many = Array.from({ length: 51 }, (_, index) => ({ code: `own-${index}` }));
  expect(checkPairs(many)).toMatchObject([{ severity: 'UNKNOWN', code: 'TOO_MANY_SUBSTANCES' }]);
  expect(checkPairs(many.slice(1))).toHaveLength(1225);
});

test('groups and rows name substances of the catalogue', () => {
  const known = new Set(builtInSubstances.map(({ code }) => code));
  expect(Object.values(substanceGroups).flatMap((group) => group.filter((code) => !known.has(code)))).toEqual([]);
  const parts = compatibilityRows.flatMap(({ a, b, strength }) => [a, b, ...(strength ? [strength.of] : [])]);
  const isKnown = (part: string) => part === 'ANYTHING' || part in substanceGroups || known.has(part);
  expect(parts.filter((part) => !isKnown(part))).toEqual([]);
});

test('no two rows without conditions contradict each other about a pair', () => {
  const codes = builtInSubstances.map(({ code }) => code);
  const contradicted = codes.flatMap((a) =>
    codes.filter((b) => {
      const rows = compatibilityRows.filter((row) => a !== b && isMeant(row.a, a) && isMeant(row.b, b));
      return rows.some(({ vehicles }) => !vehicles) && rows.some(({ result }) => result === 'COMPATIBLE');
    }),
  );
  expect(contradicted).toEqual([]);
});

test.each([
  ['bicarbonate 1.4 %', 'BICARBONATE'],
  ['NaHCO3', 'BICARBONATE'],
  ['0.9 % sodium chloride', 'SALINE'],
  ['physiological solution', 'SALINE'],
  ['Water for injections', 'WATER'],
  ['aqua ad iniectabilia', 'WATER'],
  ['glucose', 'OTHER'],
  [' ', null],
  [null, null],
])('the vehicle %j is %s', (text, vehicle) => {
  expect(vehicleOf(text)).toBe(vehicle);
});
