// The statements of the servers that resolve field by field. Each answers for all parents of a level at once. Which
// organization's rows they see is row security's matter.
import type { Statement, TenantTransaction } from './tenant-transaction.ts';

export interface Record {
  readonly uuid: string;
}

export interface ClinicRow extends Record {
  readonly code: string;
  readonly name: string;
}

export interface PatientRow extends Record {
  readonly reference: string;
  readonly sex: string;
  readonly clinicUuid: string;
}

export interface CourseRow extends Record {
  readonly code: string;
  readonly status: string;
  readonly startedOn: string;
}

export interface SessionRow extends Record {
  readonly number: number;
  readonly performedAt: string;
  readonly depthMm: number | null;
  readonly injections: number | null;
}

export interface OutcomeRow extends Record {
  readonly timepoint: string;
  readonly value: number;
  readonly assessedAt: string | null;
  readonly measureUuid: string;
}

export interface MeasureRow extends Record {
  readonly code: string;
}

/** One row more than a page has tells whether there is a next page. */
export interface Connection<R> {
  readonly nodes: readonly R[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  /** The clinic whose patients they are; unset for those of the organization. */
  readonly clinicUuid?: string;
}

type OfParent<R> = R & { readonly parent: string };

export const DEFAULT_PAGE_SIZE = 20;

const clinic = 'c.id as uuid, c.code, c.name';
const patient = 'p.id as uuid, p.reference, p.sex, p.clinic_id as "clinicUuid"';

const statements = {
  clinics: `select ${clinic} from clinic c order by c.code, c.id limit $1::int + 1`,
  clinicsById: `select ${clinic} from clinic c where c.id = any ($1::uuid[])`,
  patientsById: `select ${patient} from patient p where p.id = any ($1::uuid[])`,
  firstPatients: `select ${patient} from patient p order by p.reference, p.id limit $1::int + 1`,
  nextPatients: `select ${patient} from patient p
    where (p.reference, p.id) > (select c.reference, c.id from patient c where c.id = $2)
    order by p.reference, p.id limit $1::int + 1`,
  patientCount: 'select count(*)::int as total from patient',
  patientCountsOfClinics: `select clinic_id as parent, count(*)::int as total from patient
    where clinic_id = any ($1::uuid[]) group by clinic_id`,
  patientsOfClinics: `select x.*, c.id as parent from unnest($1::uuid[]) c (id) cross join lateral (
      select ${patient} from patient p where p.clinic_id = c.id order by p.reference, p.id limit $2::int + 1) x`,
  coursesOfPatients: `select x.*, p.id as parent from unnest($1::uuid[]) p (id) cross join lateral (
      select k.id as uuid, k.code, k.status, k.started_on as "startedOn" from treatment_course k
      where k.patient_id = p.id order by k.started_on, k.id limit $2::int + 1) x`,
  sessionsOfCourses: `select s.id as uuid, s.course_id as parent, s.number, s.performed_at as "performedAt",
      s.depth_mm as "depthMm", s.injections
    from treatment_session s where s.course_id = any ($1::uuid[]) and s.superseded_at is null
    order by s.number, s.recorded_at, s.id`,
  outcomesOfCourses: `select o.id as uuid, o.course_id as parent, o.timepoint, o.value, o.assessed_at as "assessedAt",
      o.measure_id as "measureUuid"
    from outcome_assessment o where o.course_id = any ($1::uuid[]) and o.superseded_at is null
    order by o.assessed_at, o.recorded_at, o.id`,
  measuresById: 'select m.id as uuid, m.code from outcome_measure m where m.id = any ($1::uuid[])',
} as const;

/** What a request reads, in its own transaction. Lists of parents in, answers in the same order out. */
export class Reads {
  readonly #transaction: TenantTransaction;

  constructor(transaction: TenantTransaction) {
    this.#transaction = transaction;
  }

  end(): Promise<void> {
    return this.#transaction.end();
  }

  async clinics(first: number): Promise<Connection<ClinicRow>> {
    return connection(await this.#rows<ClinicRow>('clinics', [first]), first);
  }

  async patients(first: number, after: string | null): Promise<Connection<PatientRow>> {
    const rows = after
      ? await this.#rows<PatientRow>('nextPatients', [first, Buffer.from(after, 'base64url').toString('hex')])
      : await this.#rows<PatientRow>('firstPatients', [first]);
    return connection(rows, first);
  }

  async patientCount(): Promise<number> {
    const [row] = await this.#rows<{ readonly total: number }>('patientCount', []);
    return row!.total;
  }

  async patientCountsOfClinics(clinics: readonly string[]): Promise<readonly number[]> {
    const rows = await this.#rows<{ readonly parent: string; readonly total: number }>('patientCountsOfClinics', [
      clinics,
    ]);
    const totals = new Map(rows.map(({ parent, total }) => [parent, total]));
    return clinics.map((uuid) => totals.get(uuid) ?? 0);
  }

  clinicsById(uuids: readonly string[]): Promise<readonly (ClinicRow | null)[]> {
    return this.#byId<ClinicRow>('clinicsById', uuids);
  }

  patientsById(uuids: readonly string[]): Promise<readonly (PatientRow | null)[]> {
    return this.#byId<PatientRow>('patientsById', uuids);
  }

  measuresById(uuids: readonly string[]): Promise<readonly (MeasureRow | null)[]> {
    return this.#byId<MeasureRow>('measuresById', uuids);
  }

  async patientsOfClinics(clinics: readonly string[], first: number): Promise<readonly Connection<PatientRow>[]> {
    const lists = await this.#of<PatientRow>('patientsOfClinics', clinics, [first]);
    return lists.map((rows, index) => ({ ...connection(rows, first), clinicUuid: clinics[index]! }));
  }

  async coursesOfPatients(patients: readonly string[], first: number): Promise<readonly Connection<CourseRow>[]> {
    const lists = await this.#of<CourseRow>('coursesOfPatients', patients, [first]);
    return lists.map((rows) => connection(rows, first));
  }

  sessionsOfCourses(courses: readonly string[]): Promise<readonly (readonly SessionRow[])[]> {
    return this.#of<SessionRow>('sessionsOfCourses', courses, []);
  }

  outcomesOfCourses(courses: readonly string[]): Promise<readonly (readonly OutcomeRow[])[]> {
    return this.#of<OutcomeRow>('outcomesOfCourses', courses, []);
  }

  async #byId<R extends Record>(
    name: keyof typeof statements,
    uuids: readonly string[],
  ): Promise<readonly (R | null)[]> {
    const rows = await this.#rows<R>(name, [[...new Set(uuids)]]);
    const rowsById = new Map(rows.map((row) => [row.uuid, row]));
    return uuids.map((uuid) => rowsById.get(uuid) ?? null);
  }

  async #of<R>(
    name: keyof typeof statements,
    parents: readonly string[],
    values: readonly unknown[],
  ): Promise<readonly (readonly R[])[]> {
    const rows = await this.#rows<OfParent<R>>(name, [parents, ...values]);
    const rowsByParent = new Map<string, R[]>(parents.map((uuid) => [uuid, []]));
    for (const row of rows) rowsByParent.get(row.parent)!.push(row);
    return parents.map((uuid) => rowsByParent.get(uuid)!);
  }

  #rows<R>(name: keyof typeof statements, values: readonly unknown[]): Promise<R[]> {
    const statement: Statement = { name, text: statements[name] };
    return this.#transaction.rows<R>(statement, values);
  }
}

function connection<R extends Record>(rows: readonly R[], first: number): Connection<R> {
  const nodes = rows.length > first ? rows.slice(0, first) : rows;
  const last = nodes.at(-1);
  return {
    nodes,
    pageInfo: {
      hasNextPage: rows.length > first,
      endCursor: last ? Buffer.from(last.uuid.replaceAll('-', ''), 'hex').toString('base64url') : null,
    },
  };
}
