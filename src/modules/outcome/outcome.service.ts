import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Clock } from '../../platform/clock.js';
import { refusal } from '../../platform/errors.js';
import { toPublicId, uuidOf } from '../../platform/reads/public-id.js';
import type { Reads } from '../../platform/reads/reads.js';
import type { Row } from '../../platform/reads/stored-type.js';
import { OutcomeMeasure } from '../outcome-measure/outcome-measure.entity.js';
import type { CourseService } from '../treatment/course.service.js';
import { lockRow } from '../../platform/database/lock-row.js';
import { correctionOf, type WhichRecords } from '../treatment/session.reads.js';
import { OutcomeAssessment } from './outcome-assessment.entity.js';
import { whyNotAllowed } from './outcome-limits.js';
import { outcomesOfCourse } from './outcome.reads.js';
import type { CorrectOutcomeInput, RecordOutcomeInput } from './outcome.type.js';
import { changeFromBaseline, progressOf, type Progress } from './progress.js';

/** What measures read over courses. */
export class OutcomeService {
  readonly #em: SqlEntityManager;
  readonly #reads: Reads;
  readonly #courses: CourseService;
  readonly #clock: Clock;

  constructor(em: SqlEntityManager, reads: Reads, courses: CourseService, clock: Clock) {
    this.#em = em;
    this.#reads = reads;
    this.#courses = courses;
    this.#clock = clock;
  }

  byId(id: string): Promise<Row<OutcomeAssessment> | null> {
    return this.#reads.byId(OutcomeAssessment, id);
  }

  /** A course's assessments, earliest first, those without a date last. */
  of(courseId: string, which: WhichRecords = { includeCorrected: false }): Promise<readonly Row<OutcomeAssessment>[]> {
    return this.#reads.list(OutcomeAssessment, { ...outcomesOfCourse(which), parentId: courseId });
  }

  /** How each measure went over a course. */
  async progressOf(courseId: string): Promise<readonly Progress[]> {
    return progressOf(await this.of(courseId));
  }

  /** The assessment minus the course's baseline of the same measure; null where there is none. */
  async changeOf(assessment: Row<OutcomeAssessment>): Promise<number | null> {
    return changeFromBaseline(assessment, await this.of(assessment.courseId));
  }

  /** The record that replaced this one, or null when it is current. */
  async correctionOf(id: string): Promise<Row<OutcomeAssessment> | null> {
    const [correction] = await this.#reads.list(OutcomeAssessment, { ...correctionOf, parentId: id });
    return correction ?? null;
  }

  async record(input: RecordOutcomeInput): Promise<Row<OutcomeAssessment>> {
    this.#requirePast(input.assessedAt);
    const course = await this.#courses.requireLocked(input.courseId);
    const measure = await this.#em.findOne(OutcomeMeasure, { code: input.measure.trim() });
    if (!measure) throw refusal('NOT_FOUND', ['measure'], 'There is no measure with this code.');
    requireAllowed(input.value, measure);
    const assessment = this.#em.create(OutcomeAssessment, {
      course,
      clinic: course.clinic,
      measure,
      timepoint: input.timepoint,
      value: String(input.value),
      assessedAt: input.assessedAt == null ? null : new Date(input.assessedAt),
      assessor: input.assessor ?? null,
      blinded: input.blinded ?? null,
      correctsId: null,
      supersededAt: null,
    });
    await this.#em.flush();
    return this.#reads.fresh(OutcomeAssessment, assessment.id);
  }

  async correct(input: CorrectOutcomeInput): Promise<Row<OutcomeAssessment>> {
    this.#requirePast(input.assessedAt);
    const before = await this.#requireCurrent(input.id);
    const course = await this.#courses.requireLocked(toPublicId('Course', before.course.id));
    const measure = await before.measure.loadOrFail();
    if (input.value != null) requireAllowed(input.value, measure);
    before.supersededAt = this.#clock.now();
    const assessment = this.#em.create(OutcomeAssessment, {
      course,
      clinic: before.clinic,
      measure,
      timepoint: input.timepoint ?? before.timepoint,
      value: input.value == null ? before.value : String(input.value),
      assessedAt: input.assessedAt === undefined ? before.assessedAt : input.assessedAt && new Date(input.assessedAt),
      assessor: input.assessor === undefined ? before.assessor : input.assessor,
      blinded: input.blinded === undefined ? before.blinded : input.blinded,
      correctsId: before.id,
      supersededAt: null,
    });
    await this.#em.flush();
    return this.#reads.fresh(OutcomeAssessment, assessment.id);
  }

  /** The record to correct, locked so that it is corrected once. */
  async #requireCurrent(publicId: string): Promise<OutcomeAssessment> {
    const id = uuidOf('OutcomeAssessment', publicId);
    const isMine = await lockRow(this.#em, 'outcome_assessment', id);
    const assessment = isMine && (await this.#em.findOne(OutcomeAssessment, { id }, { refresh: true }));
    if (!assessment) throw refusal('NOT_FOUND', ['id'], 'There is no such assessment among yours.');
    if (!assessment.supersededAt) return assessment;
    throw refusal(
      'ALREADY_CORRECTED',
      ['id'],
      'This record was corrected before: `correctedBy` leads to the newest one.',
    );
  }

  #requirePast(assessedAt: string | null | undefined): void {
    // A clock may be wrong by its whole time zone.
    if (assessedAt == null || Date.parse(assessedAt) <= this.#clock.now().getTime() + 86_400_000) return;
    throw refusal('INVALID', ['assessedAt'], 'What lies in the future was not assessed yet.');
  }
}

function requireAllowed(value: number, measure: OutcomeMeasure): void {
  const reason = whyNotAllowed(value, measure);
  if (reason) throw refusal('OUT_OF_RANGE', ['value'], reason);
}
