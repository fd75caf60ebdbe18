import type { SqlEntityManager } from '@mikro-orm/sql';
import { sql } from 'kysely';
import type { Principal } from '../../platform/auth/principal.js';
import type { Clock } from '../../platform/clock.js';
import { organizationOf } from '../../platform/database/tenant-owned.js';
import { inAllClinics } from '../../platform/database/tenant-scope.js';
import type { Reads } from '../../platform/reads/reads.js';
import type { Row } from '../../platform/reads/stored-type.js';
import { dayInZone } from '../clinic/day-in-zone.js';
import type { PracticeService } from '../practitioner/practice.service.js';
import type { Revelation, RevelationListener } from '../practitioner/registration-check.service.js';
import { SessionFinding } from './session-finding.entity.js';
import { findingsOfSession } from './session.reads.js';

interface AffectedSession {
  readonly id: string;
  readonly clinicId: string;
  readonly practitionerId: string;
  readonly performedAt: Date;
  readonly country: string;
  readonly region: string | null;
  readonly timeZone: string;
}

/** Flags sessions for what is found out after they were recorded. */
export class SessionFindingService implements RevelationListener {
  readonly #em: SqlEntityManager;
  readonly #reads: Reads;
  readonly #practice: PracticeService;
  readonly #principal: Principal;
  readonly #clock: Clock;

  constructor(em: SqlEntityManager, reads: Reads, practice: PracticeService, principal: Principal, clock: Clock) {
    this.#em = em;
    this.#reads = reads;
    this.#practice = practice;
    this.#principal = principal;
    this.#clock = clock;
  }

  /** What was found out about a session, oldest first. */
  of(sessionId: string): Promise<readonly Row<SessionFinding>[]> {
    return this.#reads.list(SessionFinding, { ...findingsOfSession, parentId: sessionId });
  }

  /** Flags every session since a day that the practitioners had no right to do, at whatever clinic. */
  revealed({ checkId, practitionerIds, since }: Revelation): Promise<readonly string[]> {
    return inAllClinics(this.#em, this.#principal, async () => {
      const flagged: string[] = [];
      for (const session of await this.#sessionsOf(practitionerIds, since)) {
        const day = dayInZone(session.performedAt, session.timeZone);
        if (day < since) continue;
        const candidate = { id: session.practitionerId, profession: null };
        const { allowed, findings } = await this.#practice.check(candidate, session, day);
        if (allowed) continue;
        this.#em.create(SessionFinding, {
          sessionId: session.id,
          clinicId: session.clinicId,
          flag: 'PRACTITIONER_NOT_REGISTERED',
          message: findings.map(({ message }) => message).join(' '),
          checkId,
          foundAt: this.#clock.now(),
        });
        flagged.push(session.id);
      }
      await this.#em.flush();
      return flagged;
    });
  }

  /** The current sessions since a day, a day earlier for the time zones, that do not carry the flag yet. */
  async #sessionsOf(practitionerIds: readonly string[], since: string): Promise<readonly AffectedSession[]> {
    const { rows } = await sql<AffectedSession>`
      select s.id, s.clinic_id as "clinicId", s.practitioner_id as "practitionerId", s.performed_at as "performedAt",
        c.country, c.region, c.time_zone as "timeZone"
      from treatment_session s join clinic c on c.organization_id = s.organization_id and c.id = s.clinic_id
      where s.organization_id = ${organizationOf(this.#em)}::uuid and s.practitioner_id = any (${[...practitionerIds]}::uuid[])
        and s.superseded_at is null and s.performed_at >= (${since}::date - 1)
        and not 'PRACTITIONER_NOT_REGISTERED' = any (s.flags)
        and not exists (select from session_finding f where f.organization_id = s.organization_id and f.session_id = s.id
          and f.flag = 'PRACTITIONER_NOT_REGISTERED')
      order by s.performed_at, s.id`.execute(this.#em.getKysely());
    return rows.map((row) => ({ ...row, performedAt: new Date(String(row.performedAt)) }));
  }
}
