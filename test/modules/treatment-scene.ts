import { readFileSync } from 'node:fs';
import { registered } from '../support/registered.js';
import type { Caller, TestOrganization, TestServer } from '../support/organization.js';

/** A chain with two branches, a practitioner and a patient at the first, and a protocol of four sessions in force. */
export interface Scene {
  readonly chain: TestOrganization;
  readonly owner: Caller;
  /** Honolulu: where the tests' day is still the day before. */
  readonly clinicId: string;
  readonly otherClinicId: string;
  readonly practitionerId: string;
  readonly patientId: string;
  readonly versionId: string;
}

interface UserErrors {
  readonly userErrors: readonly { readonly code: string; readonly path: readonly string[] }[];
}
type Payload<R> = R & UserErrors;

/** The text of an operation of the query book, as in `treatment/record-session`. */
export function operation(name: string): string {
  return readFileSync(new URL(`../../schema/operations/${name}.graphql`, import.meta.url), 'utf8');
}

/** Runs a mutation of the query book with this input and gives back its payload, refused or not. */
export async function send<R = Record<string, never>>(
  caller: Caller,
  name: string,
  input: object,
): Promise<Payload<R>> {
  return mutate<R>(caller, operation(name), input);
}

/** Asks and gives back the data. Throws when there were errors. */
export async function read<D>(caller: Caller, query: string, variables: object = {}): Promise<D> {
  const { data, errors } = await caller.ask<D>(query, variables);
  if (errors) throw new Error(`GraphQL errors: ${JSON.stringify(errors)}`);
  return data;
}

export async function treatmentScene(server: TestServer): Promise<Scene> {
  const chain = await server.newOrganization();
  const owner = await chain.as('OWNER');
  const clinic = async (code: string, country: string, timeZone: string) => {
    const input = { code, name: `Clinic ${code}`, country, timeZone };
    return (await accepted<{ clinic: { id: string } }>(owner, createClinic, input)).clinic.id;
  };
  const clinicId = await clinic('HNL', 'US', 'Pacific/Honolulu');
  const otherClinicId = await clinic('CPT', 'ZA', 'Africa/Johannesburg');
  const { practitioner } = await accepted<{ practitioner: { id: string } }>(owner, createPractitioner, {
    code: 'P1',
    fullName: 'Keoni Example',
    clinicIds: [clinicId],
  });
  await registered(owner, practitioner.id, 'US');
  await registered(owner, practitioner.id, 'ZA');
  const { patient } = await accepted<{ patient: { id: string } }>(owner, enrolPatient, {
    clinicId,
    reference: 'F-1',
    birthDate: '1986-07-01',
    sex: 'FEMALE',
  });
  const versionId = await publishedVersion(owner, 'waist-slimming');
  return { chain, owner, clinicId, otherClinicId, practitionerId: practitioner.id, patientId: patient.id, versionId };
}

/** The id of the first version of a new protocol, which is still a draft. */
export async function draftVersion(
  owner: Caller,
  code: string,
): Promise<{ readonly id: string; readonly version: number }> {
  const { protocol } = await accepted<{ protocol: { versions: { id: string; version: number }[] } }>(
    owner,
    createProtocol,
    {
      code,
      name: `Protocol ${code}`,
      indication: 'LOCAL_FAT',
      sessions: 4,
      intervalDays: 7,
      technique: { depthMm: { target: 4, min: 3.5, max: 4.5 } },
    },
  );
  return protocol.versions[0]!;
}

async function publishedVersion(owner: Caller, code: string): Promise<string> {
  const draft = await draftVersion(owner, code);
  await accepted(owner, publishVersion, draft);
  return draft.id;
}

/** Starts a course in a scene and gives back its id. */
export async function startedCourse(
  { owner, patientId, practitionerId, versionId }: Scene,
  more: object = {},
): Promise<string> {
  const input = { patientId, practitionerId, protocolVersionId: versionId, startedOn: '2026-03-02', ...more };
  return (await accepted<{ course: { id: string } }>(owner, operation('treatment/start-course'), input)).course.id;
}

async function accepted<R = unknown>(caller: Caller, mutation: string, input: object): Promise<R> {
  const payload = await mutate<R>(caller, mutation, input);
  if (payload.userErrors.length > 0) throw new Error(`refused: ${JSON.stringify(payload.userErrors)}`);
  return payload;
}

async function mutate<R>(caller: Caller, mutation: string, input: object): Promise<Payload<R>> {
  const data = await read<Record<string, Payload<R>>>(caller, mutation, { input });
  return Object.values(data)[0]!;
}

const errors = 'userErrors { code path message }';
const createClinic = `mutation ($input: CreateClinicInput!) { createClinic(input: $input) { clinic { id } ${errors} } }`;
const createPractitioner = `mutation ($input: CreatePractitionerInput!) {
  createPractitioner(input: $input) { practitioner { id } ${errors} } }`;
const enrolPatient = `mutation ($input: EnrolPatientInput!) { enrolPatient(input: $input) { patient { id } ${errors} } }`;
const createProtocol = `mutation ($input: CreateProtocolInput!) {
  createProtocol(input: $input) { protocol { versions { id version } } ${errors} } }`;
const publishVersion = `mutation ($input: PublishProtocolVersionInput!) {
  publishProtocolVersion(input: $input) { protocolVersion { id } ${errors} } }`;
