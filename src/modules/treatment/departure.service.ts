import type { SqlEntityManager } from '@mikro-orm/sql';
import { sql } from 'kysely';
import { organizationOf } from '../../platform/database/tenant-owned.js';
import type { Row } from '../../platform/reads/stored-type.js';
import { countDepartures, type AlertRule, type Departure, type JudgedSession } from './departure.js';
import type { Session } from './session.entity.js';

/** Who is told, inside the transaction, that a practitioner left a protocol with a session. */
export interface DepartureEvents {
  variationDetected(sessionId: string): void | Promise<void>;
}

type RecordedSession = Pick<Row<Session>, 'id' | 'flags' | 'practitionerId' | 'protocolVersionId'>;

/** Notices when practitioners leave a protocol: too many undeclared major deviations in their last sessions of it. */
export class DepartureService {
  readonly #em: SqlEntityManager;
  readonly #events: DepartureEvents;

  constructor(em: SqlEntityManager, events: DepartureEvents) {
    this.#em = em;
    this.#events = events;
  }

  /** Tells when the practitioner has left the protocol with this session, and had not before it. */
  async notice(session: RecordedSession): Promise<void> {
    if (!session.flags.includes('UNDECLARED_DEVIATION')) return;
    const { hasLeft, hadLeft } = await this.of(session);
    if (hasLeft && !hadLeft) await this.#events.variationDetected(session.id);
  }

  /** How the practitioner's last sessions of the protocol stand, as far as the caller may see them. */
  async of({ id, practitionerId, protocolVersionId }: RecordedSession): Promise<Departure> {
    const organization = sql`${organizationOf(this.#em)}::uuid`;
    const { rows } = await sql<AlertRule & { readonly last: readonly JudgedSession[] }>`
      select o.variation_alert_deviations as deviations, o.variation_alert_sessions as sessions, coalesce((
        select jsonb_agg(jsonb_build_object('id', l.id, 'isUndeclared', l.is_undeclared) order by l.performed_at desc, l.id desc)
        from (
          select s.id, s.performed_at, 'UNDECLARED_DEVIATION' = any (s.flags) as is_undeclared
          from treatment_session s
          where s.organization_id = ${organization} and s.practitioner_id = ${practitionerId}::uuid
            and s.superseded_at is null and s.protocol_version_id in (
              select b.id from protocol_version a
              join protocol_version b on b.organization_id = a.organization_id and b.protocol_id = a.protocol_id
              where a.organization_id = ${organization} and a.id = ${protocolVersionId}::uuid)
          order by s.performed_at desc, s.id desc limit o.variation_alert_sessions + 1
        ) l), '[]') as last
      from organization o where o.id = ${organization}`.execute(this.#em.getKysely());
    const { last, ...rule } = rows[0]!;
    return countDepartures(last, id, rule);
  }
}
