import { expect, test } from 'vitest';
import { checkMixture } from '../../../src/modules/mixture/check-mixture.js';
import { mixtureFindingSeverities, worstOf } from '../../../src/modules/mixture/mixture-finding.js';
import { builtInSubstances } from '../../../src/modules/substance/catalogue.js';

test('a mixture is told pair by pair, then by amounts, then by law', () => {
  const findings = checkMixture({
    components: [
      { code: 'diclofenac', volumeMl: 1, strength: 50, strengthUnit: 'MG_PER_ML', vehicle: 'bicarbonate' },
      { code: 'mepivacaine', volumeMl: 2, strength: 1, strengthUnit: 'PERCENT' },
    ],
    country: 'DE',
    on: '2026-06-30',
    indication: 'LOW_BACK_PAIN',
  });
  expect(findings.map(({ kind, code }) => `${kind} ${code}`)).toEqual([
    'PAIR PAIR_COMPATIBLE',
    'MAXIMUM WITHIN_MAXIMUM',
    'MAXIMUM WITHIN_MAXIMUM',
    'REGULATORY STATUS_UNKNOWN',
  ]);
  expect(worstOf(findings)).toBe('UNKNOWN');
});

test('nothing mixed, nothing found', () => {
  expect(checkMixture({ components: [], country: 'FR' })).toEqual([]);
  expect(worstOf([])).toBeNull();
});

test('over the whole catalogue only what is verified blocks, and every sentence ends', () => {
  const codes = builtInSubstances.map(({ code }) => code);
  const findings = ['FR', 'US', 'ZA', 'CH', 'BR', 'ZW', 'DE'].flatMap((country) =>
    codes.flatMap((a) =>
      codes.flatMap((b) =>
        checkMixture({
          components: [
            { code: a, volumeMl: 100, strength: 100, strengthUnit: 'PERCENT' },
            { code: b, volumeMl: 0.01, strength: 1, strengthUnit: 'MG_PER_ML' },
          ],
          country,
          on: '2026-06-30',
          indication: 'LOCAL_FAT',
          areas: ['ABDOMEN'],
          areaCm2: 1,
          weightKg: 1,
        }),
      ),
    ),
  );
  expect(new Set(findings.map(({ severity }) => severity))).toEqual(new Set(Object.keys(mixtureFindingSeverities)));
  expect(findings.filter(({ severity, verified }) => severity === 'BLOCK' && !verified)).toEqual([]);
  expect(findings.filter(({ message }) => !/^\S.*[^.]\.$/.test(message) || /undefined|null/.test(message))).toEqual([]);
  expect(
    findings.filter(({ severity, message, source }) => severity === 'BLOCK' && !message.includes(source!)),
  ).toEqual([]);
});
