import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Clock } from '../../platform/clock.js';
import { organizationOf } from '../../platform/database/tenant-owned.js';
import { Refusal } from '../../platform/errors.js';
import type { Reads } from '../../platform/reads/reads.js';
import type { Row } from '../../platform/reads/stored-type.js';
import type { Profession } from '../codes/profession.js';
import { Organization } from '../organization/organization.entity.js';
import { checkRegistrationNumber, refused, type NumberCheck } from './number-check.js';
import { withOrganizationWords } from './organization-words.js';
import { ownRegistrationBody, type OwnBodySettings } from './own-body.js';
import { problemsOfOwnBody } from './own-body-problems.js';
import { OwnRegistrationBody } from './own-registration-body.entity.js';
import { registrationBodies, registrationBodyOf } from './registration-bodies.js';
import type { RegistrationBody } from './registration-body.js';
import type { DefineRegistrationBodyInput } from './registration-body.type.js';
import { isStatusInRegister } from './status-word.js';
import { nextRenewal, type NextRenewal } from './renewal.js';
import { unknownRegistrationBody } from './unknown-body.js';

/** The bodies that keep registers, as an organization finds them. */
export class RegistrationBodyService {
  readonly #em: SqlEntityManager;
  readonly #reads: Reads;
  readonly #clock: Clock;

  constructor(em: SqlEntityManager, reads: Reads, clock: Clock) {
    this.#em = em;
    this.#reads = reads;
    this.#clock = clock;
  }

  /** Those that are built in and those that the organization defined, by code. */
  async list(): Promise<readonly RegistrationBody[]> {
    const [own, { statusWords }] = await Promise.all([
      this.#reads.list(OwnRegistrationBody),
      this.#reads.requireById(Organization, organizationOf(this.#em)),
    ]);
    return [...registrationBodies, ...own.map((body) => ownRegistrationBody(settingsOf(body)))]
      .map((body) => withOrganizationWords(body, statusWords))
      .toSorted((a, b) => (a.code < b.code ? -1 : 1));
  }

  /** The body that a registration names; one that is not known is a body of which nothing but the code is. */
  async of(code: string): Promise<RegistrationBody> {
    return registrationBodyOf(code, await this.list()) ?? unknownRegistrationBody(code);
  }

  /** What can be said of a typed number. With a body that is not known nothing can be, and it is not valid. */
  async checkNumber(code: string, number: string): Promise<NumberCheck & { readonly valid: boolean }> {
    const body = registrationBodyOf(code, await this.list());
    const check = body
      ? checkRegistrationNumber(body, number)
      : refused('No body has this code: `registrationBodies` lists those that are known.');
    return { ...check, valid: check.problem === null };
  }

  /** The next end of a body's year, from a day on or from today (in UTC: a body's year ends for the whole country). */
  nextRenewal(body: RegistrationBody, on?: string | null, profession?: Profession | null): NextRenewal | null {
    return nextRenewal(body, on ?? this.#clock.now().toISOString().slice(0, 10), profession);
  }

  /** Defines a body of the organization's own, or defines it anew. */
  async define(input: DefineRegistrationBodyInput): Promise<RegistrationBody> {
    const settings: OwnBodySettings = {
      code: input.code.trim().toUpperCase(),
      name: input.name.trim(),
      country: input.country.trim().toUpperCase(),
      professions: [...new Set(input.professions)],
      subdivisions: trimmed(input.subdivisions),
      numberShapes: trimmed(input.numberShapes),
      categories: (input.categories ?? []).map(({ name, right }) => ({ name: name.trim(), right })),
      statusWords: input.statusWords.map(({ word, status }) => ({ word: word.trim(), status })),
      yearEndsOn: input.yearEndsOn ? { month: input.yearEndsOn.month, day: input.yearEndsOn.day } : null,
      lookupAddress: input.lookupAddress?.trim() || null,
    };
    const problems = [...problemsOfOwnBody(settings), ...findingsAmong(settings)];
    if (problems.length > 0)
      throw new Refusal(...problems.map((problem) => ({ code: 'INVALID' as const, ...problem })));
    const { yearEndsOn, ...columns } = settings;
    const stored = {
      ...columns,
      professions: [...settings.professions],
      subdivisions: [...settings.subdivisions],
      numberShapes: [...settings.numberShapes],
      yearEndsMonth: yearEndsOn?.month ?? null,
      yearEndsDay: yearEndsOn?.day ?? null,
    };
    const existing = await this.#em.findOne(OwnRegistrationBody, { code: settings.code });
    if (existing) this.#em.assign(existing, stored);
    else this.#em.create(OwnRegistrationBody, stored);
    await this.#em.flush();
    this.#reads.forget();
    return this.of(settings.code);
  }
}

/** Words of a register cannot stand for what we found out ourselves. */
function findingsAmong({ statusWords }: OwnBodySettings) {
  return statusWords
    .filter(({ status }) => !isStatusInRegister(status))
    .map(({ word, status }) => ({ path: ['statusWords'], message: `"${word}" cannot stand for ${status}.` }));
}

function trimmed(texts: readonly string[] | null | undefined): readonly string[] {
  return (texts ?? []).map((text) => text.trim());
}

function settingsOf(body: Row<OwnRegistrationBody>): OwnBodySettings {
  const { yearEndsMonth: month, yearEndsDay: day } = body;
  return {
    ...body,
    lookupAddress: body.lookupAddress ?? null,
    yearEndsOn: month != null && day != null ? { month, day } : null,
  };
}
