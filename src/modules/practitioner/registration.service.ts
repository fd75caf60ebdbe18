import type { Reads } from '../../platform/reads/reads.js';
import type { Row } from '../../platform/reads/stored-type.js';
import { registrationsOfPractitioner } from './practitioner.reads.js';
import { Registration } from './registration.entity.js';

/** Registrations, seen by whoever may see their practitioner. */
export class RegistrationService {
  readonly #reads: Reads;

  constructor(reads: Reads) {
    this.#reads = reads;
  }

  of(practitionerId: string): Promise<readonly Row<Registration>[]> {
    return this.#reads.list(Registration, { ...registrationsOfPractitioner, parentId: practitionerId });
  }
}
