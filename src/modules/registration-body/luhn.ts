/**
 * True when the last digit fits the others by Luhn's formula (United States patent 2,950,048; ISO/IEC 7812-1, annex B):
 * from the right every second digit counts double, less nine above nine, and the sum is a multiple of ten. Catches every
 * wrong digit and every swap of neighbours but 09 with 90.
 */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 1; place <= digits.length; place += 1) {
    const digit = Number(digits.at(-place));
    const counted = place % 2 === 0 ? digit * 2 : digit;
    sum += counted > 9 ? counted - 9 : counted;
  }
  return sum % 10 === 0;
}
