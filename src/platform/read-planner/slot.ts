import type { Condition } from '../reads/condition.js';
import type { Page } from '../reads/page.js';
import type { RowsRead } from '../reads/reads.js';

/** What one field of an operation asks for in one request: its arguments after they were understood. */
export interface Asked {
  readonly read?: RowsRead;
  readonly page?: Page;
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** For `node` and `nodes`: the type and uuid of each id; a type of null is one that the caller may not read. */
  readonly ids?: readonly { readonly type: string | null; readonly uuid: string }[];
  /** For `node` and `nodes`: by type, which of its records the caller may fetch. */
  readonly visible?: Readonly<Record<string, readonly Condition[]>>;
}

/** The values of one request that a compiled statement takes. */
export interface Bound {
  readonly organizationId: string;
  readonly keyId: string | null;
  readonly asked: readonly Asked[];
}

/** Stands in a compiled statement for a value that every request brings anew. */
export class Slot {
  readonly valueIn: (bound: Bound) => unknown;

  constructor(valueIn: (bound: Bound) => unknown) {
    this.valueIn = valueIn;
  }
}
