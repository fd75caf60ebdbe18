import {
  getNamedType,
  isAbstractType,
  isListType,
  isNonNullType,
  isObjectType,
  getNullableType,
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type OperationDefinitionNode,
} from 'graphql';
import type { FieldCollector, Selection } from './collect-fields.js';
import type { PlannedField } from './planned.js';
import type { FieldPlan, PlannedSchema } from './planned-schema.js';
import type {
  AfterwardsPart,
  ConnectionPart,
  EdgePart,
  NodesPart,
  PageInfoPart,
  Part,
  ReadTree,
  RecordPart,
  Site,
} from './read-tree.js';

/** The operation holds something that no statement is made for; resolvers answer it whole. */
export class Unplannable extends Error {}

/** The plan of every field that a query selects. */
export function buildReadTree(
  planned: PlannedSchema,
  collector: FieldCollector,
  operation: OperationDefinitionNode,
): ReadTree {
  return new TreeBuilder(planned, collector).build(operation);
}

class TreeBuilder {
  readonly #planned: PlannedSchema;
  readonly #collector: FieldCollector;
  readonly #sites: Site[] = [];
  readonly #siteOf = new Map<FieldNode, Map<string, number>>();
  readonly #afterwards: AfterwardsPart[] = [];

  constructor(planned: PlannedSchema, collector: FieldCollector) {
    this.#planned = planned;
    this.#collector = collector;
  }

  build(operation: OperationDefinitionNode): ReadTree {
    const query = this.#planned.schema.getQueryType()!;
    const selection = this.#collector.collect(query, [operation.selectionSet]);
    const parts: Part[] = [];
    const others: FieldNode[] = [];
    for (const [key, fields] of selection) {
      const name = fields[0]!.name.value;
      const isOurs = name === '__typename' || this.#planned.planOf(query.name, name).kind !== 'UNPLANNED';
      if (isOurs) parts.push(this.#part(query, key, fields, [], (field) => this.#planned.planOf(query.name, field)));
      else others.push(...fields);
    }
    return { parts, sites: this.#sites, afterwards: this.#afterwards, others, keys: [...selection.keys()] };
  }

  #part(
    type: GraphQLObjectType,
    key: string,
    fields: readonly FieldNode[],
    path: readonly string[],
    planOf: (field: string) => FieldPlan,
  ): Part {
    const node = fields[0]!;
    const name = node.name.value;
    if (name === '__typename') return { key, is: 'TYPENAME', typeName: type.name };
    const field = type.getFields()[name]!;
    const plan = planOf(name);
    const below = [...path, key];
    const made = getNamedType(field.type);
    switch (plan.kind) {
      case 'COLUMN':
        if (name === 'id' && this.#planned.stored(type.name)) return { key, is: 'ID', typeName: type.name };
        return { key, is: 'COLUMN', property: plan.property, field };
      case 'VALUE':
        return { key, is: 'VALUE', declared: plan, site: this.#site(type, field, node, plan) };
      case 'OBJECT':
        return { key, is: 'OBJECT', parts: this.#madeParts(made as GraphQLObjectType, fields, below, plan.fields) };
      case 'ELEMENTS':
        return {
          key,
          is: 'ELEMENTS',
          declared: plan,
          parts: this.#madeParts(made as GraphQLObjectType, fields, below, plan.fields),
        };
      case 'REFERENCE':
        return {
          key,
          is: 'REFERENCE',
          property: plan.property,
          isRequired: isNonNullType(field.type),
          record: this.#record(made as GraphQLObjectType, fields, below),
        };
      case 'REFERENCES':
        return {
          key,
          is: 'REFERENCES',
          property: plan.property,
          record: this.#record(made as GraphQLObjectType, fields, below),
        };
      case 'NODES':
        return this.#nodes(type, key, field, fields, below, plan);
      case 'ROWS': {
        const rows = this.#planned.rowsOf(field.type)!;
        const site = this.#site(type, field, node, plan, rows.as === 'PAGE');
        if (rows.as === 'PAGE') {
          const parts = this.#connection(made as GraphQLObjectType, fields, below, rows.type);
          return { key, is: 'PAGE', declared: plan, site, stored: this.#planned.stored(rows.type.name)!, parts };
        }
        const isRequired = isNonNullType(field.type);
        return { key, is: rows.as, isRequired, declared: plan, site, record: this.#record(rows.type, fields, below) };
      }
      case 'NEEDS':
      case 'UNPLANNED': {
        const stored = this.#planned.stored(type.name)!;
        const properties = plan.kind === 'NEEDS' ? plan.properties : [...stored.columns.keys()];
        const part: AfterwardsPart = { key, is: 'AFTERWARDS', properties, typeName: type.name, fields, path };
        this.#afterwards.push(part);
        return part;
      }
    }
  }

  #parts(
    type: GraphQLObjectType,
    selection: Selection,
    path: readonly string[],
    planOf: (field: string) => FieldPlan,
  ): readonly Part[] {
    return [...selection].map(([key, fields]) => this.#part(type, key, fields, path, planOf));
  }

  #record(type: GraphQLObjectType, fields: readonly FieldNode[], path: readonly string[]): RecordPart {
    const selection = this.#collector.below(type, fields);
    const parts = this.#parts(type, selection, path, (field) => this.#planned.planOf(type.name, field));
    return { type, stored: this.#planned.stored(type.name)!, parts };
  }

  #madeParts(
    type: GraphQLObjectType,
    fields: readonly FieldNode[],
    path: readonly string[],
    declared: Readonly<Record<string, PlannedField>>,
  ): readonly Part[] {
    const selection = this.#collector.below(type, fields);
    return this.#parts(type, selection, path, (field) => this.#planned.partPlan(type, field, declared));
  }

  #connection(
    type: GraphQLObjectType,
    fields: readonly FieldNode[],
    path: readonly string[],
    node: GraphQLObjectType,
  ): readonly ConnectionPart[] {
    return [...this.#collector.below(type, fields)].map(([key, merged]): ConnectionPart => {
      const name = merged[0]!.name.value;
      switch (name) {
        case '__typename':
          return { key, is: 'TYPENAME', typeName: type.name };
        case 'totalCount':
          return { key, is: 'TOTAL_COUNT' };
        case 'nodes':
          return { key, is: 'NODES', record: this.#record(node, merged, [...path, key]) };
        case 'edges':
          return { key, is: 'EDGES', parts: this.#edge(typeBelow(type, name), merged, [...path, key], node) };
        case 'pageInfo':
          return { key, is: 'PAGE_INFO', parts: this.#pageInfo(typeBelow(type, name), merged) };
        default:
          throw new Unplannable(`${type.name}.${name} is no field of a connection`);
      }
    });
  }

  #edge(
    type: GraphQLObjectType,
    fields: readonly FieldNode[],
    path: readonly string[],
    node: GraphQLObjectType,
  ): readonly EdgePart[] {
    return [...this.#collector.below(type, fields)].map(([key, merged]): EdgePart => {
      const name = merged[0]!.name.value;
      if (name === '__typename') return { key, is: 'TYPENAME', typeName: type.name };
      if (name === 'cursor') return { key, is: 'CURSOR' };
      return { key, is: 'NODE', record: this.#record(node, merged, [...path, key]) };
    });
  }

  #pageInfo(type: GraphQLObjectType, fields: readonly FieldNode[]): readonly PageInfoPart[] {
    return [...this.#collector.below(type, fields)].map(([key, merged]): PageInfoPart => {
      const name = merged[0]!.name.value;
      if (name === '__typename') return { key, is: 'TYPENAME', typeName: type.name };
      return { key, is: name as 'hasNextPage' | 'hasPreviousPage' | 'startCursor' | 'endCursor' };
    });
  }

  #nodes(
    type: GraphQLObjectType,
    key: string,
    field: GraphQLField<unknown, unknown>,
    fields: readonly FieldNode[],
    path: readonly string[],
    declared: NodesPart['declared'],
  ): NodesPart {
    const made = getNamedType(field.type);
    const possible = isAbstractType(made) ? this.#planned.schema.getPossibleTypes(made) : [];
    return {
      key,
      is: isListType(getNullableType(field.type)) ? 'NODES_BY_ID' : 'NODE_BY_ID',
      declared,
      site: this.#site(type, field, fields[0]!, declared),
      records: new Map(possible.map((each) => [each.name, this.#record(each, fields, path)])),
    };
  }

  /** One site for a field of a document, however many places its fragment is spread at: its arguments are the same. */
  #site(
    type: GraphQLObjectType,
    field: GraphQLField<unknown, unknown>,
    node: FieldNode,
    declared: Site['declared'],
    isPage = false,
  ): number {
    let byType = this.#siteOf.get(node);
    if (!byType) this.#siteOf.set(node, (byType = new Map()));
    let site = byType.get(type.name);
    if (site === undefined) {
      site = this.#sites.push({ field, node, declared, isPage }) - 1;
      byType.set(type.name, site);
    }
    return site;
  }
}

function typeBelow(type: GraphQLObjectType, field: string): GraphQLObjectType {
  const below = getNamedType(type.getFields()[field]!.type);
  if (!isObjectType(below)) throw new Unplannable(`${type.name}.${field} is no object`);
  return below;
}
