import { numberOf } from '../../platform/database/stored-number.js';
import type { Row } from '../../platform/reads/stored-type.js';
import type { ClinicService } from '../clinic/clinic.service.js';
import { dayInZone } from '../clinic/day-in-zone.js';
import type { MixtureFinding } from '../mixture/mixture-finding.js';
import type { MixtureService } from '../mixture/mixture.service.js';
import type { CocktailService } from './cocktail.service.js';
import type { Session } from './session.entity.js';

/** As much of a session as its mixture is judged by. */
type MixedSession = Pick<Row<Session>, 'id' | 'clinicId' | 'protocolVersionId' | 'performedAt' | 'areas' | 'areaCm2'>;

/** What is known of mixtures that were delivered. */
export class DeliveredMixtureService {
  readonly #clinics: ClinicService;
  readonly #cocktails: CocktailService;
  readonly #mixtures: MixtureService;

  constructor(clinics: ClinicService, cocktails: CocktailService, mixtures: MixtureService) {
    this.#clinics = clinics;
    this.#cocktails = cocktails;
    this.#mixtures = mixtures;
  }

  /** What is known of a session's mixture, in its clinic's country on its day there. */
  async findingsOf(session: MixedSession): Promise<readonly MixtureFinding[]> {
    const { id, clinicId, protocolVersionId, performedAt, areas, areaCm2 } = session;
    const [components, { country, timeZone }] = await Promise.all([
      this.#cocktails.componentsOf(id),
      this.#clinics.requireById(clinicId),
    ]);
    const delivered = { protocolVersionId, components, areas, areaCm2: numberOf(areaCm2) };
    return this.#mixtures.ofSession(delivered, { country, on: dayInZone(new Date(performedAt), timeZone) });
  }
}
