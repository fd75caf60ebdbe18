import { OptimisticLockError } from '@mikro-orm/core';
import { Refusal, type UserError } from '../errors.js';
import type { OperationState } from './operation-state.js';

/** A mutation's answer: what it made under the payload's field, or why nothing was stored. */
export type PayloadOf<F extends string, V> = { readonly [K in F]?: V } & { readonly userErrors: readonly UserError[] };

/**
 * Runs a mutation's work and makes its payload. A refusal becomes `userErrors` and marks the operation for rollback;
 * after one, the operation's further mutations are not run.
 */
export function payload<F extends string, V>(
  context: { readonly operation: OperationState },
  field: F,
  work: () => Promise<V>,
): Promise<PayloadOf<F, V>> {
  return payloadOf(context, async () => ({ [field]: await work() })) as Promise<PayloadOf<F, V>>;
}

/** The same for a payload of several fields, which the work gives back together. */
export async function payloadOf<R extends object>(
  { operation }: { readonly operation: OperationState },
  work: () => Promise<R>,
): Promise<Partial<R> & { readonly userErrors: readonly UserError[] }> {
  const refused = (userErrors: readonly UserError[]) =>
    ({ userErrors }) as Partial<R> & { userErrors: readonly UserError[] };
  if (operation.isRefused) return refused([rolledBack]);
  try {
    return { ...(await work()), userErrors: [] };
  } catch (error) {
    const userErrors = userErrorsOf(error);
    if (!userErrors) throw error;
    operation.refuse();
    return refused(userErrors);
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
