import { sql, type Kysely } from 'kysely';
import type { PromisedTechnique, PromisedVariation } from './promised-technique.js';
import { promisedVariations } from './promised-variations.js';

/** What was promised of a practitioner's sessions under a version, both by uuid. */
export type PromisesBySession = (protocolVersionId: string, practitionerId: string) => PromisedTechnique;

/** Everything that an organization promised, for judging many sessions. Protocols are few, sessions are many. */
export async function readPromises(
  database: Kysely<Record<string, never>>,
  organizationId: string,
): Promise<PromisesBySession> {
  const organization = sql`${organizationId}::uuid`;
  const versions = await sql<Pick<PromisedTechnique, 'spec'> & { readonly id: string }>`
    select v.id, jsonb_build_object('technique', v.technique, 'cocktail', v.cocktail) as spec
    from protocol_version v where v.organization_id = ${organization}`.execute(database);
  const varied = await sql<{
    readonly practitionerId: string;
    readonly protocolVersionId: string;
    readonly variations: readonly PromisedVariation[];
  }>`
    select distinct p.practitioner_id as "practitionerId", p.protocol_version_id as "protocolVersionId",
      ${promisedVariations(organization, sql`p.practitioner_id`, sql`p.protocol_version_id`)} as variations
    from variation p where p.organization_id = ${organization}`.execute(database);
  const specs = new Map(versions.rows.map(({ id, spec }) => [id, spec]));
  const variationsOf = new Map(
    varied.rows.map(({ practitionerId, protocolVersionId, variations }) => [
      `${protocolVersionId} ${practitionerId}`,
      variations,
    ]),
  );
  return (protocolVersionId, practitionerId) => ({
    protocolVersionId,
    spec: specs.get(protocolVersionId)!,
    variations: variationsOf.get(`${protocolVersionId} ${practitionerId}`) ?? [],
  });
}
