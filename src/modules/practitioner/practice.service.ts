import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Clock } from '../../platform/clock.js';
import { organizationOf } from '../../platform/database/tenant-owned.js';
import type { Reads } from '../../platform/reads/reads.js';
import type { Row } from '../../platform/reads/stored-type.js';
import { dayInZone } from '../clinic/day-in-zone.js';
import { timeZoneOfCapital } from '../clinic/time-zone.js';
import type { ClinicService } from '../clinic/clinic.service.js';
import type { Profession } from '../codes/profession.js';
import { Organization } from '../organization/organization.entity.js';
import { registrationBodyOf } from '../registration-body/registration-bodies.js';
import type { RegistrationBodyService } from '../registration-body/registration-body.service.js';
import { unknownRegistrationBody } from '../registration-body/unknown-body.js';
import { mayPractise, type PracticeVerdict, type RegistrationFacts } from './may-practise.js';
import { registrationsOfPractitioner } from './practitioner.reads.js';
import { RegistrationCheck } from './registration-check.entity.js';
import { checksOfRegistration, factsOf } from './registration-check.reads.js';
import { Registration } from './registration.entity.js';

/** Whose right to practise is asked for. */
export interface PracticeCandidate {
  readonly id: string;
  readonly profession: Profession | null;
}

/** Where patients are treated. */
export interface PracticePlace {
  readonly country: string;
  /** The state or province; null when not known. */
  readonly region: string | null;
  readonly timeZone: string;
}

/** Tells who may see patients: the gate, fed with what is stored. */
export class PracticeService {
  readonly #em: SqlEntityManager;
  readonly #reads: Reads;
  readonly #bodies: RegistrationBodyService;
  readonly #clinics: ClinicService;
  readonly #clock: Clock;

  constructor(
    em: SqlEntityManager,
    reads: Reads,
    bodies: RegistrationBodyService,
    clinics: ClinicService,
    clock: Clock,
  ) {
    this.#em = em;
    this.#reads = reads;
    this.#bodies = bodies;
    this.#clinics = clinics;
    this.#clock = clock;
  }

  /** True where the organization lets nobody treat without a valid registration. */
  async isEnforced(): Promise<boolean> {
    return (await this.#organization()).registrationGate === 'ENFORCED';
  }

  /** Whether somebody may see patients at a place on a day; today there when no day is said. */
  async check(
    { id, profession }: PracticeCandidate,
    place: PracticePlace,
    day?: string | null,
  ): Promise<PracticeVerdict> {
    const [registrations, organization] = await Promise.all([this.#factsOf(id, place.timeZone), this.#organization()]);
    const today = dayInZone(this.#clock.now(), place.timeZone);
    const { lookupValidDays, recordValidDays, permittedCategories } = organization;
    return mayPractise(registrations, {
      day: day ?? today,
      today,
      country: place.country,
      subdivision: place.region,
      profession,
      lookupValidDays,
      recordValidDays,
      permittedCategories,
    });
  }

  /**
   * The same for a country, with its state or province where one is named; without a country for every place where the
   * practitioner works, so that one clinic's refusal is told even when another would take them.
   */
  async checkAnywhere(
    candidate: PracticeCandidate & { readonly clinicIds: readonly string[] },
    { on, country, subdivision }: { on?: string | null; country?: string | null; subdivision?: string | null },
  ): Promise<PracticeVerdict> {
    if (country != null) {
      const code = country.trim().toUpperCase();
      const timeZone = timeZoneOfCapital(code) ?? 'UTC';
      return this.check(candidate, { country: code, region: subdivision?.trim() || null, timeZone }, on);
    }
    const clinics = await this.#clinics.byIds(candidate.clinicIds);
    if (clinics.length === 0) {
      const message = 'No clinic of theirs is known: name the country of treatment.';
      return { allowed: false, findings: [{ code: 'OTHER_COUNTRY', message, registrationId: null }] };
    }
    const verdicts = await Promise.all(
      clinics.map((clinic) => this.check(candidate, { ...clinic, region: clinic.region ?? null }, on)),
    );
    const findings = new Map(verdicts.flatMap((verdict) => verdict.findings).map((one) => [one.message, one]));
    return { allowed: findings.size === 0, findings: [...findings.values()] };
  }

  async #factsOf(practitionerId: string, timeZone: string, withSupervisors = true): Promise<RegistrationFacts[]> {
    const [registrations, bodies] = await Promise.all([
      this.#reads.list(Registration, { ...registrationsOfPractitioner, parentId: practitionerId }),
      this.#bodies.list(),
    ]);
    return Promise.all(
      registrations.map(async (registration) => {
        const { supervisorId } = registration;
        const [checks, supervisor] = await Promise.all([
          this.#checksOf(registration),
          withSupervisors && supervisorId ? this.#factsOf(supervisorId, timeZone, false) : null,
        ]);
        return {
          id: registration.id,
          body: registrationBodyOf(registration.body, bodies) ?? unknownRegistrationBody(registration.body),
          number: registration.number,
          subdivision: registration.subdivision ?? null,
          category: registration.category ?? null,
          validFrom: registration.validFrom ?? null,
          validUntil: registration.validUntil ?? null,
          checks: checks.map((check) => factsOf(check, timeZone)),
          supervisor,
        };
      }),
    );
  }

  #checksOf({ id }: Row<Registration>): Promise<readonly Row<RegistrationCheck>[]> {
    return this.#reads.list(RegistrationCheck, { ...checksOfRegistration, parentId: id });
  }

  #organization(): Promise<Row<Organization>> {
    return this.#reads.requireById(Organization, organizationOf(this.#em));
  }
}
