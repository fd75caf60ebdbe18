import { globSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { principal } from '../../src/modules/access/authenticator.js';
import { announce } from '../../src/platform/live/live-event.js';
import { uuidOf } from '../../src/platform/reads/public-id.js';
import { Subscriber, transports } from '../support/live-clients.js';
import {
  serve,
  startTestServer,
  type Caller,
  type TestOrganization,
  type TestServer,
} from '../support/organization.js';

const SUBSCRIPTION = 'subscription { registrationStatusChanged { number status practitioner { code fullName } } }';

interface Scene {
  readonly chain: TestOrganization;
  readonly owner: Caller;
  readonly clinicIds: readonly string[];
  /** One a clinic, in the clinics' order. */
  readonly registrationIds: readonly string[];
}

let server: TestServer;
let scene: Scene;
beforeAll(async () => {
  server = await startTestServer();
  scene = await makeScene('HPCSA');
});
afterAll(() => server.close());

/** A chain with two clinics, and a registered practitioner at each. */
async function makeScene(body: string): Promise<Scene> {
  const chain = await server.newOrganization();
  const owner = await chain.as('OWNER');
  const clinicIds: string[] = [];
  const registrationIds: string[] = [];
  for (const [index, code] of ['north', 'south'].entries()) {
    const clinic = await owner.ask<{ createClinic: { clinic: { id: string } } }>(
      `mutation { createClinic(input: { code: "${code}", name: "${code}", country: "ZA", timeZone: "Africa/Johannesburg" }) { clinic { id } } }`,
    );
    const clinicId = clinic.data.createClinic.clinic.id;
    const { data } = await owner.ask<{ createPractitioner: { practitioner: { registrations: { id: string }[] } } }>(
      `mutation { createPractitioner(input: { code: "${code}-1", fullName: "Doctor ${code}", profession: MEDICAL_PRACTITIONER, clinicIds: ["${clinicId}"], registrations: [{ body: "${body}", number: "MP012345${index}" }] }) { practitioner { registrations { id } } } }`,
    );
    clinicIds.push(clinicId);
    registrationIds.push(data.createPractitioner.practitioner.registrations[0]!.id);
  }
  return { chain, owner, clinicIds, registrationIds };
}

/** What whoever changes a registration's status does, in its transaction. */
function change({ chain }: Scene, id: string, work: () => void = () => undefined): Promise<void> {
  const owner = principal(chain.id, 'OWNER');
  return server.database.transaction(owner, 'WRITE', async (em) => {
    await announce(em, 'registrationStatusChanged', uuidOf('Registration', id));
    work();
  });
}

/** A subscriber that has begun to hear. */
async function subscribed(subscriber: Subscriber, { registrationIds }: Scene = scene): Promise<Subscriber> {
  // Subscribing is not acknowledged in either protocol: an event that arrives proves it.
  for (const end = Date.now() + 5000; subscriber.told.length === 0 && subscriber.end === null;) {
    if (Date.now() > end) throw new Error('the subscription does not begin');
    await change(scene, registrationIds[0]!);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await new Promise((resolve) => setTimeout(resolve, 100));
  subscriber.told.length = 0;
  return subscriber;
}

describe.each(transports)('over %s', (transport) => {
  const subscribe = (key: string, query = SUBSCRIPTION) => new Subscriber(server.url, key, transport, query);

  test('a changed registration is told as it stands, with what was selected', async () => {
    const subscriber = await subscribed(subscribe(scene.owner.key));
    await change(scene, scene.registrationIds[1]!);
    expect(await subscriber.toldTimes(1)).toEqual([
      {
        data: {
          registrationStatusChanged: {
            number: 'MP0123451',
            status: 'UNVERIFIED',
            practitioner: { code: 'south-1', fullName: 'Doctor south' },
          },
        },
      },
    ]);
  });

  test('every subscription of the query book tells', async () => {
    const book = globSync('schema/operations/**/*.graphql').map((file) => readFileSync(file, 'utf8'));
    const subscriptions = book.filter((text) => /^subscription /m.test(text));
    expect(subscriptions.length).toBeGreaterThan(0);
    for (const query of subscriptions) {
      const subscriber = await subscribed(subscribe(scene.owner.key, query));
      await change(scene, scene.registrationIds[1]!);
      const [{ data, errors } = {}] = await subscriber.toldTimes(1);
      expect(errors).toBeUndefined();
      expect(Object.values(data ?? {})).toEqual([expect.objectContaining({ number: 'MP0123451' })]);
    }
  });

  test('a change that is rolled back is told to nobody', async () => {
    const subscriber = await subscribed(subscribe(scene.owner.key));
    const failing = change(scene, scene.registrationIds[1]!, () => {
      throw new Error('refused');
    });
    await expect(failing).rejects.toThrow('refused');
    await change(scene, scene.registrationIds[0]!);
    const told = await subscriber.toldTimes(1);
    expect(JSON.stringify(told)).toContain('north-1');
  });

  test("another organization's changes are told to nobody here", async () => {
    const other = await makeScene('HPCSA');
    const subscriber = await subscribed(subscribe(scene.owner.key));
    await change(other, other.registrationIds[0]!);
    // The right organization with the other's record: the record is read with the subscriber's rights.
    await change(scene, other.registrationIds[0]!);
    await change(scene, scene.registrationIds[1]!);
    expect(JSON.stringify(await subscriber.toldTimes(1))).toContain('south-1');
  });

  test('a branch is told of its own practitioners alone', async () => {
    const manager = await scene.chain.as('CLINIC_MANAGER', { clinicIds: [scene.clinicIds[0]!] });
    const subscriber = await subscribed(subscribe(manager.key));
    await change(scene, scene.registrationIds[1]!);
    await change(scene, scene.registrationIds[0]!);
    expect(JSON.stringify(await subscriber.toldTimes(1))).toContain('north-1');
  });

  test.each([
    ['an analyst', 'ANALYST', [], 'registrationStatusChanged'],
    ['a partner of other scopes', 'PARTNER', ['READ_PRACTITIONERS'], 'registrationStatusChanged'],
    ['a partner who may see no practitioner', 'PARTNER', ['IDENTIFY_PRACTITIONERS'], 'Registration.practitioner'],
  ] as const)('%s is refused, and the fields are named', async (_name, role, scopes, field) => {
    const { key } = await scene.chain.as(role, { scopes: [...scopes] });
    const subscriber = subscribe(key);
    expect(await subscriber.endCodes()).toEqual(['FORBIDDEN']);
    expect(subscriber.told.flatMap(({ data }) => data ?? [])).toEqual([]);
    expect(JSON.stringify([subscriber.end, subscriber.told])).toContain(field);
    const ofRegistrations = 'subscription { registrationStatusChanged { number } }';
    const another = subscribe(key, ofRegistrations);
    if (field === 'Registration.practitioner') await subscribed(another);
    else expect(await another.endCodes()).toEqual(['FORBIDDEN']);
  });

  test('the stream of a revoked key ends at the next event, which is not told', async () => {
    const made = await scene.owner.ask<{ createApiKey: { secret: string; apiKey: { id: string } } }>(
      'mutation { createApiKey(input: { role: OWNER }) { secret apiKey { id } } }',
    );
    const { secret, apiKey } = made.data.createApiKey;
    const subscriber = await subscribed(subscribe(secret));
    await scene.owner.ask(`mutation { revokeApiKey(input: { id: "${apiKey.id}" }) { userErrors { code } } }`);
    await change(scene, scene.registrationIds[0]!);
    expect(await subscriber.endCodes()).toEqual(['UNAUTHENTICATED']);
    expect(subscriber.told.flatMap(({ data }) => data ?? [])).toEqual([]);
    // And the key, which the server remembers, begins no other.
    const again = subscribe(secret);
    expect(await again.endCodes()).toEqual([transport === 'a WebSocket' ? 4403 : 401]);
  });

  test('what one server commits, the subscribers of another are told', async () => {
    const second = await serve(server, { plansReads: true });
    try {
      const subscriber = new Subscriber(second.url, scene.owner.key, transport, SUBSCRIPTION);
      await subscribed(subscriber);
      await change(scene, scene.registrationIds[1]!);
      expect(JSON.stringify(await subscriber.toldTimes(1))).toContain('south-1');
    } finally {
      await second.stop(1000);
    }
  });

  test('a server stops at once although streams are open, and their clients are to come back', async () => {
    const second = await serve(server, { plansReads: true });
    const subscriber = new Subscriber(second.url, scene.owner.key, transport, SUBSCRIPTION);
    await subscribed(subscriber);
    const started = performance.now();
    await second.stop(10_000);
    expect(performance.now() - started).toBeLessThan(4000);
    // Neither is the end of a stream that has nothing more to tell.
    expect(await subscriber.ended()).not.toBe('complete');
  });
});
