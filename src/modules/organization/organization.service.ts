import type { SqlEntityManager } from '@mikro-orm/sql';
import { organizationOf } from '../../platform/database/tenant-owned.js';
import type { Reads } from '../../platform/reads/reads.js';
import type { Row } from '../../platform/reads/stored-type.js';
import type { RegistrationGate } from '../codes/registration-gate.js';
import { Organization } from './organization.entity.js';

/** What an organization decides about registrations with professional bodies. */
export interface RegistrationRules {
  readonly registrationGate?: RegistrationGate;
  readonly lookupValidDays?: number;
  readonly recordValidDays?: number;
  readonly permittedCategories?: readonly string[];
  readonly statusWords?: readonly string[];
}

/** When a practitioner has left a protocol: so many undeclared major deviations in so many of the last sessions. */
export interface VariationAlert {
  readonly deviations: number;
  readonly sessions: number;
}

/** The organization that the caller belongs to. */
export class OrganizationService {
  readonly #em: SqlEntityManager;
  readonly #reads: Reads;

  constructor(em: SqlEntityManager, reads: Reads) {
    this.#em = em;
    this.#reads = reads;
  }

  current(): Promise<Row<Organization>> {
    return this.#reads.requireById(Organization, organizationOf(this.#em));
  }

  /** False while the organization that the caller works for was not made yet. */
  async exists(): Promise<boolean> {
    return (await this.byId(organizationOf(this.#em))) !== null;
  }

  /** Sets how many distinct patients a group needs to be told of. */
  async setMinimumGroupSize(patients: number): Promise<void> {
    const organization = await this.#em.findOneOrFail(Organization, { id: organizationOf(this.#em) });
    organization.minimumGroupSize = patients;
    await this.#em.flush();
  }

  /** Sets what the organization has decided about registrations; what is left out stays. */
  async setRegistrationRules(rules: RegistrationRules): Promise<void> {
    const organization = await this.#em.findOneOrFail(Organization, { id: organizationOf(this.#em) });
    const stated = Object.fromEntries(Object.entries(rules).filter(([, rule]) => rule !== undefined));
    this.#em.assign(organization, stated);
    await this.#em.flush();
  }

  async setVariationAlert({ deviations, sessions }: VariationAlert): Promise<void> {
    const organization = await this.#em.findOneOrFail(Organization, { id: organizationOf(this.#em) });
    organization.variationAlertDeviations = deviations;
    organization.variationAlertSessions = sessions;
    await this.#em.flush();
  }

  byId(id: string): Promise<Row<Organization> | null> {
    return this.#reads.byId(Organization, id);
  }
}
