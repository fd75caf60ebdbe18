import type { SqlEntityManager } from '@mikro-orm/sql';
import { organizationOf } from '../../platform/database/tenant-owned.js';
import type { UserError } from '../../platform/errors.js';
import { uuidOf } from '../../platform/reads/public-id.js';
import type { MixedSubstance } from '../deviation/delivered-technique.js';
import { amountMg } from '../protocol/amount.js';
import type { CocktailComponent } from '../protocol/protocol.service.js';
import { Substance } from '../substance/substance.entity.js';
import type { SubstanceService } from '../substance/substance.service.js';
import { CocktailReads, type StoredComponent } from './cocktail-reads.js';
import { SessionSubstance } from './session-substance.entity.js';
import type { SessionComponentInput } from './session.type.js';
import { numberOf, storedNumber } from '../../platform/database/stored-number.js';

/** What sessions delivered. Its rows have no id of their own: a cocktail is written and read with its session. */
export class CocktailService {
  readonly #em: SqlEntityManager;
  readonly #substances: SubstanceService;
  readonly #stored: CocktailReads;

  constructor(em: SqlEntityManager, substances: SubstanceService) {
    this.#em = em;
    this.#substances = substances;
    this.#stored = new CocktailReads(em);
  }

  /** The substances of a session, in the order of mixing. */
  storedOf(sessionId: string): Promise<readonly StoredComponent[]> {
    return this.#stored.of(sessionId);
  }

  /** The same as GraphQL tells it, with the amounts that follow. */
  async componentsOf(sessionId: string): Promise<readonly CocktailComponent[]> {
    const parts = await this.storedOf(sessionId);
    return Promise.all(
      parts.map(async ({ substanceId, strengthUnit, vehicle, lot, ...stored }) => {
        const [volumeMl, concentration] = [numberOf(stored.volumeMl), numberOf(stored.strength)];
        return {
          substance: await this.#substances.requireById(substanceId),
          volumeMl,
          amountMg: amountMg(volumeMl, concentration, strengthUnit),
          concentration,
          concentrationUnit: strengthUnit,
          vehicle,
          lotNumber: lot,
        };
      }),
    );
  }

  /** The same as sessions are judged by it. */
  async mixtureOf(parts: readonly StoredComponent[]): Promise<readonly MixedSubstance[]> {
    if (parts.length === 0) return [];
    const codeById = new Map([...(await this.#substances.catalogue()).values()].map(({ id, code }) => [id, code]));
    return parts.map(({ substanceId, volumeMl, strength, strengthUnit }) => ({
      code: codeById.get(substanceId)!,
      amountMg: amountMg(numberOf(volumeMl), numberOf(strength), strengthUnit),
    }));
  }

  /** The components that an input names, and what is wrong with them. */
  async read(
    inputs: readonly SessionComponentInput[],
  ): Promise<{ readonly parts: readonly StoredComponent[]; readonly problems: readonly UserError[] }> {
    const problems: UserError[] = [];
    const parts: StoredComponent[] = [];
    if (inputs.length === 0) return { parts, problems };
    const idOf = await this.#catalogue();
    inputs.forEach((input, index) => {
      const at = (field: string) => ['cocktail', String(index), field];
      const field = input.substanceId == null ? 'substance' : 'substanceId';
      const substanceId = idOf(input);
      if ((input.substance == null) === (input.substanceId == null)) {
        problems.push({
          code: 'INVALID',
          path: at(field),
          message: 'Name the substance, either by its code or by its id.',
        });
      } else if (!substanceId) {
        problems.push({ code: 'NOT_FOUND', path: at(field), message: 'There is no such substance in the catalogue.' });
      } else {
        parts.push(componentOf(input, substanceId));
      }
      if (input.concentration != null && input.concentrationUnit == null) {
        problems.push({ code: 'INVALID', path: at('concentrationUnit'), message: 'A concentration needs its unit.' });
      }
    });
    return { parts, problems };
  }

  /** Stores a session's cocktail. The session itself is stored already. */
  async store(
    session: { readonly id: string; readonly clinicId: string },
    parts: readonly StoredComponent[],
  ): Promise<void> {
    if (parts.length === 0) return;
    parts.forEach(({ substanceId, ...component }, index) => {
      this.#em.create(SessionSubstance, {
        sessionId: session.id,
        position: index + 1,
        clinicId: session.clinicId,
        substance: this.#em.getReference(Substance, [organizationOf(this.#em), substanceId]),
        ...component,
      });
    });
    await this.#em.flush();
  }

  /** Which row of the catalogue an input means: its uuid, or undefined. */
  async #catalogue(): Promise<(input: SessionComponentInput) => string | undefined> {
    const byCode = await this.#substances.catalogue();
    const ids = new Set([...byCode.values()].map(({ id }) => id));
    return ({ substance, substanceId }) => {
      if (substanceId == null) return byCode.get(substance?.trim() ?? '')?.id;
      const id = uuidOf('Substance', substanceId);
      return ids.has(id) ? id : undefined;
    };
  }
}

function componentOf(input: SessionComponentInput, substanceId: string): StoredComponent {
  return {
    substanceId,
    volumeMl: storedNumber(input.volumeMl),
    strength: storedNumber(input.concentration),
    strengthUnit: input.concentrationUnit ?? null,
    vehicle: input.vehicle?.trim() || null,
    lot: input.lotNumber?.trim() || null,
  };
}
