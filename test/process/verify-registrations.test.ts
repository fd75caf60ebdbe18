import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { nppesAnswer, nppesEntry } from '../modules/register-lookup/nppes-answers.js';
import { json, openRegister } from '../modules/register-lookup/register-server.js';
import { writeFolder } from '../support/exchange-folder.js';
import { Caller } from '../support/organization.js';
import { buildProgram, Installation } from '../support/program.js';

beforeAll(() => buildProgram());

/** One practitioner who is in the register, and one whose number is not. */
const people = {
  'practitioners.csv': 'code,full_name\np1,Thandi Grace Mokoena\np2,Somebody Else\n',
  'registrations.csv': 'practitioner,body,number\np1,NPI,1234567893\np2,NPI,1999999984\n',
};

const registerOf = () =>
  openRegister((response, request) =>
    json(request.url.includes('1234567893') ? nppesAnswer(nppesEntry()) : nppesAnswer())(response, request),
  );

const databases: readonly (readonly [string, (settings: Record<string, string>) => Promise<Installation>])[] = [
  ['the embedded database', (settings) => Installation.embedded(settings)],
  ...(process.env.TEST_DATABASE_URL
    ? [
        [
          'PostgreSQL',
          (settings: Record<string, string>) => Installation.postgresql(process.env.TEST_DATABASE_URL!, settings),
        ] as const,
      ]
    : []),
];

test.each(databases)(
  'verify-registrations asks about all that are due, on %s, with and without a server',
  async (_name, open) => {
    const register = await registerOf();
    const installation = await open({ MESOGRAPH_NPPES_ADDRESS: register.baseUrl });
    onTestFinished(() => installation.remove());
    await installation.succeed('import', await writeFolder(people), '--organization', 'Chain');
    await installation.succeed('import', await writeFolder(people), '--organization', 'Other');
    const verify = async (organization: string) =>
      JSON.parse(await installation.succeed('verify-registrations', '--organization', organization)) as object;

    const summary = { due: 2, results: { VERIFIED: 1, NOT_FOUND: 1 }, flaggedSessions: 0 };
    expect(await verify('Chain')).toEqual(summary);
    expect(register.seen).toHaveLength(2);
    // Only what the register did not confirm is asked about again.
    expect(await verify('Chain')).toEqual({ ...summary, due: 1, results: { NOT_FOUND: 1 } });

    const server = await installation.serve();
    expect(await verify('Other')).toEqual(summary);
    const key = await installation.succeed('keys', 'create', '--organization', 'Other', '--role', 'OWNER');
    const { data } = await new Caller(server.url, key).ask<{
      practitioners: { nodes: { code: string; registrations: { verifiedBy: string | null }[] }[] };
    }>('{ practitioners { nodes { code registrations { verifiedBy } } } }');
    expect(data.practitioners.nodes).toEqual([
      { code: 'p1', registrations: [{ verifiedBy: 'REGISTER_LOOKUP' }] },
      expect.objectContaining({ code: 'p2' }),
    ]);
    expect(await server.stop()).toBe(0);

    const unknown = await installation.run('verify-registrations', '--organization', 'Nobody');
    expect(unknown).toMatchObject({
      exitCode: 1,
      err: expect.stringContaining('There is no organization named "Nobody"') as string,
    });
  },
);
