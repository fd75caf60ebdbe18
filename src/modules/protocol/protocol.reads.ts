import type { Condition } from '../../platform/reads/condition.js';
import type { Order } from '../../platform/reads/ordering.js';
import type { RowsRead } from '../../platform/reads/reads.js';
import type { ProtocolFilter } from './protocol.type.js';

/** The protocols that a filter leaves, by code unless said otherwise. */
export function protocolsRead(filter?: ProtocolFilter | null, orderBy?: readonly Order[] | null): RowsRead {
  const where: Condition[] = [];
  if (filter?.codes) where.push({ property: 'code', is: 'ONE_OF', values: filter.codes, type: 'text' });
  if (filter?.indication != null) where.push({ property: 'indication', is: 'EQUAL', value: filter.indication });
  return { where, orderBy: orderBy ?? [{ field: 'code', direction: 'ASC' }] };
}

/** A protocol's versions, oldest first. */
export const versionsOfProtocol: RowsRead = {
  parent: { property: 'protocolId' },
  orderBy: [{ field: 'number', direction: 'ASC' }],
};

/** A protocol's published versions, the one in force first. */
export const publishedVersionsOfProtocol: RowsRead = {
  parent: { property: 'protocolId' },
  where: [{ property: 'status', is: 'EQUAL', value: 'PUBLISHED' }],
  orderBy: [{ field: 'number', direction: 'DESC' }],
};
