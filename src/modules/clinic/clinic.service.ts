import type { SqlEntityManager } from '@mikro-orm/sql';
import { flushUnique } from '../../platform/database/flush-unique.js';
import { requireVersion } from '../../platform/database/require-version.js';
import type { TenantScope } from '../../platform/database/tenant-scope.js';
import { refusal, Refusal, type UserError } from '../../platform/errors.js';
import type { Connection } from '../../platform/reads/connection.js';
import type { Order } from '../../platform/reads/ordering.js';
import type { PageArguments } from '../../platform/reads/page.js';
import { uuidOf } from '../../platform/reads/public-id.js';
import type { Reads } from '../../platform/reads/reads.js';
import type { Row } from '../../platform/reads/stored-type.js';
import { isOwnCode, ownCodeRule } from '../codes/own-code.js';
import { Clinic } from './clinic.entity.js';
import { clinicsRead } from './clinic.reads.js';
import type { ClinicFilter, CreateClinicInput, UpdateClinicInput } from './clinic.type.js';
import { isCountry, isTimeZone, timeZoneOfCapital } from './time-zone.js';

/** The branches of the chain. */
export class ClinicService {
  readonly #em: SqlEntityManager;
  readonly #reads: Reads;
  readonly #scope: TenantScope;

  constructor(em: SqlEntityManager, reads: Reads, scope: TenantScope) {
    this.#em = em;
    this.#reads = reads;
    this.#scope = scope;
  }

  /** True for a caller who is bound to no clinic. */
  get isForAll(): boolean {
    return this.#scope.clinicIds === 'ALL';
  }

  /** A clinic that a record refers to, which may be another branch of the chain. */
  requireById(id: string): Promise<Row<Clinic>> {
    return this.#reads.requireById(Clinic, id);
  }

  byIds(ids: readonly string[]): Promise<readonly Row<Clinic>[]> {
    return this.#reads.byIds(Clinic, ids);
  }

  page(
    page: PageArguments,
    filter?: ClinicFilter | null,
    orderBy?: readonly Order[] | null,
  ): Promise<Connection<Row<Clinic>>> {
    return this.#reads.connection(Clinic, { page, ...clinicsRead(this.#scope, filter, orderBy) });
  }

  /** The clinic that an input names. Refuses an unknown one at `path`. */
  async require(publicId: string, path: readonly string[] = ['clinicId']): Promise<Clinic> {
    const id = uuidOf('Clinic', publicId);
    const clinic = this.#isOwn(id) ? await this.#em.findOne(Clinic, { id }) : null;
    if (!clinic) throw refusal('NOT_FOUND', path, 'There is no such clinic among yours.');
    return clinic;
  }

  async create(input: CreateClinicInput): Promise<Row<Clinic>> {
    const intake = {
      code: input.code.trim(),
      name: input.name.trim(),
      country: input.country.trim().toUpperCase(),
      region: input.region?.trim() || null,
      timeZone: input.timeZone?.trim() || timeZoneOfCapital(input.country.trim().toUpperCase()),
    };
    const problems = problemsOf(intake);
    if (problems.length > 0) throw new Refusal(...problems);
    const clinic = this.#em.create(Clinic, { ...intake, timeZone: intake.timeZone! });
    await flushUnique(this.#em, ['code'], `Another clinic has the code ${intake.code}.`);
    return this.#reads.fresh(Clinic, clinic.id);
  }

  async update(input: UpdateClinicInput): Promise<Row<Clinic>> {
    const clinic = await this.require(input.id, ['id']);
    await requireVersion(this.#em, clinic, input.version);
    if (input.name != null) clinic.name = input.name.trim();
    if (input.region !== undefined) clinic.region = input.region?.trim() || null;
    if (input.timeZone != null) clinic.timeZone = input.timeZone.trim();
    const problems = problemsOf(clinic);
    if (problems.length > 0) throw new Refusal(...problems);
    await this.#em.flush();
    return this.#reads.fresh(Clinic, clinic.id);
  }

  #isOwn(id: string): boolean {
    return this.#scope.clinicIds === 'ALL' || this.#scope.clinicIds.includes(id);
  }
}

function problemsOf(clinic: {
  readonly code: string;
  readonly name: string;
  readonly country: string;
  readonly timeZone: string | null;
}): readonly UserError[] {
  const problems: UserError[] = [];
  if (!isOwnCode(clinic.code)) {
    problems.push({ code: 'INVALID', path: ['code'], message: `A code ${ownCodeRule}` });
  }
  if (!clinic.name) problems.push({ code: 'INVALID', path: ['name'], message: 'A clinic needs a name.' });
  if (!isCountry(clinic.country)) {
    problems.push({
      code: 'INVALID',
      path: ['country'],
      message: 'The country is given as ISO 3166-1 alpha-2, such as ZA.',
    });
  } else if (!clinic.timeZone) {
    problems.push({
      code: 'INVALID',
      path: ['timeZone'],
      message: `No time zone is known for the capital of ${clinic.country}: name one, such as Africa/Johannesburg.`,
    });
  } else if (!isTimeZone(clinic.timeZone)) {
    problems.push({
      code: 'INVALID',
      path: ['timeZone'],
      message: 'That is no IANA time zone, such as Africa/Johannesburg.',
    });
  }
  return problems;
}
