import type { Command } from 'commander';
import { Option } from 'commander';
import { allCapabilities, type Capability } from '../modules/access/capability.js';
import { roles, type Role } from '../modules/access/role.js';
import { practitionersRead } from '../modules/practitioner/practitioner.reads.js';
import { Refusal } from '../platform/errors.js';
import { toPublicId } from '../platform/reads/public-id.js';
import { CommandFailure, type CommandEnvironment } from './command-environment.js';
import { inOrganization } from './in-organization.js';

interface CreateOptions {
  readonly organization: string;
  readonly role: Role;
  readonly clinics?: string;
  readonly practitioner?: string;
  readonly scopes?: string;
  readonly label?: string;
}

/** `keys create`, `keys list`, `keys revoke`. */
export function addKeyCommands(program: Command, environment: CommandEnvironment): void {
  const { io } = environment;
  const keys = program.command('keys').description('makes, lists and revokes API keys');

  keys
    .command('create')
    .description('makes a key and prints it alone on the last line; it is never shown again')
    .requiredOption('--organization <name>', 'whose key it is')
    .addOption(new Option('--role <role>', 'what the key is for').choices(Object.keys(roles)).makeOptionMandatory())
    .option('--clinics <codes>', 'codes of the clinics of a CLINIC_MANAGER or PRACTITIONER, separated by commas')
    .option('--practitioner <code>', "code of the practitioner, for a PRACTITIONER's key")
    .option('--scopes <capabilities>', `what a PARTNER may do, separated by commas, of: ${allCapabilities.join(', ')}`)
    .option('--label <text>', 'what the key is for, to recognise it by later')
    .action(async (options: CreateOptions) => {
      const secret = await createKey(environment, options);
      io.out(`A key with the role ${options.role} for "${options.organization}":\n${secret}\n`);
    });

  keys
    .command('list')
    .description('lists the keys of an organization, without their secrets')
    .requiredOption('--organization <name>', 'whose keys')
    .action(async ({ organization }: { organization: string }) => {
      const list = await inOrganization(environment, organization, 'READ', ({ apiKeys }) => apiKeys.list());
      for (const { id, role, label, createdAt, revokedAt } of list) {
        const state = revokedAt ? `revoked ${new Date(String(revokedAt)).toISOString()}` : 'works';
        io.out(
          `${toPublicId('ApiKey', id)}\t${role}\t${new Date(String(createdAt)).toISOString()}\t${state}\t${label ?? ''}\n`,
        );
      }
    });

  keys
    .command('revoke')
    .description('makes a key stop working, at once and for ever')
    .argument('<id>', 'the id that `keys list` shows')
    .requiredOption('--organization <name>', 'whose key it is')
    .action(async (id: string, { organization }: { organization: string }) => {
      await inOrganization(environment, organization, 'WRITE', ({ apiKeys }) => apiKeys.revoke({ id })).catch(
        asFailure,
      );
      io.out(`${id} works no longer.\n`);
    });
}

async function createKey(environment: CommandEnvironment, options: CreateOptions): Promise<string> {
  const scopes = split(options.scopes);
  const unknown = scopes.filter((scope) => !(allCapabilities as readonly string[]).includes(scope));
  if (unknown.length > 0) {
    throw new CommandFailure(`Unknown scope ${unknown.join(', ')}. The scopes are ${allCapabilities.join(', ')}.`);
  }
  return inOrganization(environment, options.organization, 'WRITE', async ({ apiKeys, clinics, practitioners }) => {
    const { nodes } = await clinics.page({ first: 100 }, { codes: split(options.clinics) });
    const missing = split(options.clinics).filter((code) => !nodes.some((clinic) => clinic.code === code));
    if (missing.length > 0) throw new CommandFailure(`There is no clinic with the code ${missing.join(', ')}.`);
    const found = options.practitioner
      ? (await practitioners.page({ first: 1 }, practitionersRead({ codes: [options.practitioner] }))).nodes[0]
      : undefined;
    if (options.practitioner && !found)
      throw new CommandFailure(`There is no practitioner with the code ${options.practitioner}.`);
    const { secret } = await apiKeys.create({
      role: options.role,
      clinicIds: nodes.map(({ id }) => toPublicId('Clinic', id)),
      scopes: scopes as Capability[],
      ...(found && { practitionerId: toPublicId('Practitioner', found.id) }),
      ...(options.label && { label: options.label }),
    });
    return secret;
  }).catch(asFailure);
}

function split(list: string | undefined): string[] {
  return (list ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean);
}

/** A refusal in the words of the command line: `clinicIds` is `--clinics` there. */
function asFailure(error: unknown): never {
  if (!(error instanceof Refusal)) throw error;
  throw new CommandFailure(error.userErrors.map(({ message, path }) => `${message} (${optionOf(path)})`).join('\n'));
}

function optionOf(path: readonly string[]): string {
  const options: Readonly<Record<string, string>> = {
    clinicIds: '--clinics',
    practitionerId: '--practitioner',
    id: 'the id',
  };
  return options[path[0] ?? ''] ?? `--${path[0] ?? ''}`;
}
