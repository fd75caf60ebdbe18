import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { DomainError } from '../errors.js';
import { forbiddenFields } from './forbidden-fields.js';

/** Refuses operations that select what their caller may not see; remembers each verdict with its document. */
export class OperationVerdicts {
  readonly #schema: GraphQLSchema;
  readonly #verdicts = new WeakMap<DocumentNode, Map<string, readonly string[]>>();

  readonly #names = new WeakMap<ReadonlySet<string>, string>();

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  /** Throws FORBIDDEN with the fields' names unless the capabilities allow the whole operation. */
  require(document: DocumentNode, operation: OperationDefinitionNode, capabilities: ReadonlySet<string>): void {
    let verdicts = this.#verdicts.get(document);
    if (!verdicts) this.#verdicts.set(document, (verdicts = new Map()));
    const key = `${operation.name?.value ?? ''} ${this.#nameOf(capabilities)}`;
    let fields = verdicts.get(key);
    if (!fields) verdicts.set(key, (fields = forbiddenFields(this.#schema, document, operation, capabilities)));
    if (fields.length === 0) return;
    throw new DomainError(
      'FORBIDDEN',
      `Your key does not allow ${fields.join(', ')}. \`viewer\` tells what it allows.`,
      {
        fields,
      },
    );
  }

  /** One text for equal sets; a caller's set is the same object in every request. */
  #nameOf(capabilities: ReadonlySet<string>): string {
    let name = this.#names.get(capabilities);
    if (name === undefined) this.#names.set(capabilities, (name = [...capabilities].toSorted().join(' ')));
    return name;
  }
}
