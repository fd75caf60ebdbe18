import { describe, expect, test } from 'vitest';
import { checkRegistrationNumber } from '../../../src/modules/registration-body/number-check.js';
import { registrationBodies, registrationBodyOf } from '../../../src/modules/registration-body/registration-bodies.js';

const check = (code: string, typed: string) => checkRegistrationNumber(registrationBodyOf(code)!, typed);

/** The number as the body prints it, as somebody may type it. */
const valid: readonly (readonly [string, string, string])[] = [
  ['HPCSA', 'MP0123456', 'MP0123456'],
  ['HPCSA', ' mp 0123456 ', 'MP0123456'],
  ['HPCSA', 'MP-0123456', 'MP0123456'],
  ['HPCSA', 'MP   0123456', 'MP0123456'],
  ['HPCSA', 'HPCSA: MP0123456', 'MP0123456'],
  ['HPCSA', 'ＭＰ０１２３４５６', 'MP0123456'],
  ['HPCSA', 'MP\u20110123456', 'MP0123456'],
  ['HPCSA', 'MP\u00A00123456\u200B', 'MP0123456'],
  ['HPCSA', 'DP 0004567', 'DP0004567'],
  ['SANC', '1900 0017', '19000017'],
  ['SAPC', 'p 01234', 'P01234'],
  ['SAPC', 'SAPC P-01234', 'P01234'],
  ['MDCN', '90017', '90017'],
  ['MDCN', 'MDCN/R/90017', 'R/90017'],
  ['MDCN', 'r90017', 'R/90017'],
  ['MDCN', 'Folio No. 90017', '90017'],
  ['GMC', '1234567', '1234567'],
  ['GMC', 'GMC1234567', '1234567'],
  ['GMC', '123 4567', '1234567'],
  ['NMC', '01a2345n', '01A2345N'],
  ['NMC', 'NMC PIN: 01A 2345N', '01A2345N'],
  ['AHPRA', 'med 0000 932846', 'MED0000932846'],
  ['MCNZ', '12345', '12345'],
  ['MCNZ', 'MCNZ 1234', '1234'],
  ['RPPS', '10000001916', '10000001916'],
  ['RPPS', '10 00000 1916', '10000001916'],
  ['RPPS', '810000001916', '10000001916'],
  ['RPPS', 'N° RPPS 10123456781', '10123456781'],
  ['NPI', '1234567893', '1234567893'],
  ['NPI', '1999999984', '1999999984'],
  ['NPI', '1000000020', '1000000020'],
  ['NPI', '80840 1234567893', '1234567893'],
];

describe('what people type is normalised to what the body prints', () => {
  test.each(valid)('%s: %j is %s', (code, typed, normalized) => {
    expect(check(code, typed)).toMatchObject({ normalized, problem: null });
  });
});

/** Certain errors, with a word of what the answer says. */
const invalid: readonly (readonly [string, string, RegExp])[] = [
  ['HPCSA', '0123456', /letters before the digits are missing.*practice number/],
  ['HPCSA', 'HPCSA0123456', /letters before the digits are missing/],
  ['HPCSA', 'MP01234567', /up to seven digits/],
  ['HPCSA', 'MP123', /up to seven digits/],
  ['HPCSA', 'M0123456', /letters of its register/],
  ['HPCSA', 'ABCDEF0123456', /letters of its register/],
  ['HPCSA', 'MP O123456', /up to seven digits/],
  ['SANC', '1900001', /Eight digits.*This has 7 digits/],
  ['SANC', '29000017', /the first of them 1/],
  ['SANC', '1900O017', /not all of them digits/],
  ['SAPC', 'Y01234', /pharmacy/],
  ['SAPC', 'R01234', /training provider/],
  ['SAPC', '01234', /letter is missing/],
  ['SAPC', 'P1234', /P and five digits/],
  ['MDCN', 'unknown', /has digits/],
  ['MDCN', '<b>12345</b>', /letters, digits, dots/],
  ['MDCN', '123456789012345678901', /At most 20/],
  ['MCNZ', '12345€', /letters, digits, dots/],
  ['GMC', '123456', /seven digits.*This has 6 digits/],
  ['GMC', '12345678', /This has 8 digits/],
  ['GMC', 'AB1234567', /seven digits/],
  ['NMC', '01A2345', /four digits and a letter/],
  ['NMC', '01A23456', /four digits and a letter/],
  ['NMC', '0lA2345N', /four digits and a letter/],
  ['AHPRA', 'MED000932846', /ten digits. This has 9 digits/],
  ['AHPRA', '0000932846', /three letters/],
  ['MCNZ', 'none', /has digits/],
  ['RPPS', '1000000191', /eleven digits. This has 10 digits/],
  ['RPPS', '910000001916', /eleven digits/],
  ['NPI', '123456789', /ten digits. This has 9 digits/],
  ['NPI', '1234567890', /a digit is wrong/],
  ['NPI', '9999999999', /starts with 1 or 2/],
  ['NPI', '12345678931', /ten digits/],
];

describe('certain errors are refused, with the reason', () => {
  test.each(invalid)('%s: %j', (code, typed, reason) => {
    const { normalized, problem } = check(code, typed);
    expect(problem).toMatch(reason);
    expect(normalized).toBeNull();
  });
});

/** Unusual, and yet perhaps true. */
const uncertain: readonly (readonly [string, string, string, RegExp])[] = [
  ['HPCSA', 'MP123456', 'MP0123456', /no digit was left out/],
  ['HPCSA', 'PS0123456', 'PS0123456', /PS are not confirmed/],
  ['MDCN', '12', '12', /unusual folio number/],
  ['MDCN', 'MDCN/D/12345', 'D/12345', /unusual folio number/],
  ['GMC', 'A1234567', 'A1234567', /associate, not a doctor/],
  ['GMC', 'B1234567', 'B1234567', /only letter/],
  ['AHPRA', 'XYZ0000932846', 'XYZ0000932846', /XYZ are not among those known/],
  ['MCNZ', '1234567', '1234567', /unusual number/],
  ['MCNZ', '99ZAAA', '99ZAAA', /national index/],
  ['RPPS', '10003461033', '10003461033', /does not fit the others/],
  ['RPPS', '10102727017', '10102727017', /does not fit the others/],
  ['RPPS', '20000001914', '20000001914', /usually start with 1/],
  ['NPI', '1234567893', '1234567893', /not a licence/],
];

describe('an uncertain number is taken with a warning', () => {
  test.each(uncertain)('%s: %j', (code, typed, normalized, warning) => {
    const answer = check(code, typed);
    expect(answer).toMatchObject({ normalized, problem: null });
    expect(answer.warnings.join(' ')).toMatch(warning);
  });

  test('a usual number of a sure form has no warning', () => {
    for (const [code, typed] of [
      ['HPCSA', 'MP0123456'],
      ['SANC', '19000017'],
      ['GMC', '1234567'],
      ['AHPRA', 'MED0000932846'],
      ['RPPS', '10000001916'],
    ] as const) {
      expect(check(code, typed).warnings, code).toEqual([]);
    }
  });
});

describe('no body takes what is no number at all', () => {
  test.each(registrationBodies)('$code', ({ code }) => {
    for (const typed of ['', '   ', '\u200B', code, '-', `${code} no.`, 'n/a']) {
      const { problem, normalized } = check(code, typed);
      expect(problem, JSON.stringify(typed)).not.toBeNull();
      expect(normalized).toBeNull();
    }
    expect(check(code, '1'.repeat(65)).problem).toMatch(/at most 64 characters/);
    expect(check(code, '12345\n67').problem).toMatch(/no line break/);
    expect(check(code, '12345|67').problem).toMatch(/no `\|`/);
    expect(check(code, '١٢٣٤٥٦٧').problem).not.toBeNull();
  });
});
