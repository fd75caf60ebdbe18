import { allCapabilities, type Capability } from './capability.js';

/** The roles that a key can have. */
export const roles = {
  OWNER: 'Runs the chain: may do everything, at every clinic.',
  CLINIC_MANAGER: 'Runs one or more clinics: sees and records what happens there.',
  PRACTITIONER: 'Treats at one or more clinics: sees and records what happens there.',
  ANALYST: "Compares: sees aggregates, protocols, measures and clinics, never a patient's, course's or session's row.",
  PARTNER: 'A front end or another system: may do what the scopes of its key say.',
} as const;

export type Role = keyof typeof roles;

const aggregates = ['READ_CLINICS', 'READ_PRACTITIONERS', 'READ_PROTOCOLS', 'COMPARE_OUTCOMES'] as const;
const care = [
  ...aggregates,
  'READ_PATIENTS',
  'IDENTIFY_PATIENTS',
  'IDENTIFY_PRACTITIONERS',
  'ENROL_PATIENTS',
  'RECORD_TREATMENT',
  'RECORD_OUTCOMES',
  'PROPOSE_VARIATIONS',
] as const;

const capabilitiesByRole: Readonly<Record<Exclude<Role, 'PARTNER'>, readonly Capability[]>> = {
  OWNER: allCapabilities,
  CLINIC_MANAGER: [...care, 'UPDATE_CLINICS', 'MANAGE_PRACTITIONERS', 'VERIFY_REGISTRATIONS', 'REVIEW_VARIATIONS'],
  PRACTITIONER: care,
  ANALYST: aggregates,
};

/** What a key with this role may do; a partner's scopes are its capabilities. */
export function capabilitiesOf(role: Role, scopes: readonly Capability[]): ReadonlySet<Capability> {
  return new Set(role === 'PARTNER' ? scopes : capabilitiesByRole[role]);
}

/** True for roles that are bound to the clinics that their key names. */
export function isBranchRole(role: Role): boolean {
  return role === 'CLINIC_MANAGER' || role === 'PRACTITIONER';
}
