import { InvalidArgumentError, type Command } from 'commander';
import type { CommandEnvironment } from './command-environment.js';
import { inOrganization } from './in-organization.js';

/** `organization set`: settings that belong to the operator of the installation. */
export function addOrganizationCommand(program: Command, environment: CommandEnvironment): void {
  program
    .command('organization')
    .description('settings of an organization')
    .command('set')
    .description('changes settings of an organization')
    .requiredOption('--organization <name>', 'which organization')
    .requiredOption(
      '--minimum-group-size <patients>',
      'leave groups with fewer distinct patients out of comparisons (5 unless set; below 5 single patients may show)',
      wholeNumber,
    )
    .action(async ({ organization, minimumGroupSize }: { organization: string; minimumGroupSize: number }) => {
      await inOrganization(environment, organization, 'WRITE', async ({ organizations, releases }) => {
        await organizations.setMinimumGroupSize(minimumGroupSize);
        // A release keeps the size that it was cut with, so that it gives the same figures for ever.
        if (await releases.current()) await releases.publish();
      });
      environment.io.out(`Groups with fewer than ${minimumGroupSize} patients are left out of comparisons.\n`);
    });
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('It is a whole number, 1 or more.');
  return Number(text);
}
