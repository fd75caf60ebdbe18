import { Kind, type DocumentNode, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';

/** True for an operation that reads nothing but the schema: `__schema`, `__type` and `__typename` at its root. */
export function isIntrospectionOnly(document: DocumentNode, operation: OperationDefinitionNode): boolean {
  const isOnly = ({ selections }: SelectionSetNode, spreading: ReadonlySet<string>): boolean =>
    selections.every((selection) => {
      if (selection.kind === Kind.FIELD) return selection.name.value.startsWith('__');
      if (selection.kind === Kind.INLINE_FRAGMENT) return isOnly(selection.selectionSet, spreading);
      const { value: name } = selection.name;
      const fragment = document.definitions.find((d) => d.kind === Kind.FRAGMENT_DEFINITION && d.name.value === name);
      return (
        fragment?.kind === Kind.FRAGMENT_DEFINITION &&
        !spreading.has(name) &&
        isOnly(fragment.selectionSet, new Set([...spreading, name]))
      );
    });
  return operation.operation === 'query' && isOnly(operation.selectionSet, new Set());
}
