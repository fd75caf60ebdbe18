import { sql } from 'kysely';
import { value, type PlannedValue } from '../../platform/read-planner/planned.js';
import type { TenantScope } from '../../platform/database/tenant-scope.js';
import type { Condition } from '../../platform/reads/condition.js';
import type { Order } from '../../platform/reads/ordering.js';
import { uuidOf } from '../../platform/reads/public-id.js';
import type { RowsRead } from '../../platform/reads/reads.js';
import type { VariationStatus } from '../codes/variation-status.js';
import { ofVisiblePractitioners } from '../practitioner/practitioner.reads.js';
import { ProtocolVersion } from '../protocol/protocol-version.entity.js';
import type { VariationFilter } from './variation.type.js';

const newestFirst: readonly Order[] = [{ field: 'proposedAt', direction: 'DESC' }];

/** The variations that a filter leaves, newest first. */
export function variationsRead(scope: TenantScope, filter?: VariationFilter | null): RowsRead {
  const where: Condition[] = [...ofVisiblePractitioners(scope)];
  const equal = (property: string, wanted: unknown) => where.push({ property, is: 'EQUAL', value: wanted });
  if (filter?.statuses) where.push({ property: 'status', is: 'ONE_OF', values: filter.statuses, type: 'text' });
  if (filter?.practitionerId != null) equal('practitionerId', uuidOf('Practitioner', filter.practitionerId));
  if (filter?.protocolVersionId != null) {
    equal('protocolVersionId', uuidOf('ProtocolVersion', filter.protocolVersionId));
  }
  if (filter?.protocolId != null) {
    const ofProtocol: Condition = { property: 'protocolId', is: 'EQUAL', value: uuidOf('Protocol', filter.protocolId) };
    where.push({ property: 'protocolVersionId', is: 'NAMING', of: ProtocolVersion, where: [ofProtocol] });
  }
  return { where, orderBy: newestFirst };
}

/** A practitioner's own, newest first. */
export function variationsOfPractitioner(scope: TenantScope): RowsRead {
  return { ...variationsRead(scope), parent: { property: 'practitionerId' } };
}

/** Those of all versions of a protocol, newest first. */
export function variationsOfProtocol(scope: TenantScope, status?: VariationStatus | null): RowsRead {
  return {
    ...variationsRead(scope, status == null ? null : { statuses: [status] }),
    parent: { property: 'protocolVersionId', through: { of: ProtocolVersion, property: 'protocolId' } },
  };
}

/** The approved ones of a version, newest first. */
export function approvedVariationsOfVersion(scope: TenantScope): RowsRead {
  return { ...variationsRead(scope, { statuses: ['APPROVED'] }), parent: { property: 'protocolVersionId' } };
}

/** How many current sessions were judged under a variation, as far as the caller may see them. */
export const sessionsUnderVariation: PlannedValue = value(
  ({ column, inTenant }) => sql`(
    select count(*)::int from treatment_session s
    where ${inTenant('s')} and s.variation_id = ${column('id')} and s.superseded_at is null)`,
);
