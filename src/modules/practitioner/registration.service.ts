import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Clock } from '../../platform/clock.js';
import { flushUnique } from '../../platform/database/flush-unique.js';
import { lockRow } from '../../platform/database/lock-row.js';
import { Refusal, refusal } from '../../platform/errors.js';
import type { Connection } from '../../platform/reads/connection.js';
import type { PageArguments } from '../../platform/reads/page.js';
import { uuidOf } from '../../platform/reads/public-id.js';
import type { ListRequest, Reads } from '../../platform/reads/reads.js';
import type { Row } from '../../platform/reads/stored-type.js';
import type { RegisterAnswer } from '../register-lookup/register-lookup.js';
import type { RegistrationBodyService } from '../registration-body/registration-body.service.js';
import { Practitioner } from './practitioner.entity.js';
import { registrationsOfPractitioner } from './practitioner.reads.js';
import type { PractitionerService } from './practitioner.service.js';
import { readExtract, type ExtractEntry } from './register-extract.js';
import type { RecordedCheck, RegistrationCheckService } from './registration-check.service.js';
import type { ImportRegisterExtractInput, VerifyRegistrationInput } from './registration-check.type.js';
import { normalizedNumber, readRegistration } from './registration-intake.js';
import { Registration } from './registration.entity.js';
import type { AddRegistrationInput, NameSupervisorInput } from './registration.type.js';

/** Registrations, seen by whoever may see their practitioner. */
export class RegistrationService {
  readonly #em: SqlEntityManager;
  readonly #reads: Reads;
  readonly #bodies: RegistrationBodyService;
  readonly #practitioners: PractitionerService;
  readonly #checks: RegistrationCheckService;
  readonly #clock: Clock;

  constructor(
    em: SqlEntityManager,
    reads: Reads,
    bodies: RegistrationBodyService,
    practitioners: PractitionerService,
    checks: RegistrationCheckService,
    clock: Clock,
  ) {
    this.#em = em;
    this.#reads = reads;
    this.#bodies = bodies;
    this.#practitioners = practitioners;
    this.#checks = checks;
    this.#clock = clock;
  }

  requireById(id: string): Promise<Row<Registration>> {
    return this.#reads.requireById(Registration, id);
  }

  of(practitionerId: string): Promise<readonly Row<Registration>[]> {
    return this.#reads.list(Registration, { ...registrationsOfPractitioner, parentId: practitionerId });
  }

  page(page: PageArguments, rows: ListRequest): Promise<Connection<Row<Registration>>> {
    return this.#reads.connection(Registration, { page, ...rows });
  }

  /** What is unusual about a number, or could not be checked. */
  async warningsOf(body: string, number: string): Promise<readonly string[]> {
    const { problem, warnings } = normalizedNumber(await this.#bodies.of(body), number);
    return problem === null ? warnings : [problem];
  }

  /** Enters a registration. The warnings say what is unusual about its number as it was typed. */
  async add({ practitionerId, supervisorId, body, ...typed }: AddRegistrationInput): Promise<{
    readonly registration: Row<Registration>;
    readonly warnings: readonly string[];
  }> {
    const { stored, problems, warnings } = readRegistration(await this.#bodies.of(body.trim().toUpperCase()), typed);
    if (problems.length > 0) {
      throw new Refusal(
        ...problems.map(({ field, message }) => ({ code: 'INVALID' as const, path: [field], message })),
      );
    }
    const practitioner = await this.#practitioners.require(practitionerId);
    const supervisor = await this.#supervisor(supervisorId, practitioner);
    const nextCheckOn = this.#clock.now().toISOString().slice(0, 10);
    const { id } = this.#em.create(Registration, { ...stored, practitioner, supervisor, nextCheckOn });
    await flushUnique(this.#em, ['number'], 'The practitioner has this registration already.');
    return { registration: await this.#reads.fresh(Registration, id), warnings };
  }

  async nameSupervisor({ registrationId, supervisorId }: NameSupervisorInput): Promise<Row<Registration>> {
    const registration = await this.#require(registrationId);
    const practitioner = await this.#em.findOneOrFail(Practitioner, { id: registration.practitioner.id });
    registration.supervisor = (await this.#supervisor(supervisorId, practitioner)) as never;
    await this.#em.flush();
    return this.#reads.fresh(Registration, registration.id);
  }

  /** Verifies as the input asks; `answer` is what the register said before the transaction began. */
  async verify(
    { registrationId, seen, confirms }: VerifyRegistrationInput,
    answer: RegisterAnswer | null,
  ): Promise<RecordedCheck> {
    if (seen && confirms)
      throw refusal('INVALID', ['confirms'], 'Record what was seen, or confirm it: not both at once.');
    const { id, body } = await this.#require(registrationId);
    if (seen) return this.#checks.recordDocument(id, seen);
    if (confirms) return this.#checks.confirm(id, uuidOf('RegistrationCheck', confirms));
    if (answer) return this.#checks.recordAnswer(id, 'REGISTER_LOOKUP', answer);
    throw refusal(
      'LOOKUP_UNAVAILABLE',
      ['registrationId'],
      `The register of ${body} cannot be asked from here: look it up and record what was \`seen\`.`,
    );
  }

  /** Checks every registration with a body against a list that the body supplied. */
  async importExtract(input: ImportRegisterExtractInput): Promise<{
    readonly checks: readonly RecordedCheck['check'][];
    readonly otherRows: number;
    readonly flaggedSessionIds: readonly string[];
  }> {
    const body = await this.#bodies.of(input.body.trim().toUpperCase());
    const askedAt = input.asOf == null ? this.#clock.now() : new Date(input.asOf);
    if (askedAt > this.#clock.now()) throw refusal('INVALID', ['asOf'], 'It cannot tell of the future.');
    if (!input.source.trim()) throw refusal('INVALID', ['source'], 'Say who supplied it.');
    const { entriesByNumber, problems } = readExtract(body, input.csv);
    if (!entriesByNumber) {
      throw new Refusal(...problems.map((message) => ({ code: 'INVALID' as const, path: ['csv'], message })));
    }
    const stamp = { source: input.source.trim(), askedAt };
    const recorded: RecordedCheck[] = [];
    const met = new Set<string>();
    for (const registration of await this.#checks.ofBody(body.code)) {
      const { number } = normalizedNumber(body, registration.number);
      const entries = entriesByNumber.get(number) ?? [];
      met.add(number);
      if (entries.length === 0 && !input.isWhole) continue;
      if (!(await this.#isVisible(registration))) continue;
      const answer: RegisterAnswer = { ...readingOf(entries), ...stamp };
      const statusSince = entries.length === 1 ? entries[0]!.statusSince : null;
      recorded.push(await this.#checks.recordAnswer(registration.id, 'REGISTER_EXTRACT', answer, statusSince));
    }
    return {
      checks: recorded.map(({ check }) => check),
      otherRows: [...entriesByNumber].filter(([number]) => !met.has(number)).length,
      flaggedSessionIds: recorded.flatMap(({ flaggedSessionIds }) => flaggedSessionIds),
    };
  }

  /** A branch's people check those who work there. */
  async #isVisible({ practitionerId }: Row<Registration>): Promise<boolean> {
    return (await this.#practitioners.byId(practitionerId)) !== null;
  }

  /** The registration that an input names, of a practitioner whom the caller sees. */
  async #require(publicId: string): Promise<Registration> {
    const id = uuidOf('Registration', publicId);
    const isThere = await lockRow(this.#em, 'registration', id);
    const registration = isThere ? await this.#em.findOne(Registration, { id }, { refresh: true }) : null;
    const practitioner = registration && (await this.#practitioners.byId(registration.practitioner.id));
    if (!practitioner) throw refusal('NOT_FOUND', ['registrationId'], 'There is no such registration among yours.');
    return registration;
  }

  async #supervisor(publicId: string | null | undefined, practitioner: Practitioner): Promise<Practitioner | null> {
    if (publicId == null) return null;
    const supervisor = await this.#practitioners.require(publicId, ['supervisorId']);
    if (supervisor.id !== practitioner.id) return supervisor;
    throw refusal('INVALID', ['supervisorId'], 'Nobody supervises themselves.');
  }
}

function readingOf(entries: readonly ExtractEntry[]) {
  const [first, ...others] = entries;
  if (!first) return { outcome: 'NOT_FOUND', words: null } as const;
  if (others.length === 0) return { outcome: 'FOUND', entry: first.entry, furtherEntries: [] } as const;
  return { outcome: 'AMBIGUOUS', entries: entries.map(({ entry }) => entry) } as const;
}
