import type { SqlEntityManager } from '@mikro-orm/sql';
import { sql } from 'kysely';
import type { Principal } from '../../platform/auth/principal.js';
import type { Clock } from '../../platform/clock.js';
import { refusal } from '../../platform/errors.js';
import type { Connection } from '../../platform/reads/connection.js';
import type { PageArguments } from '../../platform/reads/page.js';
import { uuidOf } from '../../platform/reads/public-id.js';
import type { ListRequest, Reads } from '../../platform/reads/reads.js';
import type { Row } from '../../platform/reads/stored-type.js';
import { organizationOf } from '../../platform/database/tenant-owned.js';
import { DeviationReason } from './deviation-reason.entity.js';
import { reasonsOfSession } from './deviation-reason.reads.js';
import type { ExplainDeviationInput } from './deviation-reason.type.js';
import type { SessionJudgementService } from './session-judgement.service.js';
import { Session } from './session.entity.js';

/** Why sessions departed from their protocols: asked for afterwards, never before a record is taken. */
export class DeviationReasonService {
  readonly #em: SqlEntityManager;
  readonly #reads: Reads;
  readonly #judgements: SessionJudgementService;
  readonly #principal: Principal;
  readonly #clock: Clock;

  constructor(
    em: SqlEntityManager,
    reads: Reads,
    judgements: SessionJudgementService,
    principal: Principal,
    clock: Clock,
  ) {
    this.#em = em;
    this.#reads = reads;
    this.#judgements = judgements;
    this.#principal = principal;
    this.#clock = clock;
  }

  /** The reasons given for a session, newest first. */
  of(sessionId: string): Promise<readonly Row<DeviationReason>[]> {
    return this.#reads.list(DeviationReason, { ...reasonsOfSession, parentId: sessionId });
  }

  /** Sessions, for the queue of those that a reason is wanted for. */
  sessions(page: PageArguments, rows: ListRequest): Promise<Connection<Row<Session>>> {
    return this.#reads.connection(Session, { page, ...rows });
  }

  /** Records why a session departed from its protocol. */
  async explain({ sessionId, reason, note }: ExplainDeviationInput): Promise<Row<Session>> {
    const path = ['sessionId'];
    const session = await this.#em.findOne(Session, { id: uuidOf('Session', sessionId) });
    if (!session) throw refusal('NOT_FOUND', path, 'There is no such session among yours.');
    if (session.supersededAt) {
      throw refusal('ALREADY_CORRECTED', path, 'This record was corrected: `correctedBy` leads to the newest one.');
    }
    if (session.deviations.length === 0) throw refusal('INVALID', path, 'The session follows its protocol.');
    if (reason === 'OTHER' && !note?.trim()) throw refusal('INVALID', ['note'], 'Say in a note which reason it was.');
    this.#em.create(DeviationReason, {
      sessionId: session.id,
      clinicId: session.clinic.id,
      reason,
      note: note?.trim() || null,
      givenAt: this.#clock.now(),
      givenByRole: this.#principal.role,
      keyId: this.#principal.keyId,
    });
    await this.#em.flush();
    await this.#judgements.settle([session.course.id]);
    return this.#reads.fresh(Session, session.id);
  }

  /** Gives a correction the reasons of the record that it replaces. */
  async carryOver(fromSessionId: string, { id }: { readonly id: string }): Promise<void> {
    await sql`
      insert into deviation_reason (organization_id, id, session_id, clinic_id, reason, note, given_at, given_by_role, key_id)
      select organization_id, gen_random_uuid(), ${id}::uuid, clinic_id, reason, note, given_at, given_by_role, key_id
      from deviation_reason
      where organization_id = ${organizationOf(this.#em)}::uuid and session_id = ${fromSessionId}::uuid`.execute(
      this.#em.getKysely(),
    );
  }
}
