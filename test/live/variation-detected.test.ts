import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { send, startedCourse, treatmentScene, type Scene } from '../modules/treatment-scene.js';
import { command } from '../support/command-line.js';
import { Subscriber, transports } from '../support/live-clients.js';
import { startTestServer, type TestServer } from '../support/organization.js';

const SUBSCRIPTION = `subscription { variationDetected {
  undeclared sessions session { number practitioner { code } protocolVersion { number protocol { code } } } } }`;

let server: TestServer;
let scene: Scene;
let courseId: string;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  scene = await treatmentScene(server);
  courseId = await startedCourse(scene);
});

/** Records a session of a depth; the protocol asks for 3.5 to 4.5 mm. */
async function record(depthMm: number): Promise<void> {
  const { userErrors } = await send(scene.owner, 'treatment/record-session', {
    courseId,
    performedAt: '2026-03-09T10:00:00+02:00',
    technique: { depthMm },
  });
  expect(userErrors).toEqual([]);
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 300));

describe.each(transports)('over %s', (transport) => {
  test('the session with which a practitioner leaves a protocol is told, once', async () => {
    const subscriber = new Subscriber(server.url, scene.owner.key, transport, SUBSCRIPTION);
    await pause();
    for (const depthMm of [6, 4, 6, 4.6]) await record(depthMm);
    await pause();
    expect(subscriber.told).toEqual([]);
    await record(7);
    await record(8);
    await pause();
    expect(subscriber.told.map(({ data }) => data)).toEqual([
      {
        variationDetected: {
          undeclared: 3,
          sessions: 5,
          session: {
            number: 5,
            practitioner: { code: 'P1' },
            protocolVersion: { number: 1, protocol: { code: 'waist-slimming' } },
          },
        },
      },
    ]);
    await subscriber.close();
  });
});

test('who may not see the session hears nothing of it', async () => {
  const manager = await scene.chain.as('CLINIC_MANAGER', { clinicIds: [scene.otherClinicId] });
  const subscriber = new Subscriber(server.url, manager.key, transports[0]!, SUBSCRIPTION);
  await pause();
  for (const depthMm of [6, 6, 6]) await record(depthMm);
  await pause();
  expect(subscriber.told).toEqual([]);
  await subscriber.close();
});

test('an organization decides how many are too many', async () => {
  const set = (alert: string) =>
    command(server, 'organization', 'set', '--organization', scene.chain.name, '--variation-alert', alert);
  expect((await set('6/5')).err).toContain('deviations/sessions');
  expect((await set('1/2')).out).toContain('1 undeclared major deviations in 2 sessions');
  const { data } = await scene.owner.ask('{ organization { variationAlertDeviations variationAlertSessions } }');
  expect(data).toEqual({ organization: { variationAlertDeviations: 1, variationAlertSessions: 2 } });
  const subscriber = new Subscriber(server.url, scene.owner.key, transports[0]!, SUBSCRIPTION);
  await pause();
  await record(6);
  await pause();
  expect(subscriber.told).toMatchObject([{ data: { variationDetected: { undeclared: 1, sessions: 1 } } }]);
  await subscriber.close();
});
