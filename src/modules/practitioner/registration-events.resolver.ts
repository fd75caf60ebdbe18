import { Ctx, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../../context.js';
import type { LiveEvent } from '../../platform/live/live-event.js';
import { eventsOf, recordOf } from '../../platform/live/live-record.js';
import { RegistrationType } from './registration.type.js';

@Resolver()
export class RegistrationEventsResolver {
  @Subscription(() => RegistrationType, {
    description: 'A registration whose status changed, as it stands now, of the practitioners that the key may see.',
    subscribe: eventsOf('registrationStatusChanged') as never,
  })
  registrationStatusChanged(@Root() event: LiveEvent, @Ctx() context: Context) {
    return recordOf(event, 'Registration', context);
  }
}
