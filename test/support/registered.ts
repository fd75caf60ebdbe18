import type { Caller } from './organization.js';

/** The bodies that the tests' countries have, each with a category that lets its holder work alone. */
const bodies: Readonly<Record<string, { readonly code: string; readonly prefix: string; readonly category: string }>> =
  {
    ZA: { code: 'HPCSA', prefix: 'MP0', category: 'Independent Practice' },
    US: { code: 'HI-BOARD', prefix: 'HI-', category: '' },
  };

let count = 100_000;

/** What an extract says of a registration; what is left out is in order. */
export interface ExtractRow {
  readonly status?: string;
  readonly category?: string;
  readonly validFrom?: string;
  readonly validUntil?: string;
  readonly statusSince?: string;
}

/**
 * Enters a registration of a practitioner in a country and verifies it by an extract of the register, as a clinic would. Gives
 * back the registration's id and number.
 */
export async function registered(
  owner: Caller,
  practitionerId: string,
  country = 'ZA',
  row: ExtractRow = {},
): Promise<{ readonly id: string; readonly number: string }> {
  const { code, prefix, category } = bodies[country]!;
  if (country === 'US') await defineBoard(owner);
  const number = `${prefix}${(count += 1)}`;
  const { registration } = await accepted<{ registration: { id: string } }>(owner, ADD, {
    practitionerId,
    body: code,
    number,
    category: category || null,
  });
  await extract(owner, practitionerId, { body: code, number }, row);
  return { id: registration.id, number };
}

/** Imports an extract of one row about a practitioner's registration. */
export async function extract(
  owner: Caller,
  practitionerId: string,
  { body, number }: { readonly body: string; readonly number: string },
  { status = 'Active', category = '', validFrom = '2010-01-01', validUntil = '', statusSince = '' }: ExtractRow,
  asOf?: string,
): Promise<{ readonly checks: readonly object[]; readonly flaggedSessions: readonly { readonly id: string }[] }> {
  const { data } = await owner.ask<{ node: { fullName: string } }>(
    'query ($id: ID!) { node(id: $id) { ... on Practitioner { fullName } } }',
    { id: practitionerId },
  );
  const words = data.node.fullName.split(' ');
  const [given, family] = [words.slice(0, -1).join(' '), words.at(-1)];
  const csv = `number,status,family_name,given_names,category,valid_from,valid_until,status_since
${number},${status},${family},${given},${category},${validFrom},${validUntil},${statusSince}`;
  return accepted(owner, EXTRACT, { body, csv, source: 'A list for the tests', ...(asOf && { asOf }) });
}

async function defineBoard(owner: Caller): Promise<void> {
  await accepted(owner, DEFINE, {
    code: 'HI-BOARD',
    name: 'Hawaii Medical Board',
    country: 'US',
    professions: ['MEDICAL_PRACTITIONER'],
    numberShapes: ['HI-######'],
    statusWords: [
      { word: 'Active', status: 'ACTIVE' },
      { word: 'Suspended', status: 'SUSPENDED' },
    ],
  });
}

async function accepted<R = unknown>(caller: Caller, mutation: string, input: object): Promise<R> {
  const { data, errors } = await caller.ask<Record<string, { userErrors: readonly object[] }>>(mutation, { input });
  const payload = Object.values(data ?? {})[0];
  if (errors || !payload || payload.userErrors.length > 0) {
    throw new Error(`refused: ${JSON.stringify(errors ?? payload?.userErrors)}`);
  }
  return payload as R;
}

const ERRORS = 'userErrors { code message path }';
const ADD = `mutation ($input: AddRegistrationInput!) { addRegistration(input: $input) { registration { id } ${ERRORS} } }`;
const EXTRACT = `mutation ($input: ImportRegisterExtractInput!) {
  importRegisterExtract(input: $input) { checks { id result explanation } flaggedSessions { id } ${ERRORS} } }`;
const DEFINE = `mutation ($input: DefineRegistrationBodyInput!) {
  defineRegistrationBody(input: $input) { registrationBody { code } ${ERRORS} } }`;
