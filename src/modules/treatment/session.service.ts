import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Clock } from '../../platform/clock.js';
import { Refusal, refusal, type UserError } from '../../platform/errors.js';
import { toPublicId, uuidOf } from '../../platform/reads/public-id.js';
import type { Reads } from '../../platform/reads/reads.js';
import type { Row } from '../../platform/reads/stored-type.js';
import type { ClearanceService } from '../clearance/clearance.service.js';
import type { ClinicService } from '../clinic/clinic.service.js';
import { dayInZone } from '../clinic/day-in-zone.js';
import type { PracticeService } from '../practitioner/practice.service.js';
import type { Profession } from '../codes/profession.js';
import type { Practitioner } from '../practitioner/practitioner.entity.js';
import type { CocktailService } from './cocktail.service.js';
import type { Course } from './course.entity.js';
import type { CourseService } from './course.service.js';
import { lockRow } from '../../platform/database/lock-row.js';
import { deliveredTechniqueOf } from './delivered-technique-of.js';
import type { DepartureService } from './departure.service.js';
import type { DeviationReasonService } from './deviation-reason.service.js';
import { lockForRecording } from './lock-for-recording.js';
import { flagsWith, judgedBy } from './promised-technique.js';
import { Session } from './session.entity.js';
import { correctionOf, sessionsOfCourse, type WhichRecords } from './session.reads.js';
import type { SessionFindingService } from './session-finding.service.js';
import type { SessionFlag } from './session-flag.js';
import type { SessionJudgementService } from './session-judgement.service.js';
import { sessionOutsideLimits } from './session-limits.js';
import type { CorrectSessionInput, RecordSessionInput } from './session.type.js';
import { techniqueToStore } from './technique-record.js';

const legalityFlags: readonly SessionFlag[] = ['NO_CLEARANCE', 'AGAINST_CLEARANCE', 'PRACTITIONER_NOT_REGISTERED'];

/** What was done to whom, by whom and by which plan: what its legality depends on. */
interface Treatment {
  readonly clinicId: string;
  readonly patientId: string;
  readonly practitionerId: string;
  readonly protocolVersionId: string;
  readonly profession: Profession;
}

interface Legality {
  readonly flags: readonly SessionFlag[];
  readonly clearanceId: string | null;
  /** The day of the session in its clinic's time zone. */
  readonly day: string;
}

/** Sessions: what was delivered. A record is never refused for what was clinically done. */
export class SessionService {
  readonly #em: SqlEntityManager;
  readonly #reads: Reads;
  readonly #clinics: ClinicService;
  readonly #practice: PracticeService;
  readonly #clearances: ClearanceService;
  readonly #findings: SessionFindingService;
  readonly #courses: CourseService;
  readonly #cocktails: CocktailService;
  readonly #judgements: SessionJudgementService;
  readonly #reasons: DeviationReasonService;
  readonly #departures: DepartureService;
  readonly #clock: Clock;

  constructor(
    em: SqlEntityManager,
    reads: Reads,
    clinics: ClinicService,
    practice: PracticeService,
    clearances: ClearanceService,
    findings: SessionFindingService,
    courses: CourseService,
    cocktails: CocktailService,
    judgements: SessionJudgementService,
    reasons: DeviationReasonService,
    departures: DepartureService,
    clock: Clock,
  ) {
    this.#clinics = clinics;
    this.#practice = practice;
    this.#clearances = clearances;
    this.#findings = findings;
    this.#em = em;
    this.#reads = reads;
    this.#courses = courses;
    this.#cocktails = cocktails;
    this.#judgements = judgements;
    this.#reasons = reasons;
    this.#departures = departures;
    this.#clock = clock;
  }

  /** Those of these sessions that the caller may see. */
  byIds(ids: readonly string[]): Promise<readonly Row<Session>[]> {
    return this.#reads.byIds(Session, ids);
  }

  /** The flags of the record, and after them those that were found later. */
  async flagsOf({ id, flags }: Pick<Session, 'id' | 'flags'>): Promise<readonly SessionFlag[]> {
    const found = new Set((await this.#findings.of(id)).map(({ flag }) => flag));
    return [...flags, ...[...found].filter((flag) => !flags.includes(flag)).toSorted()];
  }

  byId(id: string): Promise<Row<Session> | null> {
    return this.#reads.byId(Session, id);
  }

  /** A course's sessions by number; with the corrected records each before the one that replaced it. */
  of(courseId: string, which: WhichRecords): Promise<readonly Row<Session>[]> {
    return this.#reads.list(Session, { ...sessionsOfCourse(which), parentId: courseId });
  }

  /** The record that replaced this one, or null when it is current. */
  async correctionOf(id: string): Promise<Row<Session> | null> {
    const [correction] = await this.#reads.list(Session, { ...correctionOf, parentId: id });
    return correction ?? null;
  }

  async record(input: RecordSessionInput): Promise<Row<Session>> {
    const components = await this.#cocktails.read(input.cocktail ?? []);
    refuseIfAny([...this.#problemsOf(input), ...components.problems]);
    const courseId = uuidOf('Course', input.courseId);
    const place = await lockForRecording(this.#em, courseId, {
      practitionerId: input.practitionerId == null ? null : uuidOf('Practitioner', input.practitionerId),
      number: input.number ?? null,
    });
    if (!place) throw refusal('NOT_FOUND', ['courseId'], 'There is no such course among yours.');
    const { clinicId, practitionerId } = place;
    if (!practitionerId) throw refusal('NOT_FOUND', ['practitionerId'], 'There is no such practitioner among yours.');
    const number = input.number ?? place.nextNumber;
    if (place.isTaken) throw taken(number);
    if (!place.isAtClinic) {
      await this.#courses.practitionerAt({ id: clinicId }, toPublicId('Practitioner', practitionerId));
      await this.#em.flush();
    }
    if (place.status === 'PLANNED') await this.#courses.begin(courseId);
    const performedAt = new Date(input.performedAt);
    const { flags, clearanceId, day } = await this.#legality({ ...place, practitionerId }, performedAt);
    const technique = techniqueToStore(input.technique, null);
    const areas = [...new Set(input.areas)];
    const cocktail = await this.#cocktails.mixtureOf(components.parts);
    const judgement = judgedBy(place, deliveredTechniqueOf(technique, areas, cocktail), day);
    const session = await this.#reads.insert(Session, {
      courseId,
      clinicId,
      practitionerId,
      number,
      performedAt,
      flags: flagsWith(flags, judgement),
      clearanceId,
      ...technique,
      ...judgement,
      areas,
      room: input.room?.trim() || null,
      notes: input.notes?.trim() || null,
    });
    await Promise.all([
      this.#cocktails.store(session, components.parts),
      this.#judgements.count(place, session, judgement),
      this.#departures.notice(session),
    ]);
    return session;
  }

  async correct(input: CorrectSessionInput): Promise<Row<Session>> {
    const components = input.cocktail === undefined ? null : await this.#cocktails.read(input.cocktail ?? []);
    refuseIfAny([...this.#problemsOf(input), ...(components?.problems ?? [])]);
    const before = await this.#requireCurrent(input.sessionId);
    const course = await this.#courses.requireLocked(toPublicId('Course', before.course.id));
    const practitionerId = input.practitionerId ?? toPublicId('Practitioner', before.practitioner.id);
    const practitioner = await this.#courses.practitionerAt(course.clinic, practitionerId);
    const number = input.number ?? before.number;
    await this.#requireFree(course, number, before.id);
    // Flushed on its own: of one number only one record may be current at any time.
    before.supersededAt = this.#clock.now();
    await this.#em.flush();
    const performedAt = input.performedAt == null ? before.performedAt : new Date(input.performedAt);
    const { flags, clearanceId, day } = await this.#corrected(before, course, practitioner, performedAt);
    const parts = components?.parts ?? (await this.#cocktails.storedOf(before.id));
    const technique = techniqueToStore(input.technique, before);
    const areas = input.areas === undefined ? before.areas : [...new Set(input.areas)];
    const promise = await this.#judgements.promiseOf(before.protocolVersionId, practitioner.id);
    const cocktail = await this.#cocktails.mixtureOf(parts);
    const judgement = judgedBy(promise, deliveredTechniqueOf(technique, areas, cocktail), day);
    const session = this.#em.create(Session, {
      course,
      clinic: before.clinic,
      practitioner,
      number,
      performedAt,
      ...technique,
      ...judgement,
      areas,
      room: input.room === undefined ? before.room : input.room?.trim() || null,
      notes: input.notes === undefined ? before.notes : input.notes?.trim() || null,
      flags: flagsWith(flags, judgement),
      clearanceId,
      correctsId: before.id,
      supersededAt: null,
    });
    await this.#em.flush();
    await this.#cocktails.store({ id: session.id, clinicId: before.clinic.id }, parts);
    await this.#reasons.carryOver(before.id, session);
    await this.#judgements.settle([course.id]);
    const corrected = await this.#reads.fresh(Session, session.id);
    await this.#departures.notice(corrected);
    return corrected;
  }

  /** What is to be said of a session: whether it was cleared, and whether its practitioner was entitled to do it. */
  async #legality(treatment: Treatment, performedAt: Date): Promise<Legality> {
    const { clinicId, patientId, practitionerId, protocolVersionId, profession } = treatment;
    const clinic = await this.#clinics.requireById(clinicId);
    const day = dayInZone(performedAt, clinic.timeZone);
    const done = { clinicId, patientId, practitionerId, protocolVersionId, day, performedAt };
    const [{ clearanceId, coverage }, { allowed }] = await Promise.all([
      this.#clearances.coverageOf(done),
      this.#practice.check({ id: practitionerId, profession }, { ...clinic, region: clinic.region ?? null }, day),
    ]);
    const flags: SessionFlag[] = [];
    if (coverage === 'NONE') flags.push('NO_CLEARANCE');
    if (coverage === 'AGAINST') flags.push('AGAINST_CLEARANCE');
    if (!allowed) flags.push('PRACTITIONER_NOT_REGISTERED');
    return { flags, clearanceId, day };
  }

  /**
   * The same for a correction. A correction of who treated, or when, is looked at anew; of anything else, what was said of
   * the record stays, because what is known today was not known then. Imported history stays unchecked.
   */
  async #corrected(before: Session, course: Course, practitioner: Practitioner, performedAt: Date): Promise<Legality> {
    const isSame = before.practitioner.id === practitioner.id && before.performedAt.getTime() === performedAt.getTime();
    if (isSame) {
      const { timeZone } = await this.#clinics.requireById(before.clinic.id);
      return {
        flags: await this.flagsOf(before),
        clearanceId: before.clearanceId ?? null,
        day: dayInZone(performedAt, timeZone),
      };
    }
    const treatment = {
      clinicId: course.clinic.id,
      patientId: course.patient.id,
      practitionerId: practitioner.id,
      protocolVersionId: before.protocolVersionId,
      profession: practitioner.profession,
    };
    const { flags, clearanceId, day } = await this.#legality(treatment, performedAt);
    const isImported = before.flags.includes('IMPORTED_UNCHECKED');
    const others = before.flags.filter((flag) => !legalityFlags.includes(flag));
    return {
      flags: [...others, ...flags.filter((flag) => !isImported || flag === 'PRACTITIONER_NOT_REGISTERED')],
      clearanceId,
      day,
    };
  }

  /** The record to correct, locked so that it is corrected once. */
  async #requireCurrent(publicId: string): Promise<Session> {
    const path = ['sessionId'];
    const id = uuidOf('Session', publicId);
    const isMine = await lockRow(this.#em, 'treatment_session', id);
    const session = isMine && (await this.#em.findOne(Session, { id }, { refresh: true }));
    if (!session) throw refusal('NOT_FOUND', path, 'There is no such session among yours.');
    if (!session.supersededAt) return session;
    throw refusal(
      'ALREADY_CORRECTED',
      path,
      'This record was corrected before: `correctedBy` leads to the newest one.',
    );
  }

  async #requireFree(course: Course, number: number, corrects: string | null): Promise<void> {
    const holder = await this.#em.findOne(Session, { course, number, supersededAt: null });
    if (holder && holder.id !== corrects) throw taken(number);
  }

  #problemsOf(input: RecordSessionInput | CorrectSessionInput): readonly UserError[] {
    const problems: UserError[] = [...sessionOutsideLimits(input)];
    // A clock may be wrong by its whole time zone.
    if (input.performedAt != null && Date.parse(input.performedAt) > this.#clock.now().getTime() + 86_400_000) {
      problems.push({ code: 'INVALID', path: ['performedAt'], message: 'What lies in the future was not done yet.' });
    }
    return problems;
  }
}

function taken(number: number): Refusal {
  const message = `The course has a session ${number}: correct that one, or take another number.`;
  return refusal('TAKEN', ['number'], message);
}

function refuseIfAny(problems: readonly UserError[]): void {
  if (problems.length > 0) throw new Refusal(...problems);
}
