import { v5 } from 'uuid';

const NAMESPACE = '5f0a4f0c-6c0e-4c8e-9d55-3f6f6d0f9a51';

/**
 * The id of the organization with this name. It follows from the name, so that the command line finds an organization
 * without any table that would list the organizations to all of them.
 */
export function organizationIdOf(name: string): string {
  return v5(name.normalize('NFC').trim(), NAMESPACE);
}
