import type { NodeContext } from '../graphql/node.resolver.js';
import type { Principal } from '../auth/principal.js';
import type { EventFeed } from './event-feed.js';
import type { LiveEvent } from './live-event.js';
import type { LiveEvents } from './live-events.js';

/** What the source of a subscription is given. */
export interface SourceContext {
  readonly principal: Principal;
  readonly events: LiveEvents;
}

/** The event is not for this subscriber: nothing is sent, and nothing tells that there was one. */
export class EventWithheld extends Error {}

/** The source of a subscription's events: those of its subscriber's organization. */
export function eventsOf(topic: string): (resolver: { readonly context: SourceContext }) => EventFeed {
  return ({ context: { events, principal } }) => events.feed(topic, principal.organizationId);
}

/** The record that an event is about, read with its subscriber's rights. */
export async function recordOf(
  { id }: LiveEvent,
  type: string,
  { nodes, reads, principal }: NodeContext,
): Promise<object> {
  const { entity, where, requires } = nodes.get(type)!;
  const row = principal.capabilities.has(requires) ? await reads.byId(entity, id, where?.(principal)) : null;
  if (!row) throw new EventWithheld();
  return row;
}
