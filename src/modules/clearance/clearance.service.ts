import type { SqlEntityManager } from '@mikro-orm/sql';
import { sql } from 'kysely';
import type { Principal } from '../../platform/auth/principal.js';
import type { Clock } from '../../platform/clock.js';
import { organizationOf } from '../../platform/database/tenant-owned.js';
import { Refusal, refusal } from '../../platform/errors.js';
import { toPublicId, uuidOf } from '../../platform/reads/public-id.js';
import type { Reads } from '../../platform/reads/reads.js';
import type { Row } from '../../platform/reads/stored-type.js';
import type { ClinicService } from '../clinic/clinic.service.js';
import { dayInZone } from '../clinic/day-in-zone.js';
import type { MixtureFinding } from '../mixture/mixture-finding.js';
import type { MixturePlace, MixtureService } from '../mixture/mixture.service.js';
import type { PatientService } from '../patient/patient.service.js';
import type { PracticeService } from '../practitioner/practice.service.js';
import type { PractitionerService } from '../practitioner/practitioner.service.js';
import { ProtocolVersion } from '../protocol/protocol-version.entity.js';
import { decisionOf, type ClearanceDecision, type ClearanceFinding } from './clearance-decision.js';
import { Clearance } from './clearance.entity.js';
import type { ClearTreatmentInput } from './clearance.type.js';

/** What was done, as far as a clearance looks at it. Ids are uuids. */
export interface DoneTreatment {
  readonly clinicId: string;
  readonly patientId: string;
  readonly practitionerId: string;
  readonly protocolVersionId: string;
  /** The day in the clinic's time zone. */
  readonly day: string;
  readonly performedAt: Date;
}

/** What the clearances of a day say about what was done on it. */
export interface ClearanceCoverage {
  readonly clearanceId: string | null;
  /** NONE: nobody asked. AGAINST: refused, unresolved, or given for something else. */
  readonly coverage: 'COVERED' | 'AGAINST' | 'NONE';
}

interface AskedBefore {
  readonly id: string;
  readonly decision: ClearanceDecision;
  readonly isForThis: boolean;
}

/** Clearances to treat: asked for before the needle, looked at behind it. */
export class ClearanceService {
  readonly #em: SqlEntityManager;
  readonly #reads: Reads;
  readonly #clinics: ClinicService;
  readonly #practitioners: PractitionerService;
  readonly #practice: PracticeService;
  readonly #patients: PatientService;
  readonly #mixtures: MixtureService;
  readonly #principal: Principal;
  readonly #clock: Clock;

  constructor(
    em: SqlEntityManager,
    reads: Reads,
    clinics: ClinicService,
    practitioners: PractitionerService,
    practice: PracticeService,
    patients: PatientService,
    mixtures: MixtureService,
    principal: Principal,
    clock: Clock,
  ) {
    this.#em = em;
    this.#reads = reads;
    this.#clinics = clinics;
    this.#practitioners = practitioners;
    this.#practice = practice;
    this.#patients = patients;
    this.#mixtures = mixtures;
    this.#principal = principal;
    this.#clock = clock;
  }

  byId(id: string): Promise<Row<Clearance> | null> {
    return this.#reads.byId(Clearance, id);
  }

  async ask(input: ClearTreatmentInput): Promise<Row<Clearance>> {
    const patient = await this.#patients.require(input.patientId);
    const clinic = await this.#clinics.require(input.clinicId ?? toPublicId('Clinic', patient.clinic.id));
    const practitioner = await this.#practitioners.require(input.practitionerId);
    const protocolVersion = await this.#requirePublished(input.protocolVersionId);
    const today = dayInZone(this.#clock.now(), clinic.timeZone);
    const plannedOn = input.plannedOn ?? today;
    if (plannedOn < today) {
      throw refusal(
        'INVALID',
        ['plannedOn'],
        'A clearance is asked for before the needle: that day is over at the clinic.',
      );
    }
    const place = { country: clinic.country, region: clinic.region ?? null, timeZone: clinic.timeZone };
    const [verdict, isEnforced, cocktail] = await Promise.all([
      this.#practice.check(practitioner, place, plannedOn),
      this.#practice.isEnforced(),
      this.#cocktailFindings(protocolVersion, input.cocktail, { country: clinic.country, on: plannedOn }),
    ]);
    const registration = verdict.findings.map(({ code, message }): ClearanceFinding => ({
      kind: 'REGISTRATION',
      code,
      message,
      decision: isEnforced ? 'REFUSED' : 'NEEDS_REVIEW',
    }));
    const findings = [...registration, ...cocktail];
    const clearance = this.#em.create(Clearance, {
      clinic,
      patient,
      practitioner,
      protocolVersion,
      plannedOn,
      decision: decisionOf(findings),
      findings,
      requestedAt: this.#clock.now(),
      requestedByRole: this.#principal.role,
      keyId: this.#principal.keyId,
    });
    await this.#em.flush();
    return this.#reads.fresh(Clearance, clearance.id);
  }

  /**
   * What the clearances of its day say about what was done. One that was asked for after the needle does not count; the
   * minute of asking does, because the time of a session is told to the minute.
   */
  async coverageOf(done: DoneTreatment): Promise<ClearanceCoverage> {
    const { rows } = await sql<AskedBefore>`
      select id, decision, clinic_id = ${done.clinicId}::uuid and practitioner_id = ${done.practitionerId}::uuid
        and protocol_version_id = ${done.protocolVersionId}::uuid as "isForThis"
      from clearance
      where organization_id = ${organizationOf(this.#em)}::uuid and patient_id = ${done.patientId}::uuid
        and planned_on = ${done.day}::date and date_trunc('minute', requested_at) <= ${done.performedAt}
      order by requested_at desc, id desc`.execute(this.#em.getKysely());
    const newest = rows.find(({ isForThis }) => isForThis);
    const clearance = newest ?? rows[0];
    if (!clearance) return { clearanceId: null, coverage: 'NONE' };
    const isCovered = clearance === newest && clearance.decision === 'CLEARED';
    return { clearanceId: clearance.id, coverage: isCovered ? 'COVERED' : 'AGAINST' };
  }

  /** What is known of what is to be injected, without what is known to be harmless. */
  async #cocktailFindings(
    { protocol, technique, cocktail }: ProtocolVersion,
    instead: ClearTreatmentInput['cocktail'],
    place: MixturePlace,
  ): Promise<readonly ClearanceFinding[]> {
    const named = instead ? await this.#mixtures.statedBy(instead) : null;
    if (named && named.problems.length > 0) throw new Refusal(...named.problems);
    const version = { protocolId: protocol.id, technique, cocktail };
    const findings = await this.#mixtures.ofVersion(version, place, named?.stated);
    return findings
      .filter(({ severity }) => severity !== 'NONE')
      .map((finding) => ({
        kind: 'COCKTAIL',
        code: finding.code,
        message: finding.message,
        decision: decisionOfMixture(finding),
      }));
  }

  async #requirePublished(publicId: string): Promise<ProtocolVersion> {
    const path = ['protocolVersionId'];
    const version = await this.#em.findOne(ProtocolVersion, { id: uuidOf('ProtocolVersion', publicId) });
    if (!version) throw refusal('NOT_FOUND', path, 'There is no such protocol version.');
    // Who began on a version that was retired since goes on by it.
    if (version.status !== 'DRAFT') return version;
    throw refusal('NOT_PUBLISHED', path, 'A treatment follows a published version, and this one is a draft.');
  }
}

/** What was not verified, and what nobody knows, is said and decides nothing: else no treatment would ever be cleared. */
function decisionOfMixture({ severity, verified }: MixtureFinding): ClearanceDecision {
  if (severity === 'BLOCK') return 'REFUSED';
  return severity === 'WARN' && verified ? 'NEEDS_REVIEW' : 'CLEARED';
}
