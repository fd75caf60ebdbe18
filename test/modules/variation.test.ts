import { afterAll, beforeAll, expect, test } from 'vitest';
import { Practitioner } from '../../src/modules/practitioner/practitioner.entity.js';
import { ProtocolVersion } from '../../src/modules/protocol/protocol-version.entity.js';
import { Protocol } from '../../src/modules/protocol/protocol.entity.js';
import { Variation } from '../../src/modules/variation/variation.entity.js';
import { startTestServer, type Caller, type TestOrganization, type TestServer } from '../support/organization.js';

const VARIATIONS = /* GraphQL */ `
  query ($filter: VariationFilter, $first: Int) {
    variations(filter: $filter, first: $first) {
      totalCount
      nodes {
        id
        status
        rationale
        proposedAt
        reviewedAt
        reviewNote
        practitioner {
          code
        }
        protocolVersion {
          number
          protocol {
            code
          }
        }
        changes {
          parameter
          from
          to
        }
      }
    }
  }
`;

interface Variations {
  readonly variations: {
    readonly totalCount: number;
    readonly nodes: readonly { readonly id: string; readonly rationale: string }[];
  };
}

let server: TestServer;
let chain: TestOrganization;
let owner: Caller;
let north: string;
let aloe: string;
let protocolId: string;

/**
 * Two branches with a practitioner each, a protocol with a published and a draft version, and three variations: aloe's in
 * the north of both versions, and nerine's in the south.
 */
beforeAll(async () => {
  server = await startTestServer();
  chain = await server.newOrganization();
  owner = await chain.as('OWNER');
  ({ north, aloe, protocolId } = await chain.arrange(async ({ clinics, practitioners, protocolAuthoring }) => {
    const branches = [];
    for (const code of ['north', 'south']) branches.push(await clinics.create({ code, name: code, country: 'ZA' }));
    const [northern, southern] = branches.map(({ id }) => `Clinic_${id.replaceAll('-', '')}`);
    const treating = await practitioners.create({ code: 'aloe', fullName: 'A. Aloe', clinicIds: [northern!] });
    await practitioners.create({ code: 'nerine', fullName: 'N. Nerine', clinicIds: [southern!] });
    const protocol = await protocolAuthoring.create({
      code: 'cellulite',
      name: 'Cellulite',
      indication: 'CELLULITE',
      sessions: 10,
      intervalDays: 7,
      technique: { depthMm: { target: 6, min: 4, max: 8 }, deliveries: ['MANUAL'] },
      cocktail: [{ substance: 'caffeine' }],
    });
    return {
      north: northern!,
      aloe: `Practitioner_${treating.id.replaceAll('-', '')}`,
      protocolId: `Protocol_${protocol.id.replaceAll('-', '')}`,
    };
  }));
  const { data } = await owner.ask<{ node: { versions: readonly [{ id: string }] } }>(
    'query ($id: ID!) { node(id: $id) { ... on Protocol { versions { id } } } }',
    { id: protocolId },
  );
  await chain.arrange(({ protocolAuthoring }) =>
    protocolAuthoring.publish({ id: data.node.versions[0].id, version: 1 }),
  );
  await chain.arrange(({ protocolAuthoring }) => protocolAuthoring.draft({ protocolId, technique: { depthMm: null } }));
  await server.database.transaction({ organizationId: chain.id, clinicIds: 'ALL' }, 'WRITE', async (em) => {
    const [practitioners, protocol] = [
      await em.find(Practitioner, {}, { orderBy: { code: 'asc' } }),
      await em.findOneOrFail(Protocol, {}),
    ];
    const versions = await em.find(ProtocolVersion, { protocol }, { orderBy: { number: 'asc' } });
    em.create(Variation, {
      practitioner: practitioners[0]!,
      protocolVersion: versions[0]!,
      status: 'APPROVED',
      rationale: 'Deeper where a pinch exceeds 3 cm.',
      technique: { depthMm: { target: 7.5, min: 5.5, max: 9.5 } },
      cocktail: null,
      proposedAt: new Date('2025-06-16T00:00:00Z'),
      reviewedAt: new Date('2025-06-20T00:00:00Z'),
      reviewNote: 'Agreed.',
    });
    em.create(Variation, {
      practitioner: practitioners[0]!,
      protocolVersion: versions[1]!,
      status: 'PROPOSED',
      rationale: 'A depth at all.',
      technique: { depthMm: { target: 6, min: 5, max: 7 } },
      proposedAt: new Date('2026-02-01T00:00:00Z'),
    });
    em.create(Variation, {
      practitioner: practitioners[1]!,
      protocolVersion: versions[0]!,
      status: 'APPROVED',
      rationale: 'Procaine as the base.',
      technique: {},
      cocktail: { substances: [{ code: 'caffeine' }, { code: 'procaine' }] },
      proposedAt: new Date('2025-12-01T00:00:00Z'),
    });
    await em.flush();
  });
});
afterAll(() => server.close());

async function rationales(filter?: object, caller = owner): Promise<readonly string[]> {
  const { data, errors } = await caller.ask<Variations>(VARIATIONS, { filter });
  expect(errors).toBeUndefined();
  expect(data.variations.totalCount).toBe(data.variations.nodes.length);
  return data.variations.nodes.map(({ rationale }) => rationale);
}

test('variations tell who departs from what, in which parameters and why, newest first', async () => {
  const { data } = await owner.ask<Variations>(VARIATIONS);
  expect(data.variations.nodes).toEqual([
    {
      id: expect.stringMatching(/^Variation_/),
      status: 'PROPOSED',
      rationale: 'A depth at all.',
      proposedAt: '2026-02-01T00:00:00.000Z',
      reviewedAt: null,
      reviewNote: null,
      practitioner: { code: 'aloe' },
      protocolVersion: { number: 2, protocol: { code: 'cellulite' } },
      changes: [{ parameter: 'DEPTH_MM', from: null, to: '6 mm (5 to 7)' }],
    },
    {
      id: expect.stringMatching(/^Variation_/),
      status: 'APPROVED',
      rationale: 'Procaine as the base.',
      proposedAt: '2025-12-01T00:00:00.000Z',
      reviewedAt: null,
      reviewNote: null,
      practitioner: { code: 'nerine' },
      protocolVersion: { number: 1, protocol: { code: 'cellulite' } },
      changes: [{ parameter: 'COCKTAIL', from: 'caffeine', to: 'caffeine + procaine' }],
    },
    {
      id: expect.stringMatching(/^Variation_/),
      status: 'APPROVED',
      rationale: 'Deeper where a pinch exceeds 3 cm.',
      proposedAt: '2025-06-16T00:00:00.000Z',
      reviewedAt: '2025-06-20T00:00:00.000Z',
      reviewNote: 'Agreed.',
      practitioner: { code: 'aloe' },
      protocolVersion: { number: 1, protocol: { code: 'cellulite' } },
      changes: [{ parameter: 'DEPTH_MM', from: '6 mm (4 to 8)', to: '7.5 mm (5.5 to 9.5)' }],
    },
  ]);
});

test('variations narrow by status, practitioner, protocol and version', async () => {
  const versions = await owner.ask<{ node: { versions: readonly { id: string }[] } }>(
    'query ($id: ID!) { node(id: $id) { ... on Protocol { versions { id } } } }',
    { id: protocolId },
  );
  expect(await rationales({ statuses: ['PROPOSED', 'REJECTED'] })).toEqual(['A depth at all.']);
  expect(await rationales({ practitionerId: aloe })).toEqual(['A depth at all.', 'Deeper where a pinch exceeds 3 cm.']);
  expect(await rationales({ protocolId, statuses: ['APPROVED'] })).toHaveLength(2);
  expect(await rationales({ protocolVersionId: versions.data.node.versions[1]!.id })).toEqual(['A depth at all.']);
  expect(await rationales({ protocolId: `Protocol_${'0'.repeat(32)}` })).toEqual([]);
});

test('a protocol and a practitioner lead to their variations', async () => {
  const query = /* GraphQL */ `
    query ($status: VariationStatus) {
      protocols {
        nodes {
          variations(status: $status, first: 1) {
            totalCount
            nodes {
              rationale
            }
            pageInfo {
              hasNextPage
            }
          }
        }
      }
      practitioners {
        nodes {
          code
          variations {
            totalCount
          }
        }
      }
    }
  `;
  expect((await owner.ask(query, { status: 'APPROVED' })).data).toEqual({
    protocols: {
      nodes: [
        {
          variations: {
            totalCount: 2,
            nodes: [{ rationale: 'Procaine as the base.' }],
            pageInfo: { hasNextPage: true },
          },
        },
      ],
    },
    practitioners: {
      nodes: [
        { code: 'aloe', variations: { totalCount: 2 } },
        { code: 'nerine', variations: { totalCount: 1 } },
      ],
    },
  });
});

test('a clinic manager sees the variations of those who work at their clinics', async () => {
  const manager = await chain.as('CLINIC_MANAGER', { clinicIds: [north] });
  expect(await rationales(undefined, manager)).toEqual(['A depth at all.', 'Deeper where a pinch exceeds 3 cm.']);
  const { data } = await owner.ask<Variations>(VARIATIONS);
  const ids = data.variations.nodes.map(({ id }) => id);
  const found = await manager.ask<{ nodes: readonly (object | null)[] }>(
    'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
    { ids },
  );
  expect(found.data.nodes).toEqual([{ id: ids[0] }, null, { id: ids[2] }]);
});

test('another organization finds none of them', async () => {
  const { data } = await owner.ask<Variations>(VARIATIONS);
  const stranger = await (await server.newOrganization()).as('OWNER');
  expect(await rationales(undefined, stranger)).toEqual([]);
  expect(
    (await stranger.ask('query ($id: ID!) { node(id: $id) { id } }', { id: data.variations.nodes[0]!.id })).data,
  ).toEqual({ node: null });
});

test('a variation without an override of the cocktail stores none', async () => {
  const rows = await server.asOwner(
    `select cocktail is null as free from variation where organization_id = '${chain.id}' order by proposed_at`,
  );
  expect(rows.map(({ free }) => free)).toEqual([true, false, true]);
});
