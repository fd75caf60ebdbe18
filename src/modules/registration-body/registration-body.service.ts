import type { Clock } from '../../platform/clock.js';
import type { Profession } from '../codes/profession.js';
import { checkRegistrationNumber, refused, type NumberCheck } from './number-check.js';
import { registrationBodies, registrationBodyOf } from './registration-bodies.js';
import type { RegistrationBody } from './registration-body.js';
import { nextRenewal, type NextRenewal } from './renewal.js';

/** The bodies that keep registers, as an organization finds them. */
export class RegistrationBodyService {
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  list(): readonly RegistrationBody[] {
    return registrationBodies;
  }

  /** What can be said of a typed number. With a body that is not known nothing can be, and it is not valid. */
  checkNumber(code: string, number: string): NumberCheck & { readonly valid: boolean } {
    const body = registrationBodyOf(code, this.list());
    const check = body
      ? checkRegistrationNumber(body, number)
      : refused('No body has this code: `registrationBodies` lists those that are known.');
    return { ...check, valid: check.problem === null };
  }

  /** The next end of a body's year, from a day on or from today (in UTC: a body's year ends for the whole country). */
  nextRenewal(body: RegistrationBody, on?: string | null, profession?: Profession | null): NextRenewal | null {
    return nextRenewal(body, on ?? this.#clock.now().toISOString().slice(0, 10), profession);
  }
}
