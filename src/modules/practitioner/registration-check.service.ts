import type { SqlEntityManager } from '@mikro-orm/sql';
import { sql } from 'kysely';
import type { Principal } from '../../platform/auth/principal.js';
import type { Clock } from '../../platform/clock.js';
import { lockRow } from '../../platform/database/lock-row.js';
import { organizationOf } from '../../platform/database/tenant-owned.js';
import { Refusal, refusal, type UserError } from '../../platform/errors.js';
import type { Connection } from '../../platform/reads/connection.js';
import type { PageArguments } from '../../platform/reads/page.js';
import type { Reads } from '../../platform/reads/reads.js';
import type { Row } from '../../platform/reads/stored-type.js';
import { dayInZone } from '../clinic/day-in-zone.js';
import { timeZoneOfCapital } from '../clinic/time-zone.js';
import type { VerificationMethod } from '../codes/verification-method.js';
import { Organization } from '../organization/organization.entity.js';
import type { RegistrationBodyService } from '../registration-body/registration-body.service.js';
import type { RegisterAnswer } from '../register-lookup/register-lookup.js';
import { findingOf, formatInvalid, type CheckFinding, type StatedRegistration } from './check-finding.js';
import { boundedWords } from './bounded-words.js';
import { EvidenceFile } from './evidence-file.entity.js';
import { readEvidence, type EvidenceContent } from './evidence-content.js';
import { tellingChecks } from './may-practise.js';
import { termOf } from './next-check.js';
import { Practitioner } from './practitioner.entity.js';
import { RegistrationCheck } from './registration-check.entity.js';
import { checksOfRegistration, factsOf } from './registration-check.reads.js';
import type { RegistrationEvents } from './registration-events.js';
import { normalizedNumber } from './registration-intake.js';
import { Registration } from './registration.entity.js';
import type { SeenDocument } from './seen-document.js';
import { entryOfDocument } from './seen-document.js';

/** What a check brought to light, for whoever keeps records that it bears on. */
export interface Revelation {
  readonly checkId: string;
  /** The practitioner, and those whom they supervise. */
  readonly practitionerIds: readonly string[];
  /** The first day (`YYYY-MM-DD`) that it bears on. */
  readonly since: string;
}

/** Flags what a revelation bears on, and gives back the sessions' ids. */
export interface RevelationListener {
  revealed(revelation: Revelation): Promise<readonly string[]>;
}

/** A check that was recorded, with what it changed. */
export interface RecordedCheck {
  readonly registration: Row<Registration>;
  readonly check: Row<RegistrationCheck>;
  /** Sessions that are flagged now because of it. */
  readonly flaggedSessionIds: readonly string[];
}

/** What a check found, and how. */
interface Observation {
  readonly method: VerificationMethod;
  readonly source: string;
  readonly checkedAt: Date;
  readonly finding: CheckFinding;
  readonly conditions?: readonly string[];
  readonly conditionsAllowWork?: boolean | null;
  readonly evidence?: { readonly name: string; readonly content: EvidenceContent } | null;
  readonly confirmsId?: string;
}

/** A registration that is due for a check. */
export interface DueRegistration {
  readonly registrationId: string;
  readonly body: string;
  readonly dueOn: string;
}

/** Records what checks of registrations found: inside one transaction, and asking nobody. */
export class RegistrationCheckService {
  readonly #em: SqlEntityManager;
  readonly #reads: Reads;
  readonly #bodies: RegistrationBodyService;
  readonly #principal: Principal;
  readonly #clock: Clock;
  readonly #events: RegistrationEvents;
  readonly #listener: RevelationListener;

  constructor(
    em: SqlEntityManager,
    reads: Reads,
    bodies: RegistrationBodyService,
    principal: Principal,
    clock: Clock,
    events: RegistrationEvents,
    listener: RevelationListener,
  ) {
    this.#em = em;
    this.#reads = reads;
    this.#bodies = bodies;
    this.#principal = principal;
    this.#clock = clock;
    this.#events = events;
    this.#listener = listener;
  }

  byId(id: string): Promise<Row<RegistrationCheck> | null> {
    return this.#reads.byId(RegistrationCheck, id);
  }

  requireById(id: string): Promise<Row<RegistrationCheck>> {
    return this.#reads.requireById(RegistrationCheck, id);
  }

  evidenceById(id: string): Promise<Row<EvidenceFile>> {
    return this.#reads.requireById(EvidenceFile, id);
  }

  /** Every check of a registration that was ever made, newest first. */
  page(page: PageArguments, registrationId: string): Promise<Connection<Row<RegistrationCheck>>> {
    return this.#reads.connection(RegistrationCheck, { page, ...checksOfRegistration, parentId: registrationId });
  }

  /** The register's own words of a check, as a JSON text. */
  async wordsOf(id: string): Promise<string> {
    const { rows } = await sql<{ words: string }>`
      select words::text as words from registration_check
      where organization_id = ${organizationOf(this.#em)}::uuid and id = ${id}::uuid`.execute(this.#em.getKysely());
    return rows[0]!.words;
  }

  /** A file's content in base64. */
  async contentOf(id: string): Promise<string> {
    const { rows } = await sql<{ content: string }>`
      select translate(encode(content, 'base64'), chr(10), '') as content from evidence_file
      where organization_id = ${organizationOf(this.#em)}::uuid and id = ${id}::uuid`.execute(this.#em.getKysely());
    return rows[0]!.content;
  }

  /** What a register is asked about, or null when there is no such registration among the caller's. */
  async stated(registrationId: string): Promise<(StatedRegistration & { readonly problem: string | null }) | null> {
    const registration = await this.#reads.byId(Registration, registrationId);
    const practitioner = registration && (await this.#reads.byId(Practitioner, registration.practitionerId));
    if (!practitioner) return null;
    const body = await this.#bodies.of(registration.body);
    const { number, problem } = normalizedNumber(body, registration.number);
    return {
      body,
      number,
      problem,
      practitionerName: practitioner.fullName,
      subdivision: registration.subdivision ?? null,
      category: registration.category ?? null,
    };
  }

  /** Records what a register answered, over the network or in a list that it supplied. */
  async recordAnswer(
    registrationId: string,
    method: Exclude<VerificationMethod, 'DOCUMENT_SEEN'>,
    answer: RegisterAnswer,
    statusSince: string | null = null,
  ): Promise<RecordedCheck> {
    const stated = await this.#require(registrationId);
    const day = dayOf(stated, answer.askedAt);
    const finding =
      stated.problem === null ? findingOf(stated, answer, day, statusSince) : formatInvalid(stated.problem);
    return this.#record(registrationId, { method, source: answer.source, checkedAt: answer.askedAt, finding });
  }

  /** Records that the number cannot be one of its body. Gives null when it can. */
  async recordFormat(registrationId: string): Promise<RecordedCheck | null> {
    const { problem } = await this.#require(registrationId);
    if (problem === null) return null;
    return this.#record(registrationId, {
      method: 'REGISTER_EXTRACT',
      source: 'format of the number',
      checkedAt: this.#clock.now(),
      finding: formatInvalid(problem),
    });
  }

  /** Records what a person saw. It speaks for the practitioner once a second person confirmed it, and against at once. */
  async recordDocument(registrationId: string, seen: SeenDocument): Promise<RecordedCheck> {
    const stated = await this.#require(registrationId);
    const now = this.#clock.now();
    const checkedAt = new Date(seen.seenAt);
    const problems: UserError[] = [];
    const invalid = (field: string, message: string) =>
      problems.push({ code: 'INVALID', path: ['seen', field], message });
    const evidence = readEvidence(seen.evidence.content);
    if (typeof evidence === 'string') invalid('evidence', evidence);
    if (checkedAt > now) invalid('seenAt', 'What lies in the future was not seen yet.');
    if (seen.found && !seen.statusInRegister?.trim()) invalid('statusInRegister', 'Copy the word for the status.');
    if (seen.found && !seen.familyName?.trim())
      invalid('familyName', 'Copy the name: it tells whose registration it is.');
    if (!seen.source.trim()) invalid('source', 'Say where it was seen, such as the address of the page.');
    if (seen.statusSince && seen.statusSince > dayOf(stated, now)) invalid('statusSince', 'That day is still to come.');
    if (problems.length > 0) throw new Refusal(...problems);
    const answer = seen.found
      ? ({ outcome: 'FOUND', entry: entryOfDocument(seen, stated.number), furtherEntries: [] } as const)
      : ({ outcome: 'NOT_FOUND', words: seen.remarks?.trim() || null } as const);
    const finding = findingOf(stated, answer, dayOf(stated, checkedAt), seen.statusSince ?? null);
    return this.#record(registrationId, {
      method: 'DOCUMENT_SEEN',
      source: seen.source.trim(),
      checkedAt,
      finding,
      conditions: (seen.conditions ?? []).map((condition) => condition.trim()).filter(Boolean),
      conditionsAllowWork: seen.conditionsAllowWork ?? null,
      evidence: { name: seen.evidence.name.trim() || 'evidence', content: evidence as EvidenceContent },
    });
  }

  /** Confirms what another person saw, with a key of one's own. */
  async confirm(registrationId: string, checkId: string): Promise<RecordedCheck> {
    await this.#require(registrationId);
    const path = ['confirms'];
    const first = await this.#em.findOne(RegistrationCheck, { id: checkId });
    if (first?.registration.id !== registrationId)
      throw refusal('NOT_FOUND', path, 'The registration has no such check.');
    if (first.method !== 'DOCUMENT_SEEN' || first.result !== 'VERIFIED' || first.confirmsId) {
      throw refusal('INVALID', path, 'Only what a person saw, and found in order, asks for a confirmation.');
    }
    if (await this.#em.findOne(RegistrationCheck, { confirmsId: checkId })) {
      throw refusal('TAKEN', path, 'It was confirmed before.');
    }
    if (this.#principal.keyId === null || this.#principal.keyId === first.keyId) {
      throw refusal('SAME_PERSON', path, 'A second person confirms, with another key than the first.');
    }
    const { result, mismatches, explanation, status, statusInRegister, statusSince, category, subdivision } = first;
    const finding = { result, mismatches, explanation, status, statusInRegister, statusSince, category, subdivision };
    return this.#record(registrationId, {
      method: 'DOCUMENT_SEEN',
      source: first.source,
      checkedAt: this.#clock.now(),
      finding: { ...finding, validFrom: first.validFrom, validUntil: first.validUntil, words: {} } as CheckFinding,
      conditions: first.conditions,
      conditionsAllowWork: first.conditionsAllowWork ?? null,
      confirmsId: first.id,
    });
  }

  /** The registrations whose next check is due by a day, the longest overdue first. */
  async due(day: string): Promise<readonly DueRegistration[]> {
    const { rows } = await sql<DueRegistration>`
      select id as "registrationId", body, next_check_on::text as "dueOn" from registration
      where organization_id = ${organizationOf(this.#em)}::uuid and next_check_on <= ${day}::date
      order by next_check_on, id`.execute(this.#em.getKysely());
    return rows;
  }

  /** The registrations with a body, with their ids. */
  async ofBody(code: string): Promise<readonly Row<Registration>[]> {
    return this.#reads.list(Registration, { where: [{ property: 'body', is: 'EQUAL', value: code }] });
  }

  async #require(registrationId: string) {
    const isThere = await lockRow(this.#em, 'registration', registrationId);
    const stated = isThere ? await this.stated(registrationId) : null;
    if (!stated) throw refusal('NOT_FOUND', ['registrationId'], 'There is no such registration among yours.');
    return stated;
  }

  async #record(registrationId: string, observation: Observation): Promise<RecordedCheck> {
    const registration = await this.#em.findOneOrFail(Registration, { id: registrationId }, { refresh: true });
    const { finding, method, checkedAt, source, evidence } = observation;
    const practitioner = registration.practitioner;
    const term = await this.#termOf(registration, observation);
    const { keyId, role } = this.#principal;
    const file =
      evidence &&
      this.#em.create(EvidenceFile, {
        practitioner,
        name: evidence.name.slice(0, 200),
        mediaType: evidence.content.mediaType,
        byteSize: evidence.content.bytes.length,
        sha256: evidence.content.sha256,
        content: evidence.content.bytes,
        recordedAt: this.#clock.now(),
      });
    const { words, mismatches, ...told } = finding;
    const check = this.#em.create(RegistrationCheck, {
      ...told,
      registration,
      practitioner,
      checkedAt,
      recordedAt: this.#clock.now(),
      keyId,
      checkedByRole: role,
      checkedByLabel: await this.#label(),
      method,
      source: source.slice(0, 500),
      words: boundedWords(words),
      mismatches: [...mismatches],
      conditions: [...(observation.conditions ?? [])],
      conditionsAllowWork: observation.conditionsAllowWork ?? null,
      expiresAt: term ? new Date(`${term.until}T23:59:59Z`) : null,
      evidence: file ?? null,
      confirmsId: observation.confirmsId ?? null,
    });
    await this.#em.flush();
    this.#reads.forget();
    await this.#settle(registration);
    const flaggedSessionIds = await this.#reveal(registration, check);
    return {
      registration: await this.#reads.fresh(Registration, registrationId),
      check: await this.#reads.requireById(RegistrationCheck, check.id),
      flaggedSessionIds,
    };
  }

  /** Until when a check that verified counts; null for one that did not. */
  async #termOf(registration: Registration, { finding, method, checkedAt }: Observation) {
    if (finding.result !== 'VERIFIED') return null;
    const body = await this.#bodies.of(registration.body);
    const [organization, practitioner] = await Promise.all([
      this.#reads.requireById(Organization, organizationOf(this.#em)),
      this.#reads.byId(Practitioner, registration.practitioner.id),
    ]);
    const byLookup = method === 'REGISTER_LOOKUP';
    const checked = {
      on: dayInZone(checkedAt, timeZoneOfCapital(body.country) ?? 'UTC'),
      byLookup,
      validUntil: finding.validUntil ?? registration.validUntil ?? null,
      profession: practitioner?.profession ?? null,
    };
    return termOf(body, checked, byLookup ? organization.lookupValidDays : organization.recordValidDays);
  }

  /** Brings the registration's own columns up to what its checks say, and tells of it when the status is another. */
  async #settle(registration: Registration): Promise<void> {
    const rows = await this.#reads.list(RegistrationCheck, { ...checksOfRegistration, parentId: registration.id });
    const newest = rows[0]!;
    const decisiveId = tellingChecks(rows.map((row) => factsOf(row, 'UTC'))).at(-1)?.id;
    const decisive = rows.find(({ id }) => id === decisiveId);
    const before = registration.status;
    const today = this.#clock.now().toISOString().slice(0, 10);
    if (decisive) {
      const isKnown = decisive.result !== 'MISMATCH' && decisive.result !== 'FORMAT_INVALID';
      registration.status = isKnown ? (decisive.status ?? 'UNKNOWN') : 'UNVERIFIED';
      registration.statusInRegister = decisive.statusInRegister ?? null;
      registration.verifiedAt = isKnown ? new Date(String(decisive.checkedAt)) : null;
      registration.verifiedBy = isKnown ? decisive.method : null;
      registration.expiresAt = decisive.expiresAt ? new Date(String(decisive.expiresAt)) : null;
      registration.conditions = [...decisive.conditions];
      if (isKnown) {
        registration.category = decisive.category ?? registration.category ?? null;
        registration.validFrom = decisive.validFrom ?? registration.validFrom ?? null;
        registration.validUntil = decisive.validUntil ?? registration.validUntil ?? null;
      }
    }
    const term =
      decisive?.result === 'VERIFIED'
        ? await this.#termOf(registration, {
            method: decisive.method,
            source: decisive.source,
            checkedAt: new Date(String(decisive.checkedAt)),
            finding: { result: 'VERIFIED', validUntil: decisive.validUntil ?? null } as CheckFinding,
          })
        : null;
    // Silence is asked again at once; what was refused or is unclear stays on the list of work.
    registration.nextCheckOn = newest.result === 'SOURCE_UNAVAILABLE' || !term ? today : term.nextCheckOn;
    await this.#em.flush();
    if (registration.status !== before) {
      await this.#events.registrationStatusChanged(organizationOf(this.#em), registration.id);
    }
  }

  /** What the register says held from a day before the check bears on what was done since. */
  async #reveal(registration: Registration, check: RegistrationCheck): Promise<readonly string[]> {
    const { result, statusSince } = check;
    const isAgainst = result === 'FOUND_NOT_ENTITLED' || result === 'NOT_FOUND' || result === 'MISMATCH';
    if (!isAgainst || !statusSince) return [];
    const { id: practitionerId } = registration.practitioner;
    const { rows: supervised } = await sql<{ id: string }>`
      select practitioner_id as id from registration
      where organization_id = ${organizationOf(this.#em)}::uuid and supervisor_id = ${practitionerId}::uuid`.execute(
      this.#em.getKysely(),
    );
    return this.#listener.revealed({
      checkId: check.id,
      practitionerIds: [...new Set([practitionerId, ...supervised.map(({ id }) => id)])],
      since: statusSince,
    });
  }

  async #label(): Promise<string | null> {
    const { keyId } = this.#principal;
    if (keyId === null) return null;
    const { rows } = await sql<{ label: string | null }>`
      select label from api_key where organization_id = ${organizationOf(this.#em)}::uuid and id = ${keyId}::uuid`.execute(
      this.#em.getKysely(),
    );
    return rows[0]?.label ?? null;
  }
}

/** The day it was in the body's country. */
function dayOf({ body }: StatedRegistration, instant: Date): string {
  return dayInZone(instant, timeZoneOfCapital(body.country) ?? 'UTC');
}
