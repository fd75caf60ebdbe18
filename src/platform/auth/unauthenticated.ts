import { DomainError } from '../errors.js';

/** Nobody asks whom we know: there is no key, or none that works. */
export function unauthenticated(): DomainError {
  return new DomainError(
    'UNAUTHENTICATED',
    'Send a working API key as `Authorization: Bearer KEY`. Without one only the schema can be read.',
  );
}
