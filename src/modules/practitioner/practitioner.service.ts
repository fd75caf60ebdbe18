import type { SqlEntityManager } from '@mikro-orm/sql';
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
import type { CreatePractitionerInput } from './practitioner.type.js';
import { Registration } from './registration.entity.js';

/** Those who treat. */
export class PractitionerService {
  readonly #em: SqlEntityManager;
  readonly #reads: Reads;
  readonly #clinics: ClinicService;

  constructor(em: SqlEntityManager, reads: Reads, clinics: ClinicService) {
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
    const problems = problemsOf({ ...input, code, fullName }, this.#clinics.isForAll);
    if (problems.length > 0) throw new Refusal(...problems);
    const clinics = await Promise.all((input.clinicIds ?? []).map((id) => this.#clinics.require(id, ['clinicIds'])));
    const practitioner = this.#em.create(Practitioner, {
      code,
      fullName,
      profession: input.profession ?? 'MEDICAL_PRACTITIONER',
      training: input.training ?? null,
      clinicIds: clinics.map(({ id }) => id),
    });
    for (const registration of input.registrations ?? []) {
      this.#em.create(Registration, {
        practitioner,
        body: registration.body.trim().toUpperCase(),
        number: registration.number.trim(),
        subdivision: registration.subdivision?.trim() || null,
        category: registration.category?.trim() || null,
        validFrom: registration.validFrom ?? null,
        validUntil: registration.validUntil ?? null,
      });
    }
    await flushUnique(this.#em, ['code'], `Another practitioner of the organization has the code ${code}.`);
    return this.#reads.fresh(Practitioner, practitioner.id);
  }
}

function problemsOf(
  { code, fullName, clinicIds, registrations }: CreatePractitionerInput,
  mayLeaveClinicsOpen: boolean,
): readonly UserError[] {
  const problems: UserError[] = [];
  const invalid = (path: readonly string[], message: string) => problems.push({ code: 'INVALID', path, message });
  if (!isOwnCode(code)) invalid(['code'], `A code ${ownCodeRule}`);
  if (!fullName) invalid(['fullName'], 'A practitioner needs a name.');
  if (!mayLeaveClinicsOpen && !clinicIds?.length) invalid(['clinicIds'], 'Name a clinic of yours where they work.');
  const stated = new Set<string>();
  registrations?.forEach(({ body, number, subdivision, validFrom, validUntil }, index) => {
    const at = (field: string) => ['registrations', String(index), field];
    if (!isOwnCode(body.trim())) invalid(at('body'), `Name the body, such as HPCSA: its code ${ownCodeRule}`);
    if (!isOwnCode(number.trim())) invalid(at('number'), `A registration's number ${ownCodeRule}`);
    if (validFrom && validUntil && validUntil < validFrom) invalid(at('validUntil'), 'It ends before it begins.');
    const registration = JSON.stringify([body.trim().toUpperCase(), number.trim(), subdivision?.trim() || null]);
    if (stated.has(registration)) invalid(at('number'), 'This registration is stated twice.');
    stated.add(registration);
  });
  return problems;
}
