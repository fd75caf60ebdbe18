import { getArgumentValues, Kind, visit } from 'graphql';
import type { Condition } from '../reads/condition.js';
import { pageOf } from '../reads/page.js';
import type { RowsRead } from '../reads/reads.js';
import { nodeIds, type NodeSource } from './node-source.js';
import type { Reader } from './planned.js';
import type { Site } from './read-tree.js';
import type { Asked } from './slot.js';

type Variables = Readonly<Record<string, unknown>>;

/** What the operation's sites ask for in one request, and what of that decides how the statement looks. */
export interface Question {
  readonly asked: readonly Asked[];
  /** Two requests of the same shape are answered by the same statement with other values. */
  readonly shape: string;
}

/** Understands one site's arguments. Throws, as the resolvers would, for arguments that make no sense. */
export class SiteReader {
  readonly #site: Site;
  readonly #nodeSources: ReadonlyMap<string, NodeSource>;
  /** The arguments, where no variable stands in them. */
  readonly #constant: Variables | null;

  constructor(site: Site, nodeSources: ReadonlyMap<string, NodeSource>) {
    this.#site = site;
    this.#nodeSources = nodeSources;
    this.#constant = hasVariables(site) ? null : getArgumentValues(site.field, site.node);
  }

  ask(variables: Variables, reader: Reader): readonly [asked: Asked, shape: string] {
    const { field, node, declared, isPage } = this.#site;
    const args = this.#constant ?? getArgumentValues(field, node, variables);
    if (declared.kind === 'VALUE') return [{ parameters: declared.parameters?.(args, reader) ?? {} }, ''];
    if (declared.kind === 'NODES') return this.#askForNodes(declared.ids(args), reader);
    const read = declared.read(args, reader);
    if (!isPage) return [{ read }, shapeOf(read)];
    const page = pageOf(args);
    return [{ read, page }, `${shapeOf(read)}${page.backward ? '<' : '>'}${page.cursor === null ? '' : '+'}`];
  }

  #askForNodes(publicIds: readonly string[], { principal }: Reader): readonly [asked: Asked, shape: string] {
    const ids = nodeIds(publicIds, this.#nodeSources).map(({ type, uuid }) => ({
      type: principal.capabilities.has(this.#nodeSources.get(type)!.requires) ? type : null,
      uuid,
    }));
    const types = [...new Set(ids.map(({ type }) => type))].filter((type) => type !== null).toSorted();
    const visible = Object.fromEntries(
      types.map((type) => [type, this.#nodeSources.get(type)!.where?.(principal) ?? []]),
    );
    const shape = types.map((type) => `${type}(${visible[type]!.map(shapeOfCondition).join()})`).join(' ');
    return [{ ids, visible }, shape];
  }
}

/** What of a read decides how its SQL looks: everything but the values. */
function shapeOf({ parent, where = [], orderBy = [] }: RowsRead): string {
  const order = orderBy.map(({ field, direction }) => `${field} ${direction}`);
  const through = parent?.through ? `/${parent.through.property}` : '';
  return `${parent ? parent.property + through : ''}|${where.map(shapeOfCondition).join()}|${order.join()}`;
}

function shapeOfCondition(condition: Condition): string {
  const own = `${condition.property} ${condition.is}`;
  return condition.is === 'NAMING'
    ? `${own} ${condition.of.name}(${condition.where.map(shapeOfCondition).join()})`
    : own;
}

function hasVariables({ node }: Site): boolean {
  let found = false;
  for (const argument of node.arguments ?? []) {
    visit(argument, {
      [Kind.VARIABLE]: () => {
        found = true;
      },
    });
  }
  return found;
}
