import { sql, type RawBuilder } from 'kysely';

/**
 * A practitioner's variations of a version that were ever approved, as a JSON list: what `PromisedVariation` holds. Which of
 * them covers a day is for the rule to say.
 */
export function promisedVariations(
  organization: RawBuilder<unknown>,
  practitionerId: RawBuilder<unknown>,
  versionId: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`coalesce((
    select jsonb_agg(jsonb_build_object('id', y.id, 'status', y.status, 'validFrom', y.valid_from, 'validUntil', y.valid_until,
      'proposedAt', y.proposed_at, 'reviewedAt', y.reviewed_at, 'technique', y.technique, 'cocktail', y.cocktail))
    from variation y
    where y.organization_id = ${organization} and y.practitioner_id = ${practitionerId}
      and y.protocol_version_id = ${versionId} and y.status in ('APPROVED', 'RETIRED')), '[]')`;
}
