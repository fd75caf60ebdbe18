import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Planned, reference } from '../../platform/read-planner/planned.js';
import { PractitionerType } from './practitioner.type.js';
import { RegistrationType } from './registration.type.js';

@Resolver(() => RegistrationType)
export class RegistrationResolver {
  @FieldResolver(() => PractitionerType, { description: 'Whose registration it is.' })
  @Planned(reference('practitionerId'))
  practitioner(@Root() { practitionerId }: { practitionerId: string }, @Ctx() { practitioners }: Context) {
    return practitioners.requireById(practitionerId);
  }
}
