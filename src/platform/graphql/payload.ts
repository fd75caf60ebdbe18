import { OptimisticLockError } from '@mikro-orm/core';
import { Refusal, type UserError } from '../errors.js';
import type { OperationState } from './operation-state.js';

/** A mutation's answer: what it made under the payload's field, or why nothing was stored. */
export type PayloadOf<F extends string, V> = { readonly [K in F]?: V } & { readonly userErrors: readonly UserError[] };

/**
 * Runs a mutation's work and makes its payload. A refusal becomes `userErrors` and marks the operation for rollback;
 * after one, the operation's further mutations are not run.
 */
export async function payload<F extends string, V>(
  { operation }: { readonly operation: OperationState },
  field: F,
  work: () => Promise<V>,
): Promise<PayloadOf<F, V>> {
  if (operation.isRefused) return { userErrors: [rolledBack] } as unknown as PayloadOf<F, V>;
  try {
    return { [field]: await work(), userErrors: [] } as unknown as PayloadOf<F, V>;
  } catch (error) {
    const userErrors = userErrorsOf(error);
    if (!userErrors) throw error;
    operation.refuse();
    return { userErrors } as unknown as PayloadOf<F, V>;
  }
}

/** A version that was right when it was read and is not when it is written: somebody was faster by a moment. */
function userErrorsOf(error: unknown): readonly UserError[] | null {
  if (error instanceof Refusal) return error.userErrors;
  return error instanceof OptimisticLockError ? [overtaken] : null;
}

const overtaken: UserError = {
  code: 'STALE',
  message: 'Somebody changed the record at the same moment: read it again and repeat the change.',
  path: ['version'],
};

export const rolledBack: UserError = {
  code: 'ROLLED_BACK',
  message: 'Nothing was stored, because another mutation of the same operation was refused.',
  path: [],
};
