import type { Condition } from '../../platform/reads/condition.js';
import type { Connection } from '../../platform/reads/connection.js';
import type { PageArguments } from '../../platform/reads/page.js';
import { uuidOf } from '../../platform/reads/public-id.js';
import type { Reads } from '../../platform/reads/reads.js';
import type { Row } from '../../platform/reads/stored-type.js';
import type { Session } from '../treatment/session.entity.js';
import type { SessionService } from '../treatment/session.service.js';
import { AdverseEvent } from './adverse-event.entity.js';
import type { AdverseEventFilter } from './adverse-event.type.js';

/** What went wrong. */
export class AdverseEventService {
  readonly #reads: Reads;
  readonly #sessions: SessionService;

  constructor(reads: Reads, sessions: SessionService) {
    this.#reads = reads;
    this.#sessions = sessions;
  }

  byId(id: string): Promise<Row<AdverseEvent> | null> {
    return this.#reads.byId(AdverseEvent, id);
  }

  page(page: PageArguments, filter?: AdverseEventFilter | null): Promise<Connection<Row<AdverseEvent>>> {
    return this.#reads.connection(AdverseEvent, {
      page,
      where: conditionsOf(filter),
      orderBy: [{ field: 'onset', direction: 'DESC' }],
    });
  }

  /** A course's adverse events in the order in which they began. */
  of(courseId: string): Promise<readonly Row<AdverseEvent>[]> {
    return this.#reads.list(AdverseEvent, {
      parent: { property: 'courseId', id: courseId },
      orderBy: [{ field: 'onset', direction: 'ASC' }],
    });
  }

  /** The current record of the session that an event followed; null when none was named, or it is not recorded. */
  async sessionOf({ courseId, sessionNumber }: Row<AdverseEvent>): Promise<Row<Session> | null> {
    if (sessionNumber === null) return null;
    const sessions = await this.#sessions.of(courseId, { includeCorrected: false });
    return sessions.find(({ number }) => number === sessionNumber) ?? null;
  }
}

function conditionsOf(filter: AdverseEventFilter | null | undefined): readonly Condition[] {
  const where: Condition[] = [];
  if (filter?.clinicIds) {
    const values = filter.clinicIds.map((id) => uuidOf('Clinic', id));
    where.push({ property: 'clinicId', is: 'ONE_OF', values, type: 'uuid' });
  }
  if (filter?.courseId != null)
    where.push({ property: 'courseId', is: 'EQUAL', value: uuidOf('Course', filter.courseId) });
  if (filter?.kinds) where.push({ property: 'kind', is: 'ONE_OF', values: filter.kinds, type: 'text' });
  if (filter?.minimumGrade != null) where.push({ property: 'grade', is: 'AT_LEAST', value: filter.minimumGrade });
  if (filter?.serious != null) where.push({ property: 'serious', is: 'EQUAL', value: filter.serious });
  if (filter?.unresolved === true) where.push({ property: 'resolved', is: 'UNSET' });
  if (filter?.onsetFrom != null) where.push({ property: 'onset', is: 'AT_LEAST', value: filter.onsetFrom });
  if (filter?.onsetUntil != null) where.push({ property: 'onset', is: 'AT_MOST', value: filter.onsetUntil });
  return where;
}
