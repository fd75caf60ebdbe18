import {
  Kind,
  type DocumentNode,
  type ExecutionResult,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { rolledBack } from './payload.js';

/**
 * The answer of an operation that was rolled back: payloads that had succeeded lose what they claim to have made, and
 * say so in `userErrors`.
 */
export function takeBackPayloads(
  result: ExecutionResult,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): ExecutionResult {
  if (!result.data) return result;
  const data: Record<string, unknown> = { ...result.data };
  for (const mutation of fieldsOf(operation.selectionSet, document)) {
    const key = responseKey(mutation);
    const answer = data[key];
    if (!mutation.selectionSet || typeof answer !== 'object' || answer === null) continue;
    const fields = fieldsOf(mutation.selectionSet, document);
    const errorKeys = fields.filter(({ name }) => name.value === 'userErrors').map(responseKey);
    const isRefused = errorKeys.some((errorKey) => ((answer as Record<string, unknown[]>)[errorKey]?.length ?? 0) > 0);
    if (isRefused) continue;
    data[key] = Object.fromEntries(
      fields.map((field) => {
        if (field.name.value === '__typename')
          return [responseKey(field), (answer as Record<string, unknown>)[responseKey(field)]];
        return [responseKey(field), field.name.value === 'userErrors' ? [selectedOf(field, document)] : null];
      }),
    );
  }
  return { ...result, data };
}

function selectedOf(userErrors: FieldNode, document: DocumentNode): Record<string, unknown> {
  const selected = userErrors.selectionSet ? fieldsOf(userErrors.selectionSet, document) : [];
  const values: Record<string, unknown> = { ...rolledBack, __typename: 'UserError' };
  return Object.fromEntries(selected.map((field) => [responseKey(field), values[field.name.value]]));
}

function fieldsOf(selectionSet: SelectionSetNode, document: DocumentNode): readonly FieldNode[] {
  return selectionSet.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    if (selection.kind === Kind.INLINE_FRAGMENT) return fieldsOf(selection.selectionSet, document);
    const fragment = document.definitions.find(
      (definition): definition is FragmentDefinitionNode =>
        definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === selection.name.value,
    );
    return fragment ? fieldsOf(fragment.selectionSet, document) : [];
  });
}

function responseKey(field: FieldNode): string {
  return field.alias?.value ?? field.name.value;
}
