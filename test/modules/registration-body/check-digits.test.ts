import { expect, test } from 'vitest';
import { passesLuhn } from '../../../src/modules/registration-body/luhn.js';
import { checkRegistrationNumber } from '../../../src/modules/registration-body/number-check.js';
import { registrationBodyOf } from '../../../src/modules/registration-body/registration-bodies.js';

/** The same numbers in every run (Park and Miller's generator). */
function* seeded(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (state * 48_271) % 2_147_483_647;
    yield state;
  }
}

/** Numbers with a correct last digit: `prefix` stands before the number when the digit is reckoned. */
function numbers({ first, length, prefix, seed }: { first: string; length: number; prefix: string; seed: number }) {
  const random = seeded(seed);
  return Array.from({ length: 200 }, () => {
    const start = first + Array.from({ length: length - first.length - 1 }, () => random.next().value % 10).join('');
    const last = '0123456789'.split('').filter((digit) => passesLuhn(prefix + start + digit));
    expect(last).toHaveLength(1);
    return start + last[0]!;
  });
}

function* wrongDigits(number: string): Generator<string> {
  for (let place = 0; place < number.length; place += 1) {
    for (const digit of '0123456789') {
      if (digit !== number[place]) yield number.slice(0, place) + digit + number.slice(place + 1);
    }
  }
}

/** Neighbours swapped, with the pair; equal neighbours give the same number and are left out. */
function* swaps(number: string): Generator<readonly [string, string]> {
  for (let place = 0; place + 1 < number.length; place += 1) {
    const pair = number.slice(place, place + 2);
    if (pair[0] === pair[1]) continue;
    yield [number.slice(0, place) + pair[1] + pair[0] + number.slice(place + 2), pair];
  }
}

const npi = (typed: string) => checkRegistrationNumber(registrationBodyOf('NPI')!, typed).problem === null;
const rpps = (typed: string) => checkRegistrationNumber(registrationBodyOf('RPPS')!, typed);
const rppsFits = (typed: string) => !rpps(typed).warnings.join(' ').includes('does not fit');

test("Luhn's formula, on the worked examples", () => {
  expect(
    ['808401234567893', '808401999999984', '808401000000020', '10000001916', '10123456781'].map(passesLuhn),
  ).toEqual(Array.from({ length: 5 }, () => true));
  expect(['808401234567890', '809999999999999', '10003461033', '10102727017'].map(passesLuhn)).toEqual(
    Array.from({ length: 4 }, () => false),
  );
});

test('an NPI whose check digit is 0 is as valid as any other', () => {
  const ending0 = numbers({ first: '1', length: 10, prefix: '80840', seed: 7 }).filter((number) =>
    number.endsWith('0'),
  );
  expect(ending0.length).toBeGreaterThan(5);
  expect([...ending0, '1000000020'].filter((number) => !npi(number))).toEqual([]);
});

test('every single wrong digit of an NPI is refused', () => {
  const all = [
    ...numbers({ first: '1', length: 10, prefix: '80840', seed: 11 }),
    ...numbers({ first: '2', length: 10, prefix: '80840', seed: 12 }),
  ];
  expect(all.filter((number) => !npi(number))).toEqual([]);
  expect(all.flatMap((number) => [...wrongDigits(number)].filter(npi))).toEqual([]);
});

test('every swap of neighbours in an NPI is refused, but 09 with 90', () => {
  const missed = numbers({ first: '1', length: 10, prefix: '80840', seed: 13 }).flatMap((number) =>
    [...swaps(number)].filter(([swapped]) => npi(swapped)).map(([, pair]) => pair),
  );
  expect([...new Set(missed)].toSorted()).toEqual(['09', '90']);
});

test('every single wrong digit of an RPPS number is warned of, and none refused', () => {
  const all = numbers({ first: '1', length: 11, prefix: '', seed: 17 });
  expect(all.filter((number) => !rppsFits(number))).toEqual([]);
  const wrong = all.flatMap((number) => [...wrongDigits(number)]);
  expect(wrong.filter(rppsFits)).toEqual([]);
  expect(wrong.filter((number) => rpps(number).problem !== null)).toEqual([]);
});

test('every swap of neighbours in an RPPS number is warned of, but 09 with 90', () => {
  const missed = numbers({ first: '1', length: 11, prefix: '', seed: 19 }).flatMap((number) =>
    [...swaps(number)].filter(([swapped]) => rppsFits(swapped)).map(([, pair]) => pair),
  );
  expect([...new Set(missed)].toSorted()).toEqual(['09', '90']);
});
