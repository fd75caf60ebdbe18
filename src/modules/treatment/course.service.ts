import { ref } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Principal } from '../../platform/auth/principal.js';
import type { Clock } from '../../platform/clock.js';
import { flushUnique } from '../../platform/database/flush-unique.js';
import { numberOf, storedNumber } from '../../platform/database/stored-number.js';
import { Refusal, refusal, type UserError } from '../../platform/errors.js';
import type { Connection } from '../../platform/reads/connection.js';
import type { PageArguments } from '../../platform/reads/page.js';
import { toPublicId, uuidOf } from '../../platform/reads/public-id.js';
import type { ListRequest, Reads } from '../../platform/reads/reads.js';
import type { Row } from '../../platform/reads/stored-type.js';
import type { Clinic } from '../clinic/clinic.entity.js';
import type { ClinicService } from '../clinic/clinic.service.js';
import type { Patient } from '../patient/patient.entity.js';
import type { PatientService } from '../patient/patient.service.js';
import type { PracticeService } from '../practitioner/practice.service.js';
import type { Practitioner } from '../practitioner/practitioner.entity.js';
import type { PractitionerService } from '../practitioner/practitioner.service.js';
import { isOwnCode, ownCodeRule } from '../codes/own-code.js';
import { ProtocolVersion } from '../protocol/protocol-version.entity.js';
import { newCourseCode } from './course-code.js';
import { Course } from './course.entity.js';
import { courseOutsideLimits } from './course-limits.js';
import { CourseMove } from './course-move.entity.js';
import { movesOfCourse } from './course.reads.js';
import type { CourseBaselineType, MoveCourseInput, StartCourseInput } from './course.type.js';
import { dayInZone } from '../clinic/day-in-zone.js';
import { lockRow } from '../../platform/database/lock-row.js';

/** Courses of treatment. */
export class CourseService {
  readonly #em: SqlEntityManager;
  readonly #reads: Reads;
  readonly #clinics: ClinicService;
  readonly #practitioners: PractitionerService;
  readonly #patients: PatientService;
  readonly #practice: PracticeService;
  readonly #principal: Principal;
  readonly #clock: Clock;

  constructor(
    em: SqlEntityManager,
    reads: Reads,
    clinics: ClinicService,
    practitioners: PractitionerService,
    patients: PatientService,
    practice: PracticeService,
    principal: Principal,
    clock: Clock,
  ) {
    this.#em = em;
    this.#reads = reads;
    this.#clinics = clinics;
    this.#practitioners = practitioners;
    this.#patients = patients;
    this.#practice = practice;
    this.#principal = principal;
    this.#clock = clock;
  }

  requireById(id: string): Promise<Row<Course>> {
    return this.#reads.requireById(Course, id);
  }

  page(page: PageArguments, rows: ListRequest): Promise<Connection<Row<Course>>> {
    return this.#reads.connection(Course, { page, ...rows });
  }

  /** What was known of the patient at the start; the age in completed years on the first day. */
  async baselineOf(course: Row<Course>): Promise<CourseBaselineType> {
    const { birthDate } = await this.#patients.requireById(course.patientId);
    return {
      age: this.#patients.age(birthDate ?? null, course.startedOn),
      bmi: numberOf(course.bmi),
      phototype: course.phototype ?? null,
      fatType: course.fatType ?? null,
      priorLiposuction: course.priorLiposuction ?? null,
      predisposition: course.predisposition ?? null,
      priorCourses: course.priorCourses ?? null,
      exercisePerWeek: course.exercisePerWeek ?? null,
      dietFollowed: course.dietFollowed ?? null,
      waterLitresPerDay: numberOf(course.waterLitresPerDay),
    };
  }

  /**
   * The course that an input names, locked until the transaction ends, so that two records of it cannot be made at once
   * under one number. Refuses an unknown one at `path`.
   */
  async requireLocked(publicId: string, path: readonly string[] = ['courseId']): Promise<Course> {
    const id = uuidOf('Course', publicId);
    const isMine = await lockRow(this.#em, 'treatment_course', id);
    const course = isMine && (await this.#em.findOne(Course, { id }, { refresh: true }));
    if (!course) throw refusal('NOT_FOUND', path, 'There is no such course among yours.');
    return course;
  }

  /**
   * The practitioner that an input names, who works at the clinic from now on: so row security shows the clinic whose work
   * it is. Locked before the clinic is added, because another course may be adding its own at the same moment.
   */
  async practitionerAt(clinic: { readonly id: string }, publicId: string): Promise<Practitioner> {
    const practitioner = await this.#practitioners.require(publicId);
    if (!practitioner.clinicIds.includes(clinic.id)) {
      await lockRow(this.#em, 'practitioner', practitioner.id);
      await this.#em.refresh(practitioner);
      practitioner.worksAt(clinic.id);
    }
    return practitioner;
  }

  /** A planned course is in progress from its first session on. */
  async begin(id: string): Promise<void> {
    const course = await this.#em.findOneOrFail(Course, { id });
    course.status = 'IN_PROGRESS';
    await this.#em.flush();
  }

  async start({ baseline, ...input }: StartCourseInput): Promise<Row<Course>> {
    const problems = [...courseOutsideLimits({ ...input, baseline }), ...problemsOf(input)];
    if (problems.length > 0) throw new Refusal(...problems);
    const patient = await this.#patients.require(input.patientId);
    const clinic = await this.#clinicOf(input.clinicId, patient);
    const practitioner = await this.practitionerAt(clinic, input.practitionerId);
    const protocolVersion = await this.#requirePublished(input.protocolVersionId);
    const today = dayInZone(this.#clock.now(), clinic.timeZone);
    const startedOn = input.startedOn ?? today;
    await this.#requireRight(practitioner, clinic, startedOn);
    await this.#treatAt(clinic, patient);
    const course = this.#em.create(Course, {
      code: input.code?.trim() ?? newCourseCode(),
      patient,
      clinic,
      practitioner,
      protocolVersion,
      status: startedOn > today ? 'PLANNED' : 'IN_PROGRESS',
      startedOn,
      endedOn: null,
      plannedSessions: input.plannedSessions ?? protocolVersion.sessions,
      bmi: storedNumber(baseline?.bmi),
      phototype: baseline?.phototype ?? null,
      fatType: baseline?.fatType ?? null,
      priorLiposuction: baseline?.priorLiposuction ?? null,
      predisposition: baseline?.predisposition ?? null,
      priorCourses: baseline?.priorCourses ?? null,
      exercisePerWeek: baseline?.exercisePerWeek ?? null,
      dietFollowed: baseline?.dietFollowed ?? null,
      waterLitresPerDay: storedNumber(baseline?.waterLitresPerDay),
    });
    await flushUnique(this.#em, ['code'], `Another course of the organization has the code ${course.code}.`);
    return this.#reads.fresh(Course, course.id);
  }

  /** The moves of a course to other versions, newest last. */
  movesOf(courseId: string): Promise<readonly Row<CourseMove>[]> {
    return this.#reads.list(CourseMove, { ...movesOfCourse, parentId: courseId });
  }

  /**
   * Moves a course that has not ended to another published version of its protocol. What was recorded stays under the
   * version that it was done under.
   */
  async move(input: MoveCourseInput): Promise<Row<Course>> {
    const reason = input.reason.trim();
    if (!reason) throw refusal('INVALID', ['reason'], 'Say why the course goes on by another version.');
    const course = await this.requireLocked(input.courseId);
    if (course.status === 'COMPLETED' || course.status === 'STOPPED') {
      throw refusal(
        'INVALID',
        ['courseId'],
        `The course is ${course.status}: there is nothing left to do by another version.`,
      );
    }
    const path = ['protocolVersionId'];
    const to = await this.#requirePublished(input.protocolVersionId);
    const from = await this.#em.findOneOrFail(ProtocolVersion, { id: course.protocolVersion.id });
    if (to.id === from.id) throw refusal('INVALID', path, `The course runs on version ${to.number} already.`);
    if (to.protocol.id !== from.protocol.id) {
      throw refusal('INVALID', path, 'That is a version of another protocol: end this course and start one on that.');
    }
    this.#em.create(CourseMove, {
      courseId: course.id,
      clinicId: course.clinic.id,
      fromVersionId: from.id,
      toVersionId: to.id,
      reason,
      movedAt: this.#clock.now(),
      movedByRole: this.#principal.role,
      keyId: this.#principal.keyId,
    });
    course.protocolVersion = ref(to);
    await this.#em.flush();
    return this.#reads.fresh(Course, course.id);
  }

  /** Refuses whoever may not see patients at the clinic on the first day, where the organization enforces that. */
  async #requireRight(practitioner: Practitioner, clinic: Clinic, startedOn: string): Promise<void> {
    const place = { country: clinic.country, region: clinic.region ?? null, timeZone: clinic.timeZone };
    const [verdict, isEnforced] = await Promise.all([
      this.#practice.check(practitioner, place, startedOn),
      this.#practice.isEnforced(),
    ]);
    if (verdict.allowed || !isEnforced) return;
    const why = verdict.findings.map(({ message }) => message).join(' ');
    throw refusal(
      'PRACTITIONER_NOT_REGISTERED',
      ['practitionerId'],
      `The practitioner may not see patients in ${clinic.country} on ${startedOn}. ${why}`,
    );
  }

  /** Lets the clinic see the patient from now on. */
  async #treatAt(clinic: Clinic, patient: Patient): Promise<void> {
    if (patient.clinicIds.includes(clinic.id)) return;
    await lockRow(this.#em, 'patient', patient.id);
    await this.#em.refresh(patient);
    patient.isTreatedAt(clinic.id);
  }

  /** A clinic of the caller's: the one that the input names, else the one that enrolled the patient. */
  #clinicOf(publicId: string | null | undefined, patient: Patient): Promise<Clinic> {
    return this.#clinics.require(publicId ?? toPublicId('Clinic', patient.clinic.id));
  }

  async #requirePublished(publicId: string): Promise<ProtocolVersion> {
    const path = ['protocolVersionId'];
    const version = await this.#em.findOne(ProtocolVersion, { id: uuidOf('ProtocolVersion', publicId) });
    if (!version) throw refusal('NOT_FOUND', path, 'There is no such protocol version.');
    if (version.status === 'PUBLISHED') return version;
    throw refusal('NOT_PUBLISHED', path, `A course runs on a published version, and this one is ${version.status}.`);
  }
}

function problemsOf({ code, startedOn }: Omit<StartCourseInput, 'baseline'>): readonly UserError[] {
  const problems: UserError[] = [];
  const invalid = (path: readonly string[], message: string) => problems.push({ code: 'INVALID', path, message });
  if (code != null && !isOwnCode(code.trim())) invalid(['code'], `A code ${ownCodeRule}`);
  if (startedOn && startedOn < '1950-01-01') invalid(['startedOn'], 'Mesotherapy began in 1952: look at the year.');
  return problems;
}
