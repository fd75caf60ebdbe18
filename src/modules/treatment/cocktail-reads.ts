import type { SqlEntityManager } from '@mikro-orm/sql';
import DataLoader from 'dataloader';
import { sql } from 'kysely';
import { organizationOf } from '../../platform/database/tenant-owned.js';
import type { ConcentrationUnit } from '../codes/concentration-unit.js';

/** One substance of a session's cocktail as it is stored. */
export interface StoredComponent {
  readonly substanceId: string;
  readonly volumeMl: string | null;
  readonly strength: string | null;
  readonly strengthUnit: ConcentrationUnit | null;
  readonly vehicle: string | null;
  readonly lot: string | null;
}

/**
 * Reads the cocktails of sessions, in the order of mixing: all that are asked for at once in one statement. Apart from the
 * common reads, because a component has no id of its own.
 */
export class CocktailReads {
  readonly #em: SqlEntityManager;
  readonly #cocktails: DataLoader<string, readonly StoredComponent[]>;

  constructor(em: SqlEntityManager) {
    this.#em = em;
    this.#cocktails = new DataLoader((sessionIds) => this.#load(sessionIds));
  }

  of(sessionId: string): Promise<readonly StoredComponent[]> {
    return this.#cocktails.load(sessionId);
  }

  async #load(sessionIds: readonly string[]): Promise<readonly (readonly StoredComponent[])[]> {
    const { rows } = await sql<StoredComponent & { readonly sessionId: string }>`
      select session_id as "sessionId", substance_id as "substanceId", volume_ml as "volumeMl", strength,
        strength_unit as "strengthUnit", vehicle, lot
      from session_substance
      where organization_id = ${organizationOf(this.#em)}::uuid and session_id = any (${[...sessionIds]}::uuid[])
      order by session_id, position`.execute(this.#em.getKysely());
    const componentsBySession = new Map<string, StoredComponent[]>(sessionIds.map((id) => [id, []]));
    for (const { sessionId, ...component } of rows) componentsBySession.get(sessionId)!.push(component);
    return sessionIds.map((id) => componentsBySession.get(id)!);
  }
}
