import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Requires } from '../../platform/auth/requires.js';
import { payload } from '../../platform/graphql/payload.js';
import { DateScalar } from '../../platform/graphql/scalars.js';
import type { Profession } from '../codes/profession.js';
import type { RegistrationBody } from './registration-body.js';
import {
  DefineRegistrationBodyInput,
  DefineRegistrationBodyPayload,
  ProfessionEnum,
  RegistrationBodyType,
  RegistrationNumberCheckType,
  RegistrationRenewalType,
} from './registration-body.type.js';

@Resolver(() => RegistrationBodyType)
export class RegistrationBodyResolver {
  @Query(() => [RegistrationBodyType], { description: 'The bodies whose registrations can be checked, by code.' })
  @Requires('READ_PRACTITIONERS')
  registrationBodies(@Ctx() { registrationBodies }: Context) {
    return registrationBodies.list();
  }

  @Query(() => RegistrationNumberCheckType, {
    description:
      'Checks a number by its format and check digit alone, and gives it as the body prints it. Asks no register.',
  })
  @Requires('READ_PRACTITIONERS')
  checkRegistrationNumber(
    @Arg('body', () => String, { description: 'The code of the body, as in `HPCSA`.' }) body: string,
    @Arg('number', () => String, { description: 'The number as it was typed.' }) number: string,
    @Ctx() { registrationBodies }: Context,
  ) {
    return registrationBodies.checkNumber(body, number);
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether `verifyRegistration` asks its register by itself here; otherwise a person looks.',
  })
  canBeAsked(@Root() { code }: RegistrationBody, @Ctx() { registerLookups }: Context) {
    return registerLookups.get(code)?.isSwitchedOn ?? false;
  }

  @Mutation(() => DefineRegistrationBodyPayload, {
    description: 'Defines a body that is not built in, or defines it anew.',
  })
  @Requires('DEFINE_REGISTRATION_BODIES')
  defineRegistrationBody(
    @Arg('input', () => DefineRegistrationBodyInput, { description: 'What the organization knows of the body.' })
    input: DefineRegistrationBodyInput,
    @Ctx() context: Context,
  ) {
    return payload(context, 'registrationBody', () => context.registrationBodies.define(input));
  }

  @FieldResolver(() => RegistrationRenewalType, {
    nullable: true,
    description: 'When registrations fall due next; null where each person has a day of their own, or there is none.',
  })
  nextRenewal(
    @Root() body: RegistrationBody,
    @Ctx() { registrationBodies }: Context,
    @Arg('on', () => DateScalar, { nullable: true, description: 'From this day on; from today when left out.' })
    on?: string | null,
    @Arg('profession', () => ProfessionEnum, {
      nullable: true,
      description: 'For this profession; the earliest of all when left out.',
    })
    profession?: Profession | null,
  ) {
    return registrationBodies.nextRenewal(body, on, profession);
  }
}
