import { InvalidArgumentError, Option, type Command } from 'commander';
import { registrationGates, type RegistrationGate } from '../modules/codes/registration-gate.js';
import type { RegistrationRules, VariationAlert } from '../modules/organization/organization.service.js';
import { readStatusWord } from '../modules/registration-body/organization-words.js';
import { CommandFailure, type CommandEnvironment } from './command-environment.js';
import { inOrganization } from './in-organization.js';

interface Settings {
  readonly organization: string;
  readonly minimumGroupSize?: number;
  readonly registrationGate?: RegistrationGate;
  readonly lookupValidDays?: number;
  readonly recordValidDays?: number;
  readonly permitCategories?: readonly string[];
  readonly statusWords?: readonly string[];
  readonly variationAlert?: VariationAlert;
}

/** `organization set`: settings that belong to the operator of the installation. */
export function addOrganizationCommand(program: Command, environment: CommandEnvironment): void {
  program
    .command('organization')
    .description('settings of an organization')
    .command('set')
    .description('changes settings of an organization; what is left out stays. `organization` in GraphQL shows them')
    .requiredOption('--organization <name>', 'which organization')
    .option(
      '--minimum-group-size <patients>',
      'leave groups with fewer distinct patients out of comparisons (5 unless set; below 5 single patients may show)',
      wholeNumber,
    )
    .addOption(
      new Option(
        '--registration-gate <gate>',
        'whether treatment without a valid registration is refused (ENFORCED unless set), or left to a review',
      ).choices(Object.keys(registrationGates)),
    )
    .option('--lookup-valid-days <days>', 'how long a check by a program counts (7 unless set)', days)
    .option('--record-valid-days <days>', 'how long a check by an extract or a document counts (90 unless set)', days)
    .option(
      '--permit-categories <list>',
      'categories of registration that you permit, as "HPCSA:Private Practice", separated by |; replaces the list',
      categories,
    )
    .option(
      '--status-words <list>',
      'words of registers that you have learned, as "MDCN:Licensed=ACTIVE", separated by |; replaces the list',
      statusWords,
    )
    .option(
      '--variation-alert <deviations/sessions>',
      'when a practitioner has left a protocol: undeclared major deviations in so many of the last sessions (3/5 unless set)',
      variationAlert,
    )
    .action(async ({ organization, ...settings }: Settings) => {
      if (Object.keys(settings).length === 0) throw new CommandFailure('Name a setting: add --help for the options.');
      await set(environment, organization, settings);
    });
}

async function set(
  environment: CommandEnvironment,
  organization: string,
  { minimumGroupSize, permitCategories, variationAlert: alert, ...rules }: Omit<Settings, 'organization'>,
): Promise<void> {
  const stated: RegistrationRules = { ...rules, ...(permitCategories && { permittedCategories: permitCategories }) };
  await inOrganization(environment, organization, 'WRITE', async ({ organizations, releases }) => {
    if (Object.keys(stated).length > 0) await organizations.setRegistrationRules(stated);
    if (alert) await organizations.setVariationAlert(alert);
    if (minimumGroupSize === undefined) return;
    await organizations.setMinimumGroupSize(minimumGroupSize);
    // A release keeps the size that it was cut with, so that it gives the same figures for ever.
    if (await releases.current()) await releases.publish();
  });
  if (minimumGroupSize !== undefined) {
    environment.io.out(`Groups with fewer than ${minimumGroupSize} patients are left out of comparisons.\n`);
  }
  if (alert) {
    environment.io.out(
      `A practitioner has left a protocol at ${alert.deviations} undeclared major deviations in ${alert.sessions} sessions.\n`,
    );
  }
  for (const [setting, value] of Object.entries(stated)) {
    environment.io.out(`${setting}: ${Array.isArray(value) ? value.join(' | ') : String(value)}\n`);
  }
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('It is a whole number, 1 or more.');
  return Number(text);
}

function variationAlert(text: string): VariationAlert {
  const [, deviations, sessions] = /^([1-9][0-9]?)\/([1-9][0-9]?)$/.exec(text) ?? [];
  if (!deviations || !sessions || Number(deviations) > Number(sessions)) {
    throw new InvalidArgumentError('It is deviations/sessions, as in 3/5, at most 99, and not more of the former.');
  }
  return { deviations: Number(deviations), sessions: Number(sessions) };
}

function days(text: string): number {
  const number = wholeNumber(text);
  if (number > 366) throw new InvalidArgumentError('It is at most 366 days.');
  return number;
}

function categories(text: string): readonly string[] {
  const list = entriesOf(text);
  if (list.some((entry) => !/^[^:]+:.+$/.test(entry))) {
    throw new InvalidArgumentError('Each is a body and its category, as in "HPCSA:Private Practice".');
  }
  return list.map((entry) => entry.slice(0, entry.indexOf(':')).toUpperCase() + entry.slice(entry.indexOf(':')));
}

function statusWords(text: string): readonly string[] {
  const list = entriesOf(text);
  if (list.some((entry) => readStatusWord(entry) === null)) {
    throw new InvalidArgumentError('Each is a body, its word and what that stands for, as in "MDCN:Licensed=ACTIVE".');
  }
  return list;
}

function entriesOf(list: string): readonly string[] {
  return list
    .split('|')
    .map((entry) => entry.trim())
    .filter(Boolean);
}
