import type { Connection } from '../../platform/reads/connection.js';
import type { PageArguments } from '../../platform/reads/page.js';
import type { ListRequest, Reads } from '../../platform/reads/reads.js';
import type { Row } from '../../platform/reads/stored-type.js';
import type { Session } from '../treatment/session.entity.js';
import type { SessionService } from '../treatment/session.service.js';
import { AdverseEvent } from './adverse-event.entity.js';
import { adverseEventsOfCourse } from './adverse-event.reads.js';

/** What went wrong. */
export class AdverseEventService {
  readonly #reads: Reads;
  readonly #sessions: SessionService;

  constructor(reads: Reads, sessions: SessionService) {
    this.#reads = reads;
    this.#sessions = sessions;
  }

  page(page: PageArguments, rows: ListRequest): Promise<Connection<Row<AdverseEvent>>> {
    return this.#reads.connection(AdverseEvent, { page, ...rows });
  }

  /** A course's adverse events in the order in which they began. */
  of(courseId: string): Promise<readonly Row<AdverseEvent>[]> {
    return this.#reads.list(AdverseEvent, { ...adverseEventsOfCourse, parentId: courseId });
  }

  /** The current record of the session that an event followed; null when none was named, or it is not recorded. */
  async sessionOf({ courseId, sessionNumber }: Row<AdverseEvent>): Promise<Row<Session> | null> {
    if (sessionNumber === null) return null;
    const sessions = await this.#sessions.of(courseId, { includeCorrected: false });
    return sessions.find(({ number }) => number === sessionNumber) ?? null;
  }
}
