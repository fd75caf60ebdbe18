import type { Principal } from '../../platform/auth/principal.js';
import { principal } from '../access/authenticator.js';
import type { Role } from '../access/role.js';

/** The keys of the demo chain. They are no secrets, so they work on the embedded database of one's own machine only. */
export interface DemoKeys {
  readonly organization: string;
  readonly keys: readonly { readonly role: Role; readonly key: string; readonly principal: Principal }[];
}

/** The demo chain's keys: one a role. The manager has the first two clinics, the practitioner their own. */
export function demoKeys(
  organization: string,
  organizationId: string,
  managed: readonly string[],
  practitioner: { readonly id: string; readonly clinicIds: readonly string[] },
): DemoKeys {
  const key = (role: Role, details: Parameters<typeof principal>[2] = {}) => ({
    role,
    key: `demo-${role === 'CLINIC_MANAGER' ? 'manager' : role.toLowerCase()}`,
    principal: principal(organizationId, role, details),
  });
  return {
    organization,
    keys: [
      key('OWNER'),
      key('CLINIC_MANAGER', { clinicIds: managed }),
      key('PRACTITIONER', { practitionerId: practitioner.id, clinicIds: practitioner.clinicIds }),
      key('ANALYST'),
      key('PARTNER', {
        scopes: [
          'READ_CLINICS',
          'READ_PRACTITIONERS',
          'READ_PROTOCOLS',
          'READ_PATIENTS',
          'ENROL_PATIENTS',
          'RECORD_TREATMENT',
          'RECORD_OUTCOMES',
        ],
      }),
    ],
  };
}

/** Who asks with each of the keys. */
export function demoPrincipals(demo: DemoKeys | null): ReadonlyMap<string, Principal> {
  return new Map((demo?.keys ?? []).map(({ key, principal: bearer }) => [key, bearer]));
}

/** What the playground is told: the keys to try, or none. */
export function demoKeyPage(demo: DemoKeys | null) {
  if (!demo) return { demoKeys: [] };
  return { organization: demo.organization, demoKeys: demo.keys.map(({ role, key }) => ({ role, key })) };
}
