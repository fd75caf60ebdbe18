import type { Reads } from '../../platform/reads/reads.js';
import type { Row } from '../../platform/reads/stored-type.js';
import type { PractitionerService } from './practitioner.service.js';
import { Registration } from './registration.entity.js';

/** Registrations, seen by whoever may see their practitioner. */
export class RegistrationService {
  readonly #reads: Reads;
  readonly #practitioners: PractitionerService;

  constructor(reads: Reads, practitioners: PractitionerService) {
    this.#reads = reads;
    this.#practitioners = practitioners;
  }

  /** Row security knows no branch of a registration; its practitioner's row does. */
  async byId(id: string): Promise<Row<Registration> | null> {
    const registration = await this.#reads.byId(Registration, id);
    return registration && (await this.#practitioners.byId(registration.practitionerId)) ? registration : null;
  }

  of(practitionerId: string): Promise<readonly Row<Registration>[]> {
    return this.#reads.list(Registration, {
      parent: { property: 'practitionerId', id: practitionerId },
      orderBy: [
        { field: 'body', direction: 'ASC' },
        { field: 'number', direction: 'ASC' },
      ],
    });
  }
}
