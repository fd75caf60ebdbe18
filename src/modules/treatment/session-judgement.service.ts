import { isDeepStrictEqual } from 'node:util';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { sql } from 'kysely';
import { numberOf } from '../../platform/database/stored-number.js';
import { organizationOf } from '../../platform/database/tenant-owned.js';
import { inAllClinics } from '../../platform/database/tenant-scope.js';
import type { Principal } from '../../platform/auth/principal.js';
import type { Conformity, Deviation } from '../deviation/conformity.js';
import type { MixedSubstance } from '../deviation/delivered-technique.js';
import { deliveredTechniqueOf } from './delivered-technique-of.js';
import { flagsWith, judgedBy, type PromisedTechnique, type StoredJudgement } from './promised-technique.js';
import { promisedVariations } from './promised-variations.js';
import { readPromises, type PromisesBySession } from './read-promises.js';
import type { SessionFlag } from './session-flag.js';
import { areaKey, TechniqueAccounts } from './technique-accounts.js';
import type { RecordingPlace } from './lock-for-recording.js';
import type { StoredTechnique } from './technique-record.js';
import { mixtureOfSession } from './session-mixture.js';

/** Which sessions are judged anew. */
export interface JudgedAnew {
  readonly courseIds?: readonly string[];
  readonly practitionerId?: string;
  readonly protocolVersionId?: string;
}

/** What judging anew came to. */
export interface Rejudgement {
  readonly sessions: number;
  /** How many of them were judged otherwise than stands there. */
  readonly changed: number;
}

interface CountedRecord {
  readonly courseId: string;
  readonly practitionerId: string;
  readonly number: number;
  readonly areas: readonly string[];
}

interface SessionToJudge extends StoredTechnique {
  readonly id: string;
  readonly courseId: string;
  readonly practitionerId: string;
  readonly protocolVersionId: string;
  readonly day: string;
  readonly areas: readonly string[];
  readonly cocktail: readonly MixedSubstance[];
  readonly flags: readonly SessionFlag[];
  readonly stored: {
    readonly variationId: string | null;
    readonly conformity: Conformity | null;
    readonly deviations: readonly Deviation[];
    readonly protocolDistance: number | null;
    readonly coverage: number | null;
  };
}

const BATCH = 1000;

/** How sessions lie to what was promised, kept with them and added up in the cells of the report on technique. */
export class SessionJudgementService {
  readonly #em: SqlEntityManager;
  readonly #principal: Principal;

  constructor(em: SqlEntityManager, principal: Principal) {
    this.#em = em;
    this.#principal = principal;
  }

  /** What was promised of a practitioner's sessions under a version. */
  async promiseOf(protocolVersionId: string, practitionerId: string): Promise<PromisedTechnique> {
    const organization = sql`${organizationOf(this.#em)}::uuid`;
    const { rows } = await sql<Omit<PromisedTechnique, 'protocolVersionId'>>`
      select jsonb_build_object('technique', v.technique, 'cocktail', v.cocktail) as spec,
        ${promisedVariations(organization, sql`${practitionerId}::uuid`, sql`v.id`)} as variations
      from protocol_version v
      where v.organization_id = ${organization} and v.id = ${protocolVersionId}::uuid`.execute(this.#em.getKysely());
    return { protocolVersionId, ...rows[0]! };
  }

  /** Counts a session that was stored just now, of a course that the caller has locked. */
  async count(place: RecordingPlace, session: CountedRecord, judgement: StoredJudgement): Promise<void> {
    const accounts = this.#accounts();
    // A session that belongs before others may decide the unit's area.
    if (session.number !== place.nextNumber) return accounts.settle([session.courseId]);
    const { unit, month } = place;
    const { courseId, practitionerId } = session;
    const key = { courseId, practitionerId, protocolVersionId: judgement.protocolVersionId };
    const at = { clinicId: place.clinicId, month, area: unit?.area ?? areaKey(session.areas) };
    const { conformity, deviations, protocolDistance, coverage } = judgement;
    const [distance, covered] = [numberOf(protocolDistance), numberOf(coverage)];
    const counted = { conformity, deviations, distance, coverage: covered, isIndicated: false };
    await accounts.add(key, at, unit?.sums ?? null, counted);
  }

  /** Counts courses as they stand now, after a change of their sessions or of the reasons for deviations. */
  settle(courseIds: readonly string[]): Promise<void> {
    return this.#accounts().settle(courseIds);
  }

  /**
   * Judges current sessions again, at whatever clinic, and counts them anew where something changed: after a variation's
   * period changed, and to prove that what is kept is what follows from the records.
   */
  judgeAgain(which: JudgedAnew): Promise<Rejudgement> {
    return inAllClinics(this.#em, this.#principal, async () => {
      const promises = await readPromises(this.#em.getKysely(), organizationOf(this.#em));
      let [sessions, changed] = [0, 0];
      let after: string | null = null;
      for (;;) {
        const batch: readonly SessionToJudge[] = await this.#batch(which, after);
        const last = batch.at(-1);
        if (!last) return { sessions, changed };
        const different = batch.flatMap((session) => judgedOtherwise(session, promises) ?? []);
        await this.#replace(different);
        sessions += batch.length;
        changed += different.length;
        after = last.id;
      }
    });
  }

  async #batch(
    { courseIds, practitionerId, protocolVersionId }: JudgedAnew,
    after: string | null,
  ): Promise<readonly SessionToJudge[]> {
    const organization = sql`${organizationOf(this.#em)}::uuid`;
    const conditions = [
      sql`s.organization_id = ${organization} and s.superseded_at is null`,
      ...(after ? [sql`s.id > ${after}::uuid`] : []),
      ...(courseIds ? [sql`s.course_id = any (${[...courseIds]}::uuid[])`] : []),
      ...(practitionerId ? [sql`s.practitioner_id = ${practitionerId}::uuid`] : []),
      ...(protocolVersionId ? [sql`s.protocol_version_id = ${protocolVersionId}::uuid`] : []),
    ];
    const { rows } = await sql<SessionToJudge>`
      select s.id, s.course_id as "courseId", (s.performed_at at time zone c.time_zone)::date::text as day, s.technique,
        s.delivery, s.areas, s.needle_gauge as "needleGauge", s.needle_length_mm as "needleLengthMm",
        s.depth_mm as "depthMm", s.angle_degrees as "angleDegrees", s.spacing_mm as "spacingMm", s.injections,
        s.volume_per_injection_ml as "volumePerInjectionMl", s.total_volume_ml as "totalVolumeMl", s.flags,
        jsonb_build_object('variationId', s.variation_id, 'conformity', s.conformity, 'deviations', s.deviations,
          'protocolDistance', s.protocol_distance, 'coverage', s.coverage) as stored,
        ${mixtureOfSession(sql`s`)} as cocktail,
        s.practitioner_id as "practitionerId", s.protocol_version_id as "protocolVersionId"
      from treatment_session s
      join clinic c on c.organization_id = s.organization_id and c.id = s.clinic_id
      where ${sql.join(conditions, sql` and `)}
      order by s.id limit ${BATCH}`.execute(this.#em.getKysely());
    return rows;
  }

  async #replace(judged: readonly JudgedSession[]): Promise<void> {
    if (judged.length === 0) return;
    await sql`
      update treatment_session s set variation_id = j."variationId", conformity = j.conformity, deviations = j.deviations,
        protocol_distance = j."protocolDistance", coverage = j.coverage, flags = j.flags
      from jsonb_to_recordset(${JSON.stringify(judged)}::jsonb) as j(id uuid, "variationId" uuid, conformity jsonb,
        deviations jsonb, "protocolDistance" numeric, coverage numeric, flags text[])
      where s.organization_id = ${organizationOf(this.#em)}::uuid and s.id = j.id`.execute(this.#em.getKysely());
    await this.settle([...new Set(judged.map(({ courseId }) => courseId))]);
  }

  #accounts(): TechniqueAccounts {
    return new TechniqueAccounts(this.#em.getKysely(), organizationOf(this.#em));
  }
}

interface JudgedSession extends StoredJudgement {
  readonly id: string;
  readonly courseId: string;
  readonly flags: readonly SessionFlag[];
}

/** How a session is to be judged when that is not what stands there; null when it is. */
function judgedOtherwise(session: SessionToJudge, promises: PromisesBySession): JudgedSession | null {
  const { id, courseId, day, areas, cocktail, flags, stored } = session;
  const promise = promises(session.protocolVersionId, session.practitionerId);
  const judgement = judgedBy(promise, deliveredTechniqueOf(session, areas, cocktail), day);
  const judged = { id, courseId, ...judgement, flags: flagsWith(flags, judgement) };
  const numbers = [judged.protocolDistance, judged.coverage].map((text) => (text === null ? null : Number(text)));
  const isSame = isDeepStrictEqual(
    [judged.variationId, judged.conformity, judged.deviations, ...numbers, judged.flags],
    [stored.variationId, stored.conformity, stored.deviations, stored.protocolDistance, stored.coverage, flags],
  );
  return isSame ? null : judged;
}
