import type { RowsRead } from '../../platform/reads/reads.js';

/** All keys, oldest first. */
export const apiKeysRead: RowsRead = { orderBy: [{ field: 'createdAt', direction: 'ASC' }] };
