import {
  getNamedType,
  GraphQLInputObjectType,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
  isObjectType,
  parse,
  type GraphQLField,
  type GraphQLInterfaceType,
  type OperationDefinitionNode,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSchema } from '../../src/schema.js';
import { allCapabilities, type Capability } from '../../src/modules/access/capability.js';
import { forbiddenFields } from '../../src/platform/auth/forbidden-fields.js';
import { REQUIRES } from '../../src/platform/auth/requires.js';
import { fillOrganization, type FilledOrganization } from '../support/fill-organization.js';
import { startTestServer, type Caller, type TestServer } from '../support/organization.js';
import { needsArguments } from '../support/schema-walk.js';

/** What each role may do, said here once more, so that a change of a role is a decision. */
const AGGREGATES: readonly Capability[] = ['READ_CLINICS', 'READ_PRACTITIONERS', 'READ_PROTOCOLS', 'COMPARE_OUTCOMES'];
const CARE: readonly Capability[] = [
  ...AGGREGATES,
  'IDENTIFY_PRACTITIONERS',
  'READ_PATIENTS',
  'IDENTIFY_PATIENTS',
  'ENROL_PATIENTS',
  'RECORD_TREATMENT',
  'RECORD_OUTCOMES',
  'PROPOSE_VARIATIONS',
];
const CAPABILITIES: Readonly<Record<string, readonly Capability[]>> = {
  OWNER: allCapabilities,
  CLINIC_MANAGER: [...CARE, 'UPDATE_CLINICS', 'MANAGE_PRACTITIONERS', 'VERIFY_REGISTRATIONS', 'REVIEW_VARIATIONS'],
  PRACTITIONER: CARE,
  ANALYST: AGGREGATES,
};

let server: TestServer;
let filled: FilledOrganization;
let schema: GraphQLSchema;
let callers: readonly { readonly name: string; readonly caller: Caller; readonly may: ReadonlySet<string> }[];
beforeAll(async () => {
  schema = await createSchema();
  server = await startTestServer();
  filled = await fillOrganization(server, 'quagga');
  const { chain, known } = filled;
  const clinicIds = [known.north];
  callers = await Promise.all([
    ...(['OWNER', 'CLINIC_MANAGER', 'PRACTITIONER', 'ANALYST'] as const).map(async (role) => ({
      name: role,
      caller: await chain.as(role, {
        ...(role === 'CLINIC_MANAGER' && { clinicIds }),
        ...(role === 'PRACTITIONER' && { practitionerId: known.practitioner }),
      }),
      may: new Set<string>(CAPABILITIES[role]),
    })),
    ...allCapabilities.map(async (scope) => ({
      name: `PARTNER ${scope}`,
      caller: await chain.as('PARTNER', { scopes: [scope] }),
      may: new Set<string>([scope]),
    })),
  ]);
});
afterAll(() => server.close());

type Field = GraphQLField<unknown, unknown>;

const requirementOf = (thing: { readonly extensions: object }): string | undefined =>
  (thing.extensions as Record<string, string | undefined>)[REQUIRES];

const isWrapper = ({ name }: GraphQLObjectType) => /(Connection|Edge)$/.test(name);

/** The type whose records a field leads to. */
function recordsOf(field: Field): GraphQLObjectType | null {
  const type = getNamedType(field.type);
  if (!isObjectType(type)) return null;
  const nodes = type.name.endsWith('Connection') ? type.getFields().nodes : undefined;
  return nodes ? recordsOf(nodes) : type;
}

/** What a field needs: said of itself, of its type, or of the records that it leads to. */
function needsOf(parent: GraphQLObjectType, field: Field): ReadonlySet<string> {
  const behind = isWrapper(parent) ? null : recordsOf(field);
  return new Set(
    [requirementOf(field), requirementOf(parent), behind && requirementOf(behind)].filter(
      (need) => typeof need === 'string',
    ),
  );
}

/** A query or mutation that selects one field, with the fields on the way to it. */
interface Selecting {
  readonly field: string;
  readonly text: string;
  readonly used: readonly (readonly [name: string, needs: ReadonlySet<string>])[];
  /** Whether it can be answered as it stands: without arguments that are left out. */
  readonly isComplete: boolean;
}

/** For every field of the schema an operation that selects it, by one of the shortest ways. */
function selections(): readonly Selecting[] {
  const all: Selecting[] = [];
  const walk = (root: GraphQLObjectType, open: string, variables: string) => {
    const queue: { type: GraphQLObjectType; path: readonly string[]; used: Selecting['used']; isComplete: boolean }[] =
      [{ type: root, path: [], used: [], isComplete: true }];
    const met = new Set<GraphQLObjectType>([root]);
    for (let place = queue.shift(); place; place = queue.shift()) {
      for (const field of Object.values(place.type.getFields())) {
        if (place.type === root && (field.name === 'node' || field.name === 'nodes')) continue;
        const texts = field.args.filter(({ type }) => String(type) === 'String!');
        const args = [
          ...texts.map(({ name }) => `${name}: ""`),
          ...field.args
            .filter(({ name }) => ['input', 'versionId', 'protocolId', 'kind'].includes(name))
            .map(({ name }) => `${name}: $${name}`),
        ];
        const step = `${field.name}${args.length > 0 ? `(${args.join(', ')})` : ''}`;
        const inner = getNamedType(field.type);
        const used = [...place.used, [`${place.type.name}.${field.name}`, needsOf(place.type, field)] as const];
        const isComplete = place.isComplete && (texts.length > 0 || !needsArguments(field));
        const path = [...place.path, step];
        const end = isObjectType(inner) ? ' { __typename }' : '';
        const declared = [
          ...(path.some((part) => part.includes('$input')) ? [`$input: ${variables || inputOf(path[0]!)}`] : []),
          ...(path.some((part) => part.includes('$versionId')) ? ['$versionId: ID!'] : []),
          ...(path.some((part) => part.includes('$protocolId')) ? ['$protocolId: ID!'] : []),
          ...(path.some((part) => part.includes('$kind')) ? ['$kind: TechniqueChart!'] : []),
        ];
        const head = declared.length > 0 ? `(${declared.join(', ')})` : '';
        all.push({
          field: used.at(-1)![0],
          text: `${open}${head} { ${path.join(' { ')}${end}${' }'.repeat(path.length)}`,
          used,
          isComplete,
        });
        if (!isObjectType(inner) || met.has(inner)) continue;
        met.add(inner);
        queue.push({ type: inner, path, used, isComplete });
      }
    }
  };
  walk(schema.getQueryType()!, 'query', '');
  for (const mutation of Object.values(schema.getMutationType()!.getFields())) {
    const payload = getNamedType(mutation.type) as GraphQLObjectType;
    const used = [[`Mutation.${mutation.name}`, needsOf(schema.getMutationType()!, mutation)] as const];
    const text = (selection: string) =>
      `mutation ($input: ${mutation.args[0]!.type}) { ${mutation.name}(input: $input) { ${selection} } }`;
    all.push({ field: `Mutation.${mutation.name}`, text: text('__typename'), used, isComplete: false });
    for (const field of Object.values(payload.getFields())) {
      const name = `${payload.name}.${field.name}`;
      const end = isObjectType(getNamedType(field.type)) ? ' { __typename }' : '';
      all.push({
        field: name,
        text: text(`${field.name}${end}`),
        used: [...used, [name, needsOf(payload, field)]],
        isComplete: false,
      });
    }
  }
  return all;
}

function lackingIn(used: Selecting['used'], may: ReadonlySet<string>): readonly string[] {
  const lacking = used.filter(([, needs]) => [...needs].some((need) => !may.has(need))).map(([name]) => name);
  return [...new Set(lacking)].toSorted();
}

function inputOf(step: string): string {
  const root = schema.getQueryType()!.getFields()[step.slice(0, step.indexOf('('))]!;
  return String(root.args.find((argument) => argument.name === 'input')!.type);
}

async function inTurn<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  let next = 0;
  const run = async () => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) await work(item);
  };
  await Promise.all(Array.from({ length: 6 }, run));
}

test('the viewer\u2019s capabilities are those of its role, or the scopes of its key', async () => {
  for (const { name, caller, may } of callers) {
    const { data } = await caller.ask<{ viewer: { role: string; capabilities: string[] } }>(
      '{ viewer { role capabilities } }',
    );
    expect([name, data.viewer.role]).toEqual([name, name.split(' ')[0]]);
    expect([name, data.viewer.capabilities.toSorted()]).toEqual([name, [...may].toSorted()]);
  }
});

test('every field of the schema is refused to exactly those whose capabilities lack what it needs, by name, with no data', async () => {
  const all = selections();
  const reached = new Set(all.map(({ field }) => field));
  const fields = Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap((type) => Object.keys(type.getFields()).map((name) => `${type.name}.${name}`));
  expect(fields.filter((field) => !reached.has(field))).toEqual([
    'Query.node',
    'Query.nodes',
    'UserError.code',
    'UserError.message',
    'UserError.path',
    // Asked over a stream: test/live has them.
    'Subscription.registrationStatusChanged',
    'Subscription.variationDetected',
    'VariationDetection.undeclared',
    'VariationDetection.sessions',
    'VariationDetection.session',
  ]);
  // Every set of capabilities is judged by the function that the server asks; whoever stands for a kind of key asks it too.
  for (const { name, may } of callers) {
    for (const { field, text, used } of all) {
      const document = parse(text);
      const judged = forbiddenFields(schema, document, document.definitions[0] as OperationDefinitionNode, may);
      expect({ name, field, fields: judged }).toEqual({ name, field, fields: lackingIn(used, may) });
    }
  }
  const asking = new Set(['CLINIC_MANAGER', 'ANALYST', 'PARTNER READ_PATIENTS']);
  for (const { name, caller, may } of callers.filter(({ name }) => asking.has(name))) {
    await inTurn(all, async ({ field, text, used, isComplete }) => {
      const lacking = lackingIn(used, may);
      const { status, data, errors } = await caller.ask(text);
      if (lacking.length > 0) {
        const refused = { status: 403, hasData: false, errors: 1, code: 'FORBIDDEN', fields: lacking };
        const { code, fields: named } = errors?.[0]?.extensions ?? {};
        expect({
          name,
          field,
          status,
          hasData: data !== undefined,
          errors: errors?.length,
          code,
          fields: named,
        }).toEqual({
          name,
          field,
          ...refused,
        });
      } else if (isComplete) {
        expect({ name, field, errors, hasData: Boolean(data) }).toEqual({
          name,
          field,
          errors: undefined,
          hasData: true,
        });
      } else {
        expect({ name, field, code: errors?.[0]?.extensions.code }).toEqual({ name, field, code: 'BAD_USER_INPUT' });
      }
    });
  }
}, 180_000);

test('without any capability a key reaches who it is, and nothing that is stored', () => {
  const reachable = new Set<string>();
  const follow = (type: GraphQLObjectType): void => {
    for (const field of Object.values(type.getFields())) {
      const name = `${type.name}.${field.name}`;
      if (needsOf(type, field).size > 0 || reachable.has(name)) continue;
      reachable.add(name);
      const inner = getNamedType(field.type);
      if (isObjectType(inner)) follow(inner);
    }
  };
  follow(schema.getQueryType()!);
  follow(schema.getMutationType()!);
  expect([...reachable].toSorted()).toEqual([
    'Query.node',
    'Query.nodes',
    'Query.viewer',
    'Viewer.capabilities',
    'Viewer.role',
  ]);
});

test('a record by its id does not exist for a key that may not read its type', async () => {
  const types = new Map([...filled.ids].map(([type, ids]) => [type, ids[0]!]));
  for (const { name, caller, may } of callers.filter(
    ({ name }) => name !== 'CLINIC_MANAGER' && name !== 'PRACTITIONER',
  )) {
    for (const [type, id] of types) {
      const { data, errors } = await caller.ask<{ node: object | null; nodes: (object | null)[] }>(
        'query ($id: ID!) { node(id: $id) { __typename id } nodes(ids: [$id]) { __typename id } }',
        { id },
      );
      const needs = requirementOf(schema.getType(type)!)!;
      const expected = may.has(needs) ? { __typename: type, id } : null;
      expect({ name, type, errors, ...data }).toEqual({
        name,
        type,
        errors: undefined,
        node: expected,
        nodes: [expected],
      });
    }
  }
});

describe('an operation that selects a forbidden field is refused', () => {
  const selecting: Readonly<Record<string, readonly [text: string, fields: readonly string[]]>> = {
    'through an inline fragment on an interface': [
      'query ($id: ID!) { node(id: $id) { ... on Patient { fullName } } }',
      ['Patient.fullName'],
    ],
    'through nested inline fragments': [
      'query ($id: ID!) { node(id: $id) { ... on Node { ... { ... on Patient { fullName } } } } }',
      ['Patient.fullName'],
    ],
    'through a fragment': [
      'query ($id: ID!) { node(id: $id) { ...a } } fragment a on Node { ...b } fragment b on Patient { fullName }',
      ['Patient.fullName'],
    ],
    'under an alias': [
      'query ($id: ID!) { node(id: $id) { ... on Patient { code: fullName } } }',
      ['Patient.fullName'],
    ],
    'left out by @include': [
      'query ($id: ID!) { node(id: $id) { ... on Patient { fullName @include(if: false) } } }',
      ['Patient.fullName'],
    ],
    'left out by @skip on the fragment': [
      'query ($id: ID!) { node(id: $id) { ... on Patient @skip(if: true) { fullName } } }',
      ['Patient.fullName'],
    ],
    'left out by a variable': [
      'query ($id: ID!, $no: Boolean = false) { node(id: $id) { ... on Patient { fullName @include(if: $no) } } }',
      ['Patient.fullName'],
    ],
    'among fields that are allowed': [
      'query ($id: ID!) { viewer { role } clinics { nodes { code } } node(id: $id) { ... on Session { room } } }',
      ['Session.room'],
    ],
    'by counting alone': ['{ patients { totalCount } }', ['Query.patients']],
    'by naming types alone': ['{ adverseEvents { __typename } }', ['Query.adverseEvents']],
    'in several places': [
      '{ patients { nodes { fullName } } practitioners { nodes { fullName } } }',
      ['Patient.fullName', 'Patient.fullName', 'Practitioner.fullName', 'Query.patients'],
    ],
  };

  test.each(Object.entries(selecting))('%s', async (_name, [text, fields]) => {
    const analyst = await filled.chain.as('ANALYST');
    const { status, data, errors } = await analyst.ask(text, { id: filled.known.patient });
    expect({ status, data, codes: errors?.map(({ extensions }) => extensions.code) }).toEqual({
      status: 403,
      data: undefined,
      codes: ['FORBIDDEN'],
    });
    expect(errors![0]!.extensions.fields).toEqual([...new Set(fields)]);
    expect(JSON.stringify(errors)).not.toContain(filled.canary);
  });

  test('and only for the operation that is run', async () => {
    const analyst = await filled.chain.as('ANALYST');
    const document = 'query Mine { clinics { totalCount } } query Theirs { patients { totalCount } }';
    const ask = (operationName: string) =>
      fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${analyst.key}` },
        body: JSON.stringify({ query: document, operationName }),
      }).then((response) => response.json());
    expect(await ask('Mine')).toEqual({ data: { clinics: { totalCount: 2 } } });
    expect(await ask('Theirs')).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
  });

  test('before anything runs: a mutation beside it stores nothing', async () => {
    const enroller = await filled.chain.as('PARTNER', { scopes: ['ENROL_PATIENTS', 'READ_PATIENTS'] });
    const stored = async () => (await server.asOwner('select count(*)::int as patients from patient'))[0];
    const before = await stored();
    const enrol = (alias: string, selection: string) =>
      `${alias}: enrolPatient(input: { clinicId: "${filled.known.north}", reference: "${alias}" }) { ${selection} }`;
    const { data, errors } = await enroller.ask(
      `mutation { ${enrol('first', 'patient { id }')} ${enrol('second', 'patient { fullName }')} }`,
    );
    expect(data).toBeUndefined();
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN', fields: ['Patient.fullName'] } }]);
    expect(await stored()).toEqual(before);
    const allowed = await enroller.ask(`mutation { ${enrol('first', 'patient { id }')} }`);
    expect(allowed.errors).toBeUndefined();
    expect(await stored()).not.toEqual(before);
  });
});

test('an input field that needs a capability is refused as a literal, and where a variable may fill it', () => {
  const secret = { type: GraphQLString, extensions: { [REQUIRES]: 'SECRET' } };
  const Inner = new GraphQLInputObjectType({ name: 'Inner', fields: { open: { type: GraphQLString }, secret } });
  const Outer = new GraphQLInputObjectType({ name: 'Outer', fields: { inner: { type: Inner } } });
  const args = { filter: { type: Outer } };
  const query = new GraphQLObjectType({
    name: 'Query',
    fields: { rows: { type: new GraphQLNonNull(GraphQLString), args } },
  });
  const verdict = (text: string, ...may: readonly string[]) => {
    const document = parse(text);
    return forbiddenFields(
      new GraphQLSchema({ query }),
      document,
      document.definitions[0] as OperationDefinitionNode,
      new Set(may),
    );
  };
  expect(verdict('{ rows(filter: { inner: { secret: "x" } }) }')).toEqual(['Inner.secret']);
  expect(verdict('{ rows(filter: { inner: { open: "x" } }) }')).toEqual([]);
  expect(verdict('query ($filter: Outer) { rows(filter: $filter) }')).toEqual(['Inner.secret']);
  expect(verdict('query ($filter: Outer) { rows(filter: $filter) }', 'SECRET')).toEqual([]);
  expect(verdict('query ($secret: String) { rows(filter: { inner: { secret: $secret } }) }')).toEqual(['Inner.secret']);
});

test('a partner with leave to make keys makes none that may more than itself', async () => {
  const partner = await filled.chain.as('PARTNER', { scopes: ['MANAGE_KEYS', 'READ_CLINICS', 'COMPARE_OUTCOMES'] });
  const create = async (input: string) => {
    const text = `mutation { createApiKey(input: { ${input} }) { secret userErrors { code path } } }`;
    const { data } = await partner.ask<{
      createApiKey: { secret: string | null; userErrors: { code: string; path: string[] }[] };
    }>(text);
    return data.createApiKey;
  };
  for (const role of ['OWNER', 'ANALYST', `CLINIC_MANAGER, clinicIds: ["${filled.known.north}"]`]) {
    expect(await create(`role: ${role}`)).toEqual({ secret: null, userErrors: [{ code: 'INVALID', path: ['role'] }] });
  }
  expect(await create('role: PARTNER, scopes: [READ_PATIENTS]')).toEqual({
    secret: null,
    userErrors: [{ code: 'INVALID', path: ['scopes'] }],
  });
  expect(await create('role: PARTNER, scopes: [READ_CLINICS]')).toEqual({
    secret: expect.stringMatching(/^meso_/),
    userErrors: [],
  });
});

test('every type that can be fetched by its id says what reading it needs', () => {
  const types = schema.getPossibleTypes(schema.getType('Node') as GraphQLInterfaceType);
  expect(types.filter((type) => !requirementOf(type)).map(({ name }) => name)).toEqual([]);
});
