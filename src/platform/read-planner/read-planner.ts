import { getVariableValues, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Principal } from '../auth/principal.js';
import type { Clock } from '../clock.js';
import { SiteReader } from './ask.js';
import { buildReadTree, Unplannable } from './build-read-tree.js';
import { decidingVariables, FieldCollector } from './collect-fields.js';
import { compile, type CompiledStatement, type CompilerParts } from './compile.js';
import type { ReadTree } from './read-tree.js';
import { Slot, type Bound } from './slot.js';

/** How many operations, and how many statements, are kept compiled. */
const KEPT_TREES = 1000;
const KEPT_STATEMENTS = 2000;
/** A statement that comes back this often is prepared under a name on the connections that run it. */
const USES_BEFORE_NAMING = 3;

/** An operation with variables, as a client asks it. */
export interface ReadRequest {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly principal: Principal;
}

/** A statement ready to run: what it takes, and the tree that its answer follows. */
export interface BoundStatement {
  readonly sql: string;
  /** Under which name connections prepare it; none for statements that are rarely asked. */
  readonly name: string | null;
  readonly values: readonly unknown[];
  readonly tree: ReadTree;
}

interface KnownTree {
  readonly id: number;
  readonly tree: ReadTree;
  readonly sites: readonly SiteReader[];
}

interface KnownStatement extends CompiledStatement {
  name: string | null;
  uses: number;
}

/**
 * Compiles queries to statements. An operation is understood once for its document, and compiled once for each shape that its
 * variables give it: which filters, orders and directions there are, and what `@include` leaves in.
 */
export class ReadPlanner {
  readonly #parts: CompilerParts;
  readonly #schema: GraphQLSchema;
  readonly #clock: Clock;
  readonly #documents = new WeakMap<DocumentNode, { readonly id: number; readonly deciding: readonly string[] }>();
  readonly #trees = new LRUCache<string, KnownTree | 'UNPLANNABLE'>({ max: KEPT_TREES });
  readonly #statements = new LRUCache<string, KnownStatement>({ max: KEPT_STATEMENTS });
  #counter = 0;

  constructor(parts: CompilerParts, clock: Clock) {
    this.#parts = parts;
    this.#schema = parts.planned.schema;
    this.#clock = clock;
  }

  /** The statement that answers a query, or null where resolvers have to: nothing of it is stored, or it makes no sense. */
  plan({ document, operation, variables, principal }: ReadRequest): BoundStatement | null {
    const { coerced, errors } = getVariableValues(this.#schema, operation.variableDefinitions ?? [], variables);
    if (errors) return null;
    try {
      const known = this.#treeOf(document, operation, coerced);
      if (known === 'UNPLANNABLE' || known.tree.parts.every(({ is }) => is === 'TYPENAME')) return null;
      const reader = { principal, now: this.#clock.now() };
      const asked = known.sites.map((site) => site.ask(coerced, reader));
      const hasKey = principal.keyId !== null;
      const shape = `${known.id} ${hasKey ? 'key' : ''} ${asked.map(([, ofSite]) => ofSite).join('\n')}`;
      const bound: Bound = {
        organizationId: principal.organizationId,
        keyId: principal.keyId,
        asked: asked.map(([ofSite]) => ofSite),
      };
      const { sql, name, slots } = this.#statementOf(shape, known, bound.asked, hasKey);
      const values = slots.map((slot) => (slot instanceof Slot ? slot.valueIn(bound) : slot));
      return { sql, name, values, tree: known.tree };
    } catch {
      // Arguments that make no sense: the resolvers tell it, where in the answer it belongs.
      return null;
    }
  }

  #treeOf(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Readonly<Record<string, unknown>>,
  ): KnownTree | 'UNPLANNABLE' {
    let known = this.#documents.get(document);
    if (!known) {
      known = { id: (this.#counter += 1), deciding: decidingVariables(document) };
      this.#documents.set(document, known);
    }
    const decided = known.deciding.map((name) => String(variables[name])).join();
    const key = `${known.id} ${operation.name?.value ?? ''} ${decided}`;
    let tree = this.#trees.get(key);
    if (!tree) {
      tree = this.#understand(document, operation, variables);
      this.#trees.set(key, tree);
    }
    return tree;
  }

  #understand(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Readonly<Record<string, unknown>>,
  ): KnownTree | 'UNPLANNABLE' {
    try {
      const collector = new FieldCollector(this.#schema, document, variables);
      const tree = buildReadTree(this.#parts.planned, collector, operation);
      const sites = tree.sites.map((site) => new SiteReader(site, this.#parts.nodeSources));
      return { id: (this.#counter += 1), tree, sites };
    } catch (error) {
      if (error instanceof Unplannable) return 'UNPLANNABLE';
      throw error;
    }
  }

  #statementOf(shape: string, { tree }: KnownTree, asked: Bound['asked'], hasKey: boolean): KnownStatement {
    let statement = this.#statements.get(shape);
    if (!statement) {
      statement = { ...compile(tree, asked, hasKey, this.#parts), name: null, uses: 0 };
      this.#statements.set(shape, statement);
    }
    statement.uses += 1;
    if (statement.uses === USES_BEFORE_NAMING) statement.name = `read_${(this.#counter += 1)}`;
    return statement;
  }
}
