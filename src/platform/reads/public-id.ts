import { DomainError } from '../errors.js';

const pattern = /^([A-Z][A-Za-z]*)_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/;

/** The id that clients see: the type's name and the row's uuid, opaque to them. */
export function toPublicId(type: string, uuid: string): string {
  return `${type}_${uuid.replaceAll('-', '')}`;
}

/** The type and uuid inside a public id. Throws BAD_USER_INPUT for anything else. */
export function parsePublicId(id: string): { readonly type: string; readonly uuid: string } {
  const match = pattern.exec(id);
  if (!match) throw new DomainError('BAD_USER_INPUT', 'That is not an id of this API: pass ids on as they were given.');
  return { type: match[1]!, uuid: match.slice(2).join('-') };
}

/** The uuid inside a public id of one type. Throws BAD_USER_INPUT for another type's id. */
export function uuidOf(type: string, id: string): string {
  const parsed = parsePublicId(id);
  if (parsed.type !== type) {
    throw new DomainError('BAD_USER_INPUT', `An id of a ${type} is wanted here, and this one names a ${parsed.type}.`);
  }
  return parsed.uuid;
}
