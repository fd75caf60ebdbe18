import type { RowsRead } from '../../platform/reads/reads.js';

/** The releases, newest first. */
export const newestRelease: RowsRead = { orderBy: [{ field: 'number', direction: 'DESC' }] };
