import type { GraphQLField, GraphQLInterfaceType, GraphQLObjectType, GraphQLSchema } from 'graphql';
import type { FilledOrganization } from './fill-organization.js';
import type { Caller } from './organization.js';
import { leavesOf, needsArguments, packed, waysThrough } from './schema-walk.js';

/** How many records a way through the schema passes, its last one included. */
const STEPS = 2;
const DIMENSIONS = [
  'CLINIC',
  'REGION',
  'PRACTITIONER',
  'TRAINING',
  'PROTOCOL',
  'PROTOCOL_VERSION',
  'INDICATION',
  'TECHNIQUE',
  'DELIVERY',
  'SEX',
  'AGE_BAND',
  'QUARTER',
];

/** Something that is asked, and what it asks with. */
export interface Question {
  readonly text: string;
  readonly variables?: object;
}

/** The root fields that list or show; fetching by id is asked apart. */
export function rootFields(schema: GraphQLSchema): readonly GraphQLField<unknown, unknown>[] {
  return Object.values(schema.getQueryType()!.getFields()).filter(({ name }) => name !== 'node' && name !== 'nodes');
}

const comparison = (canary: string, dimension: string) =>
  `(input: { measure: "${canary}_girth", timepoint: "week-12", groupBy: [${dimension}], adjustFor: [BASELINE] })`;

/** The arguments that fields cannot be asked without, or show more with. A field that needs some and has none here fails. */
export function argumentsFor({ canary, known }: FilledOrganization) {
  const stated: Readonly<Record<string, readonly string[]>> = {
    'Query.compareOutcomes': [comparison(canary, 'CLINIC')],
    'Query.checkRegistrationNumber': ['(body: "HPCSA", number: "MP0123456")'],
    'Query.checkMixture': ['(input: { components: [{ substance: "caffeine" }], country: "FR" })'],
    'Query.techniqueVariation': [`(input: { protocol: "${canary}-slim" })`],
    'TechniqueVariationReport.chart': ['(kind: HEATMAP)'],
    'Practitioner.techniqueProfile': [`(protocolId: "${known.protocol}")`],
    'ProtocolVersion.changesFrom': [`(versionId: "${known.draft}")`],
    'ProtocolVersion.variationCarryOver': [`(fromVersionId: "${known.published}")`],
    'ProtocolVersion.planChangesFrom': [`(versionId: "${known.draft}")`],
    'Course.sessions': ['(includeCorrected: true)'],
    'Course.outcomes': ['(includeCorrected: true)'],
  };
  return (parent: GraphQLObjectType, field: GraphQLField<unknown, unknown>): readonly string[] => {
    const known = stated[`${parent.name}.${field.name}`];
    if (!known && needsArguments(field)) throw new Error(`tell the walk how to ask ${parent.name}.${field.name}`);
    return known ?? [''];
  };
}

export function nodeTypes(schema: GraphQLSchema): readonly GraphQLObjectType[] {
  return schema.getPossibleTypes(schema.getType('Node') as GraphQLInterfaceType);
}

/** A record's id of a type; of what can be corrected the first record and the last, which corrects it or another. */
function examplesOf(type: GraphQLObjectType, { ids }: FilledOrganization): readonly string[] {
  const all = ids.get(type.name) ?? [];
  return type.getFields().corrects ? [...new Set([...all.slice(0, 2), ...all.slice(-2)])] : all.slice(0, 1);
}

/**
 * Every way through the schema that `isMeant` takes, from its root fields and from the asker's own records of each type.
 */
export function ways(
  schema: GraphQLSchema,
  asker: FilledOrganization,
  isMeant: (query: string) => boolean = () => true,
): readonly Question[] {
  const fromRoot = waysThrough(schema.getQueryType()!, rootFields(schema), argumentsFor(asker), STEPS);
  const fromRecords = nodeTypes(schema).flatMap((type) =>
    examplesOf(type, asker).flatMap((id) =>
      waysThrough(type, Object.values(type.getFields()), argumentsFor(asker), STEPS).map(
        (way) => `node(id: "${id}") { __typename ... on ${type.name} { ${way} } }`,
      ),
    ),
  );
  const ofComparison = rootFields(schema).filter(({ name }) => name === 'compareOutcomes');
  const ofTechnique = rootFields(schema).filter(({ name }) => name === 'techniqueVariation');
  const groups = 'groups { __typename keys { __typename code label } }';
  const selections = [
    ...fromRoot,
    ...fromRecords,
    ...waysThrough(schema.getQueryType()!, ofComparison, argumentsFor(asker), STEPS + 1),
    ...waysThrough(schema.getQueryType()!, ofTechnique, argumentsFor(asker), STEPS + 1),
    ...DIMENSIONS.map((dimension) => `compareOutcomes${comparison(asker.canary, dimension)} { __typename ${groups} }`),
  ];
  return packed(selections.filter((selection) => isMeant(`{ ${selection} }`))).map((text) => ({ text }));
}

/** Fetching by id, one by one and all at once, with every leaf of every type. */
export function byId(
  schema: GraphQLSchema,
  asker: FilledOrganization,
  ids: ReadonlyMap<string, readonly string[]>,
): readonly Question[] {
  const fragments = nodeTypes(schema).map((type) => ({
    type,
    text: `... on ${type.name} { ${leavesOf(type, argumentsFor(asker)).join(' ')} }`,
  }));
  return fragments.flatMap(({ type, text }) => {
    const own = ids.get(type.name) ?? [];
    return [
      ...own.map((id) => ({ text: `query ($id: ID!) { node(id: $id) { __typename id ${text} } }`, variables: { id } })),
      { text: `query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id ${text} } }`, variables: { ids: own } },
    ];
  });
}

/** Asks all, a few at a time, and gives back the answers as text. */
export async function answers(caller: Caller, questions: readonly Question[]): Promise<readonly string[]> {
  const texts: string[] = [];
  let next = 0;
  const ask = async (): Promise<void> => {
    for (let index = next++; index < questions.length; index = next++) {
      const { text, variables } = questions[index]!;
      texts[index] = JSON.stringify(await caller.ask(text, variables));
    }
  };
  await Promise.all(Array.from({ length: 6 }, ask));
  return texts;
}
