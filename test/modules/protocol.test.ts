import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { NOW, startTestServer, type Caller, type TestOrganization, type TestServer } from '../support/organization.js';

const VERSION = /* GraphQL */ `
  fragment Version on ProtocolVersion {
    id
    number
    status
    version
    publishedAt
    summaryOfChanges
    sessions
    intervalDays
    maintenanceIntervalDays
    technique {
      techniques
      techniquesWeight
      deliveries
      areas
      depthMm {
        target
        min
        max
        scale
        weight
      }
      injections {
        target
      }
    }
    cocktail {
      substance {
        code
      }
      volumeMl
      amountMg
      concentration
      concentrationUnit
      lotNumber
    }
    cocktailWeight
    assessments {
      measure {
        code
      }
      timepoints
    }
  }
`;
const CREATE = /* GraphQL */ `
  mutation ($input: CreateProtocolInput!) {
    createProtocol(input: $input) {
      protocol {
        id
        code
        name
        indication
        currentVersion {
          number
        }
        versions {
          ...Version
        }
      }
      userErrors {
        code
        path
      }
    }
  }
  ${VERSION}
`;
const DRAFT = /* GraphQL */ `
  mutation ($input: DraftProtocolVersionInput!) {
    draftProtocolVersion(input: $input) {
      protocolVersion {
        ...Version
      }
      userErrors {
        code
        path
      }
    }
  }
  ${VERSION}
`;
const PUBLISH = /* GraphQL */ `
  mutation ($input: PublishProtocolVersionInput!) {
    publishProtocolVersion(input: $input) {
      protocolVersion {
        id
        number
        status
        version
        publishedAt
      }
      userErrors {
        code
        path
      }
    }
  }
`;
const PROTOCOLS = /* GraphQL */ `
  query ($filter: ProtocolFilter, $orderBy: [ProtocolOrder!]) {
    protocols(filter: $filter, orderBy: $orderBy) {
      totalCount
      nodes {
        code
        currentVersion {
          number
          protocol {
            code
          }
        }
        versions {
          number
          status
        }
      }
    }
  }
`;

interface Version {
  readonly id: string;
  readonly number: number;
  readonly status: string;
  readonly version: number;
}
interface Refusals {
  readonly userErrors: readonly { readonly code: string; readonly path: readonly string[] }[];
}
type Created = Refusals & { readonly protocol: { readonly id: string; readonly versions: readonly Version[] } | null };
type Written = Refusals & { readonly protocolVersion: Version | null };

const aProtocol = {
  code: 'waist-slimming',
  name: 'Waist slimming',
  indication: 'LOCAL_FAT',
  summaryOfChanges: 'First edition.',
  sessions: 6,
  intervalDays: 7,
  maintenanceIntervalDays: 30,
  technique: {
    deliveries: ['MANUAL', 'MESOGUN_SINGLE'],
    depthMm: { target: 4, min: 3.5, max: 4.5, scale: 1, weight: 2 },
    injections: { target: 80, min: 70, max: 90 },
  },
  cocktail: [
    { substance: 'caffeine', volumeMl: 2, concentration: 50, concentrationUnit: 'MG_PER_ML' },
    { substance: 'procaine' },
  ],
  cocktailWeight: 2,
  assessments: [{ measure: 'waist', timepoints: ['baseline', 'week-12'] }],
};

let server: TestServer;
let chain: TestOrganization;
let owner: Caller;

beforeAll(async () => {
  server = await startTestServer();
});
beforeEach(async () => {
  chain = await server.newOrganization();
  owner = await chain.as('OWNER');
  await chain.arrange(({ outcomeMeasures }) => outcomeMeasures.define({ code: 'waist', name: 'Waist' }));
});
afterAll(() => server.close());

async function told<D>(query: string, variables: object): Promise<D> {
  const { data, errors } = await owner.ask<D>(query, variables);
  expect(errors).toBeUndefined();
  return data;
}

async function create(change: object = {}): Promise<Created> {
  return (await told<{ createProtocol: Created }>(CREATE, { input: { ...aProtocol, ...change } })).createProtocol;
}

async function created(change: object = {}): Promise<{ readonly id: string; readonly versions: readonly Version[] }> {
  const { protocol, userErrors } = await create(change);
  expect(userErrors).toEqual([]);
  return protocol!;
}

async function draft(input: object): Promise<Written> {
  return (await told<{ draftProtocolVersion: Written }>(DRAFT, { input })).draftProtocolVersion;
}

async function publish({ id, version }: Version): Promise<Written> {
  return (await told<{ publishProtocolVersion: Written }>(PUBLISH, { input: { id, version } })).publishProtocolVersion;
}

async function published(change: object = {}): Promise<{ readonly id: string; readonly version: Version }> {
  const { id, versions } = await created(change);
  const { protocolVersion } = await publish(versions[0]!);
  return { id, version: protocolVersion! };
}

const refusalsOf = ({ userErrors }: Refusals) => userErrors.map(({ code, path }) => `${code} ${path.join('.')}`);

test('a protocol starts with version 1 as a draft, which holds what was stated and leaves the rest free', async () => {
  expect(await created()).toEqual({
    id: expect.stringMatching(/^Protocol_[0-9a-f]{32}$/),
    code: 'waist-slimming',
    name: 'Waist slimming',
    indication: 'LOCAL_FAT',
    currentVersion: null,
    versions: [
      {
        id: expect.stringMatching(/^ProtocolVersion_[0-9a-f]{32}$/),
        number: 1,
        status: 'DRAFT',
        version: 1,
        publishedAt: null,
        summaryOfChanges: 'First edition.',
        sessions: 6,
        intervalDays: 7,
        maintenanceIntervalDays: 30,
        technique: {
          techniques: [],
          techniquesWeight: null,
          deliveries: ['MANUAL', 'MESOGUN_SINGLE'],
          areas: [],
          depthMm: { target: 4, min: 3.5, max: 4.5, scale: 1, weight: 2 },
          injections: { target: 80 },
        },
        cocktail: [
          {
            substance: { code: 'caffeine' },
            volumeMl: 2,
            amountMg: 100,
            concentration: 50,
            concentrationUnit: 'MG_PER_ML',
            lotNumber: null,
          },
          {
            substance: { code: 'procaine' },
            volumeMl: null,
            amountMg: null,
            concentration: null,
            concentrationUnit: null,
            lotNumber: null,
          },
        ],
        cocktailWeight: 2,
        assessments: [{ measure: { code: 'waist' }, timepoints: ['baseline', 'week-12'] }],
      },
    ],
  });
});

test('what is stored is the document that exports write', async () => {
  await created();
  const [row] = await server.asOwner(
    `select technique, cocktail, assessments from protocol_version where organization_id = '${chain.id}'`,
  );
  expect(row).toEqual({
    technique: {
      deliveries: { anyOf: ['MANUAL', 'MESOGUN_SINGLE'] },
      depthMm: { target: 4, min: 3.5, max: 4.5, scale: 1, weight: 2 },
      injections: { target: 80, min: 70, max: 90 },
    },
    cocktail: {
      substances: [{ code: 'caffeine', volumeMl: 2, strength: 50, strengthUnit: 'MG_PER_ML' }, { code: 'procaine' }],
      weight: 2,
    },
    assessments: [{ measure: 'waist', timepoints: ['baseline', 'week-12'] }],
  });
});

test('a substance may be named by its id, and by one name only', async () => {
  const { data } = await owner.ask<{ substances: readonly { id: string }[] }>(
    '{ substances(filter: { codes: ["caffeine"] }) { id } }',
  );
  const substanceId = data.substances[0]!.id;
  const { versions } = await created({ cocktail: [{ substanceId, volumeMl: 1 }] });
  expect(versions[0]).toMatchObject({ cocktail: [{ substance: { code: 'caffeine' }, volumeMl: 1 }] });
  expect(refusalsOf(await create({ code: 'b', cocktail: [{ substanceId, substance: 'caffeine' }, {}] }))).toEqual([
    'INVALID cocktail.0.substance',
    'INVALID cocktail.1.substance',
  ]);
});

test('everything that is wrong is told at once, and nothing is stored', async () => {
  const answer = await create({
    code: ' ',
    technique: { depthMm: { target: 9, min: 3, max: 4 } },
    cocktail: [{ substance: 'snake-oil' }],
    assessments: [{ measure: 'mood', timepoints: ['end'] }],
  });
  expect(answer.protocol).toBeNull();
  expect(refusalsOf(answer)).toEqual([
    'INVALID code',
    'INVALID technique.depthMm.target',
    'NOT_FOUND cocktail.0.substance',
    'NOT_FOUND assessments.0.measure',
  ]);
  expect(await told(PROTOCOLS, {})).toMatchObject({ protocols: { totalCount: 0 } });
});

test('a code stands for one protocol', async () => {
  await created();
  expect(refusalsOf(await create())).toEqual(['TAKEN code']);
});

test('publishing puts a draft in force, once', async () => {
  const { versions } = await created();
  const { protocolVersion, userErrors } = await publish(versions[0]!);
  expect(userErrors).toEqual([]);
  expect(protocolVersion).toEqual({
    id: versions[0]!.id,
    number: 1,
    status: 'PUBLISHED',
    version: 2,
    publishedAt: NOW.toISOString(),
  });
  expect(refusalsOf(await publish(protocolVersion!))).toEqual(['NOT_DRAFT id']);
});

test('a published version never changes, whoever asks', async () => {
  const { id, version } = await published();
  expect(
    refusalsOf(await draft({ protocolId: id, versionId: version.id, version: version.version, sessions: 9 })),
  ).toEqual(['NOT_DRAFT versionId']);
  const change = server.asOwner(`update protocol_version set sessions = 9 where organization_id = '${chain.id}'`);
  await expect(change).rejects.toThrow('a published protocol version does not change');
});

test('a draft copies the version in force, changes what is said, and takes the next number', async () => {
  const { id, version } = await published();
  const { protocolVersion, userErrors } = await draft({
    protocolId: id,
    summaryOfChanges: 'Fewer injections, depth set free.',
    technique: { injections: { target: 60, min: 50, max: 70 }, depthMm: null },
    cocktail: [],
  });
  expect(userErrors).toEqual([]);
  expect(protocolVersion).toMatchObject({
    number: 2,
    status: 'DRAFT',
    version: 1,
    summaryOfChanges: 'Fewer injections, depth set free.',
    sessions: 6,
    maintenanceIntervalDays: 30,
    technique: { deliveries: ['MANUAL', 'MESOGUN_SINGLE'], depthMm: null, injections: { target: 60 } },
    cocktail: [],
    cocktailWeight: null,
    assessments: [{ timepoints: ['baseline', 'week-12'] }],
  });
  const query = /* GraphQL */ `
    query ($id: ID!, $versionId: ID!) {
      node(id: $id) {
        ... on ProtocolVersion {
          changesFrom(versionId: $versionId) {
            parameter
            from
            to
          }
        }
      }
    }
  `;
  expect(await told(query, { id: protocolVersion!.id, versionId: version.id })).toEqual({
    node: {
      changesFrom: [
        { parameter: 'DEPTH_MM', from: '4 mm (3.5 to 4.5), scale 1, weight 2', to: null },
        { parameter: 'INJECTIONS', from: '80 (70 to 90)', to: '60 (50 to 70)' },
        { parameter: 'COCKTAIL', from: 'caffeine 2 mL of 50 mg/mL + procaine, weight 2', to: null },
      ],
    },
  });
  const unknown = `ProtocolVersion_${'0'.repeat(32)}`;
  expect((await owner.ask(query, { id: protocolVersion!.id, versionId: unknown })).errors).toMatchObject([
    { extensions: { code: 'NOT_FOUND' } },
  ]);
});

test('the copy carries no summary over: what was new once is not new again', async () => {
  const { id } = await published();
  expect((await draft({ protocolId: id })).protocolVersion).toMatchObject({ summaryOfChanges: null, sessions: 6 });
});

test('a draft is changed in place by whoever read its newest state', async () => {
  const { id, versions } = await created();
  const [first] = versions;
  const change = {
    protocolId: id,
    versionId: first!.id,
    version: first!.version,
    sessions: 8,
    maintenanceIntervalDays: null,
  };
  expect((await draft(change)).protocolVersion).toMatchObject({
    id: first!.id,
    number: 1,
    version: 2,
    sessions: 8,
    maintenanceIntervalDays: null,
    summaryOfChanges: 'First edition.',
  });
  expect(refusalsOf(await draft({ ...change, sessions: 9 }))).toEqual(['STALE version']);
  expect(refusalsOf(await publish(first!))).toEqual(['STALE version']);
});

test('a draft can start from any version of its protocol and from no other', async () => {
  const { id, version } = await published();
  const second = (await draft({ protocolId: id, sessions: 10 })).protocolVersion!;
  await publish(second);
  expect((await draft({ protocolId: id, copyFrom: version.id })).protocolVersion).toMatchObject({
    number: 3,
    sessions: 6,
  });
  const other = await created({ code: 'other' });
  expect(refusalsOf(await draft({ protocolId: id, copyFrom: other.versions[0]!.id }))).toEqual(['NOT_FOUND copyFrom']);
  expect(refusalsOf(await draft({ protocolId: id, versionId: other.versions[0]!.id, version: 1 }))).toEqual([
    'NOT_FOUND versionId',
  ]);
});

test('a draft that makes no sense is refused at its place', async () => {
  const { id, versions } = await created();
  const versionId = versions[0]!.id;
  expect(refusalsOf(await draft({ protocolId: `Protocol_${'0'.repeat(32)}` }))).toEqual(['NOT_FOUND protocolId']);
  expect(refusalsOf(await draft({ protocolId: id, version: 1 }))).toEqual(['INVALID version']);
  expect(refusalsOf(await draft({ protocolId: id, versionId }))).toEqual(['INVALID version']);
  expect(refusalsOf(await draft({ protocolId: id, versionId, version: 1, copyFrom: versionId }))).toEqual([
    'INVALID copyFrom',
  ]);
  expect(refusalsOf(await draft({ protocolId: id, sessions: 0 }))).toEqual(['OUT_OF_RANGE sessions']);
  expect(refusalsOf(await draft({ protocolId: id, cocktail: [{ substance: 'procaine', concentration: 2 }] }))).toEqual([
    'INVALID cocktail.0.concentrationUnit',
  ]);
});

test('in force is the published version with the highest number, and earlier ones stay', async () => {
  const { id } = await published();
  const second = (await draft({ protocolId: id })).protocolVersion!;
  await publish(second);
  await draft({ protocolId: id });
  expect(await told(PROTOCOLS, {})).toEqual({
    protocols: {
      totalCount: 1,
      nodes: [
        {
          code: 'waist-slimming',
          currentVersion: { number: 2, protocol: { code: 'waist-slimming' } },
          versions: [
            { number: 1, status: 'PUBLISHED' },
            { number: 2, status: 'PUBLISHED' },
            { number: 3, status: 'DRAFT' },
          ],
        },
      ],
    },
  });
});

test('protocols narrow by code and indication and run in the order asked for', async () => {
  await created({ code: 'b', name: 'First', indication: 'CELLULITE' });
  await created({ code: 'a', name: 'Second', indication: 'OUR_OWN' });
  const codes = async (variables: object) =>
    (await told<{ protocols: { nodes: readonly { code: string }[] } }>(PROTOCOLS, variables)).protocols.nodes.map(
      ({ code }) => code,
    );
  expect(await codes({})).toEqual(['a', 'b']);
  expect(await codes({ orderBy: [{ field: 'NAME' }] })).toEqual(['b', 'a']);
  expect(await codes({ filter: { indication: 'OUR_OWN' } })).toEqual(['a']);
  expect(await codes({ filter: { codes: ['b'], indication: 'OUR_OWN' } })).toEqual([]);
});

const PLAN = /* GraphQL */ `
  query ($id: ID!, $from: ID!) {
    node(id: $id) {
      ... on ProtocolVersion {
        phases {
          kind
          sessions {
            target
            min
            max
          }
          intervalDays {
            target
            min
            max
          }
        }
        technique {
          volumePerInjectionMl {
            target
            min
            max
          }
        }
        cocktailAlternatives {
          components {
            substance {
              code
            }
            amountMg
          }
        }
        cocktailTolerance
        changesFrom(versionId: $from) {
          parameter
          kind
          fromNumber {
            target
          }
          toNumber {
            target
            scale
          }
          toCodes
          fromCocktail {
            components {
              substance {
                code
              }
            }
            alternatives {
              components {
                amountMg
              }
            }
            weight
          }
          toCocktail {
            alternatives {
              components {
                substance {
                  code
                }
                amountMg
              }
            }
            tolerance
          }
        }
        planChangesFrom(versionId: $from) {
          part
          kind
          from
          to
          fromCount
          toCount
          fromPhases {
            kind
          }
          toPhases {
            sessions {
              target
            }
          }
          measure
          toTimepoints
        }
      }
    }
  }
`;
const exactly = (target: number) => ({ target, min: target, max: target });
const phases = [
  { kind: 'INDUCTION', sessions: exactly(4), intervalDays: { target: 7, min: 6, max: 10 } },
  { kind: 'INDUCTION', sessions: exactly(6), intervalDays: exactly(14) },
  { kind: 'MAINTENANCE', intervalDays: { target: 30, min: 21, max: 45 } },
];

test('a version is drafted in phases, units and alternatives, and told from another by meaning', async () => {
  const { id, version } = await published();
  const { protocolVersion, userErrors } = await draft({
    protocolId: id,
    phases,
    technique: {
      // 4000 µm are 4 mm: no change.
      depthMm: { target: 4000, min: 3500, max: 4500, scale: 1000, weight: 2, unit: 'UM' },
      volumePerInjectionMl: { target: 100, min: 50, max: 150, unit: 'UL' },
    },
    cocktailAlternatives: [
      { components: [{ substance: 'lidocaine', volumeMl: 1, concentration: 2, concentrationUnit: 'PERCENT' }] },
    ],
    cocktailTolerance: 0.1,
    assessments: [{ measure: 'waist', timepoints: ['baseline', 'week-24'] }],
  });
  expect(userErrors).toEqual([]);
  expect(protocolVersion).toMatchObject({ sessions: 10, intervalDays: 7, maintenanceIntervalDays: 30 });
  const lidocaine = { components: [{ substance: { code: 'lidocaine' }, amountMg: 20 }] };
  const nothing = {
    fromCount: null,
    toCount: null,
    fromPhases: null,
    toPhases: null,
    measure: null,
    toTimepoints: null,
  };
  expect(await told(PLAN, { id: protocolVersion!.id, from: version.id })).toEqual({
    node: {
      phases: phases.map((phase) => ({ sessions: null, ...phase })),
      technique: { volumePerInjectionMl: { target: 0.1, min: 0.05, max: 0.15 } },
      cocktailAlternatives: [lidocaine],
      cocktailTolerance: 0.1,
      changesFrom: [
        {
          parameter: 'VOLUME_PER_INJECTION_ML',
          kind: 'ADDED',
          fromNumber: null,
          toNumber: { target: 0.1, scale: 0.05 },
          toCodes: null,
          fromCocktail: null,
          toCocktail: null,
        },
        {
          parameter: 'COCKTAIL',
          kind: 'CHANGED',
          fromNumber: null,
          toNumber: null,
          toCodes: null,
          fromCocktail: {
            components: [{ substance: { code: 'caffeine' } }, { substance: { code: 'procaine' } }],
            alternatives: [],
            weight: 2,
          },
          toCocktail: { alternatives: [lidocaine], tolerance: 0.1 },
        },
      ],
      planChangesFrom: [
        {
          ...nothing,
          part: 'SESSIONS',
          kind: 'CHANGED',
          from: '6 sessions',
          to: '10 sessions',
          fromCount: 6,
          toCount: 10,
        },
        {
          ...nothing,
          part: 'PHASES',
          kind: 'CHANGED',
          from: 'INDUCTION of 6 sessions every 7 days, then MAINTENANCE of sessions without end every 30 days',
          to:
            'INDUCTION of 4 sessions every 7 (6 to 10) days, then INDUCTION of 6 sessions every 14 days, ' +
            'then MAINTENANCE of sessions without end every 30 (21 to 45) days',
          fromPhases: [{ kind: 'INDUCTION' }, { kind: 'MAINTENANCE' }],
          toPhases: [{ sessions: { target: 4 } }, { sessions: { target: 6 } }, { sessions: null }],
        },
        {
          ...nothing,
          part: 'ASSESSMENT',
          kind: 'CHANGED',
          from: 'waist at baseline, week-12',
          to: 'waist at baseline, week-24',
          measure: 'waist',
          toTimepoints: ['baseline', 'week-24'],
        },
      ],
    },
  });
  const unknown = `ProtocolVersion_${'0'.repeat(32)}`;
  const query = `query ($id: ID!, $from: ID!) { node(id: $id) { ... on ProtocolVersion { planChangesFrom(versionId: $from) { part } } } }`;
  expect((await owner.ask(query, { id: version.id, from: unknown })).errors).toMatchObject([
    { extensions: { code: 'NOT_FOUND' } },
  ]);
});

test('a version without phases is read as those that its numbers tell', async () => {
  const { version } = await published();
  const { node } = await told<{ node: object }>(PLAN, { id: version.id, from: version.id });
  expect(node).toMatchObject({
    phases: [
      { kind: 'INDUCTION', sessions: exactly(6), intervalDays: exactly(7) },
      { kind: 'MAINTENANCE', sessions: null, intervalDays: exactly(30) },
    ],
    cocktailAlternatives: [],
    cocktailTolerance: 0,
    changesFrom: [],
    planChangesFrom: [],
  });
});

test('what does not fit in a plan, a unit or an alternative is refused at its place', async () => {
  const { sessions: _sessions, intervalDays: _days, maintenanceIntervalDays: _, ...noPlan } = aProtocol;
  const refused = async (change: object) => {
    const { createProtocol } = await told<{ createProtocol: Created }>(CREATE, { input: { ...noPlan, ...change } });
    return refusalsOf(createProtocol);
  };
  expect(await refused({})).toEqual(['INVALID sessions', 'INVALID intervalDays']);
  expect(await refused({ phases, sessions: 9 })).toEqual(['INVALID sessions']);
  expect(await refused({ phases: phases.slice(2) })).toEqual(['INVALID phases.0.kind']);
  const millimetres = { depthMm: { target: 4, min: 4, max: 4, unit: 'ML' } };
  expect(await refused({ phases, technique: millimetres })).toEqual(['INVALID technique.depthMm.unit']);
  const alternatives = [{ components: [{ substance: 'snake-oil' }] }, { components: [{}] }];
  expect(await refused({ phases, cocktailAlternatives: alternatives.slice(1) })).toEqual([
    'INVALID cocktailAlternatives.0.components.0.substance',
  ]);
  expect(await refused({ phases, cocktailAlternatives: alternatives.slice(0, 1), cocktailTolerance: 2 })).toEqual([
    'OUT_OF_RANGE cocktailTolerance',
    'NOT_FOUND cocktailAlternatives.0.components.0.substance',
  ]);
  expect(await refused({ phases })).toEqual([]);
});

test('an analyst reads protocols and may not write them, a stranger finds nothing', async () => {
  const { id, version } = await published();
  const analyst = await chain.as('ANALYST');
  expect((await analyst.ask(PROTOCOLS)).data).toMatchObject({ protocols: { totalCount: 1 } });
  for (const [mutation, input] of [
    [CREATE, aProtocol],
    [DRAFT, { protocolId: id }],
    [PUBLISH, { id: version.id, version: 2 }],
  ] as const) {
    expect((await analyst.ask(mutation, { input })).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  }
  owner = await (await server.newOrganization()).as('OWNER');
  expect(await told(PROTOCOLS, {})).toMatchObject({ protocols: { totalCount: 0 } });
  expect(await told('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: [id, version.id] })).toEqual({
    nodes: [null, null],
  });
  expect(refusalsOf(await draft({ protocolId: id }))).toEqual(['NOT_FOUND protocolId']);
  expect(refusalsOf(await publish(version))).toEqual(['NOT_FOUND id']);
});
