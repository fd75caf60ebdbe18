import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Clock } from '../../platform/clock.js';
import { flushUnique } from '../../platform/database/flush-unique.js';
import { Refusal, refusal, type UserError } from '../../platform/errors.js';
import type { Connection } from '../../platform/reads/connection.js';
import type { PageArguments } from '../../platform/reads/page.js';
import { uuidOf } from '../../platform/reads/public-id.js';
import type { ListRequest, Reads } from '../../platform/reads/reads.js';
import type { Row } from '../../platform/reads/stored-type.js';
import type { ClinicService } from '../clinic/clinic.service.js';
import { isOwnCode, ownCodeRule } from '../codes/own-code.js';
import { Practitioner } from './practitioner.entity.js';
import type { RegistrationBodyService } from '../registration-body/registration-body.service.js';
import type { CreatePractitionerInput, RegistrationInput } from './practitioner.type.js';
import { readRegistration } from './registration-intake.js';
import { Registration } from './registration.entity.js';

/** Those who treat. */
export class PractitionerService {
  readonly #em: SqlEntityManager;
  readonly #reads: Reads;
  readonly #clinics: ClinicService;
  readonly #bodies: RegistrationBodyService;
  readonly #clock: Clock;

  constructor(
    em: SqlEntityManager,
    reads: Reads,
    clinics: ClinicService,
    bodies: RegistrationBodyService,
    clock: Clock,
  ) {
    this.#clock = clock;
    this.#bodies = bodies;
    this.#em = em;
    this.#reads = reads;
    this.#clinics = clinics;
  }

  byId(id: string): Promise<Row<Practitioner> | null> {
    return this.#reads.byId(Practitioner, id);
  }

  requireById(id: string): Promise<Row<Practitioner>> {
    return this.#reads.requireById(Practitioner, id);
  }

  page(page: PageArguments, rows: ListRequest): Promise<Connection<Row<Practitioner>>> {
    return this.#reads.connection(Practitioner, { page, ...rows });
  }

  /** The practitioner that an input names. Refuses an unknown one at `path`. */
  async require(publicId: string, path: readonly string[] = ['practitionerId']): Promise<Practitioner> {
    const practitioner = await this.#em.findOne(Practitioner, { id: uuidOf('Practitioner', publicId) });
    if (!practitioner) throw refusal('NOT_FOUND', path, 'There is no such practitioner among yours.');
    return practitioner;
  }

  async create(input: CreatePractitionerInput): Promise<Row<Practitioner>> {
    const { code, fullName } = { code: input.code.trim(), fullName: input.fullName.trim() };
    const { registrations, problems: unread } = await this.#readRegistrations(input.registrations ?? []);
    const problems = [...problemsOf({ ...input, code, fullName }, this.#clinics.isForAll), ...unread];
    if (problems.length > 0) throw new Refusal(...problems);
    const clinics = await Promise.all((input.clinicIds ?? []).map((id) => this.#clinics.require(id, ['clinicIds'])));
    const practitioner = this.#em.create(Practitioner, {
      code,
      fullName,
      profession: input.profession ?? 'MEDICAL_PRACTITIONER',
      training: input.training ?? null,
      clinicIds: clinics.map(({ id }) => id),
    });
    // Nobody has checked them: the check is due at once.
    const nextCheckOn = this.#clock.now().toISOString().slice(0, 10);
    for (const registration of registrations) {
      this.#em.create(Registration, { ...registration, practitioner, nextCheckOn });
    }
    await flushUnique(this.#em, ['code'], `Another practitioner of the organization has the code ${code}.`);
    return this.#reads.fresh(Practitioner, practitioner.id);
  }

  async #readRegistrations(typed: readonly RegistrationInput[]) {
    const problems: UserError[] = [];
    const seen = new Set<string>();
    const registrations = await Promise.all(
      typed.map(async ({ body, ...registration }) =>
        readRegistration(await this.#bodies.of(body.trim().toUpperCase()), registration),
      ),
    );
    for (const [index, { stored, problems: found }] of registrations.entries()) {
      const at = (field: string) => ['registrations', String(index), field];
      for (const { field, message } of found) problems.push({ code: 'INVALID', path: at(field), message });
      const key = JSON.stringify([stored.body, stored.number, stored.subdivision]);
      if (seen.has(key))
        problems.push({ code: 'INVALID', path: at('number'), message: 'This registration is stated twice.' });
      seen.add(key);
    }
    return { registrations: registrations.map(({ stored }) => stored), problems };
  }
}

function problemsOf(
  { code, fullName, clinicIds }: CreatePractitionerInput,
  mayLeaveClinicsOpen: boolean,
): readonly UserError[] {
  const problems: UserError[] = [];
  const invalid = (path: readonly string[], message: string) => problems.push({ code: 'INVALID', path, message });
  if (!isOwnCode(code)) invalid(['code'], `A code ${ownCodeRule}`);
  if (!fullName) invalid(['fullName'], 'A practitioner needs a name.');
  if (!mayLeaveClinicsOpen && !clinicIds?.length) invalid(['clinicIds'], 'Name a clinic of yours where they work.');
  return problems;
}
