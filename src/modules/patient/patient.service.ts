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
import { ageOn } from './age.js';
import { Patient } from './patient.entity.js';
import type { CodedEntryInput, EnrolPatientInput } from './patient.type.js';

/** Those who are treated. */
export class PatientService {
  readonly #em: SqlEntityManager;
  readonly #reads: Reads;
  readonly #clinics: ClinicService;
  readonly #clock: Clock;

  constructor(em: SqlEntityManager, reads: Reads, clinics: ClinicService, clock: Clock) {
    this.#em = em;
    this.#reads = reads;
    this.#clinics = clinics;
    this.#clock = clock;
  }

  requireById(id: string): Promise<Row<Patient>> {
    return this.#reads.requireById(Patient, id);
  }

  page(page: PageArguments, rows: ListRequest): Promise<Connection<Row<Patient>>> {
    return this.#reads.connection(Patient, { page, ...rows });
  }

  /** Completed years on a day, today when none is named; null without a date of birth, or before it. */
  age(birthDate: string | null, on: string | null | undefined): number | null {
    if (!birthDate) return null;
    const age = ageOn(birthDate, on ?? this.#clock.now().toISOString().slice(0, 10));
    return age < 0 ? null : age;
  }

  /** The patient that an input names. Refuses an unknown one at `path`. */
  async require(publicId: string, path: readonly string[] = ['patientId']): Promise<Patient> {
    const patient = await this.#em.findOne(Patient, { id: uuidOf('Patient', publicId) });
    if (!patient) throw refusal('NOT_FOUND', path, 'There is no such patient among yours.');
    return patient;
  }

  async enrol(input: EnrolPatientInput): Promise<Row<Patient>> {
    const reference = input.reference.trim();
    const problems = problemsOf(input, this.#clock.now());
    if (problems.length > 0) throw new Refusal(...problems);
    const clinic = await this.#clinics.require(input.clinicId);
    const patient = this.#em.create(Patient, {
      clinic,
      clinicIds: [clinic.id],
      reference,
      fullName: input.fullName?.trim() || null,
      birthDate: input.birthDate ?? null,
      sex: input.sex ?? 'UNKNOWN',
      conditions: coded(input.conditions),
      medications: coded(input.medications),
      allergies: coded(input.allergies),
    });
    await flushUnique(this.#em, ['reference'], 'Another patient of the organization has this file number.');
    return this.#reads.fresh(Patient, patient.id);
  }
}

function coded(entries: readonly CodedEntryInput[] | null | undefined): string[] {
  return (entries ?? []).map(({ system, code }) => `${system.trim().toLowerCase()}:${code.trim()}`);
}

function problemsOf(input: EnrolPatientInput, now: Date): readonly UserError[] {
  const problems: UserError[] = [];
  const invalid = (path: readonly string[], message: string) => problems.push({ code: 'INVALID', path, message });
  if (!isOwnCode(input.reference.trim())) invalid(['reference'], `A file number ${ownCodeRule}`);
  // Ahead of UTC it is tomorrow already.
  const tomorrow = new Date(now.getTime() + 86_400_000).toISOString().slice(0, 10);
  if (input.birthDate && (input.birthDate > tomorrow || input.birthDate < '1880-01-01')) {
    invalid(['birthDate'], 'The date of birth lies in the future or too far back.');
  }
  for (const list of ['conditions', 'medications', 'allergies'] as const) {
    input[list]?.forEach(({ system, code }, index) => {
      if (!/^[a-z0-9-]+$/i.test(system.trim()) || !/^[^|:\s]+$/.test(code.trim())) {
        invalid([list, String(index)], 'A coded entry has a system such as `icd10` and a code such as `E11`.');
      }
    });
  }
  return problems;
}
