import { expect, test } from 'vitest';
import { allergenGroups, builtInSubstances } from '../../../src/modules/substance/catalogue.js';

test('every built-in substance has a code, a name and a source of its own', () => {
  const codes = builtInSubstances.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes.filter((code) => !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(code))).toEqual([]);
  expect(builtInSubstances.filter(({ name, source }) => name === '' || source === '')).toEqual([]);
});

test('ATC codes have the shape of ATC codes, and no two substances share one', () => {
  const all = builtInSubstances.flatMap(({ atc }) => atc);
  expect(all.filter((code) => !/^[A-Z]\d{2}[A-Z]{2}(\d{2})?$/.test(code))).toEqual([]);
  expect(new Set(all).size).toBe(all.length);
});

test('allergies to an ester, soy, fish and venom find their substances', () => {
  const inGroup = (group: keyof typeof allergenGroups): readonly string[] =>
    builtInSubstances.filter((one) => one.allergenGroups.includes(group)).map(({ code }) => code);
  expect(inGroup('ESTER_LA')).toEqual(['procaine']);
  expect(inGroup('AMIDE_LA')).toEqual(['lidocaine', 'mepivacaine']);
  expect(inGroup('SOY')).toEqual(['phosphatidylcholine-deoxycholate']);
  expect(inGroup('FISH')).toEqual(['polynucleotides', 'calcitonin']);
  expect(inGroup('VENOM')).toEqual(['hyaluronidase']);
});

test('what rests on practice alone is not called verified', () => {
  const verified = new Set(builtInSubstances.filter((one) => one.verified).map(({ code }) => code));
  expect(verified).toContain('deoxycholic-acid');
  for (const code of ['phosphatidylcholine-deoxycholate', 'caffeine', 'organic-silicium', 'dutasteride']) {
    expect(verified).not.toContain(code);
  }
});
