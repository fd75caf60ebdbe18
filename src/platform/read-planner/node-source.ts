import type { AnyEntity, EntityClass } from '@mikro-orm/core';
import type { Principal } from '../auth/principal.js';
import { DomainError } from '../errors.js';
import type { Condition } from '../reads/condition.js';
import { MAXIMUM_PAGE_SIZE } from '../reads/page.js';
import { parsePublicId } from '../reads/public-id.js';

/** How the records of one type are fetched by their id, and what their caller needs. */
export interface NodeSource {
  readonly entity: EntityClass<AnyEntity>;
  readonly requires: string;
  /** Which of them a caller may fetch, where row security alone would show more. */
  readonly where?: (principal: Principal) => readonly Condition[];
}

/** The type and uuid in each public id. Throws BAD_USER_INPUT for what is none, and for too many at a time. */
export function nodeIds(
  publicIds: readonly string[],
  sources: ReadonlyMap<string, NodeSource>,
): readonly { readonly type: string; readonly uuid: string }[] {
  if (publicIds.length > MAXIMUM_PAGE_SIZE) {
    throw new DomainError('BAD_USER_INPUT', `At most ${MAXIMUM_PAGE_SIZE} ids at a time.`);
  }
  return publicIds.map((publicId) => {
    const id = parsePublicId(publicId);
    if (!sources.has(id.type)) {
      throw new DomainError('BAD_USER_INPUT', 'That is not an id of this API: pass ids on as they were given.');
    }
    return id;
  });
}
