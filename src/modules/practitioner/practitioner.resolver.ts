import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { needs, Planned, references, rows } from '../../platform/read-planner/planned.js';
import { Requires } from '../../platform/auth/requires.js';
import { PageArgs } from '../../platform/graphql/connection.type.js';
import { payload } from '../../platform/graphql/payload.js';
import { DateScalar } from '../../platform/graphql/scalars.js';
import type { Order } from '../../platform/reads/ordering.js';
import type { Row } from '../../platform/reads/stored-type.js';
import { ClinicType } from '../clinic/clinic.type.js';
import { practiceCheckOf } from './practice-check.js';
import type { Practitioner } from './practitioner.entity.js';
import { practitionersOfClinic, practitionersRead, registrationsOfPractitioner } from './practitioner.reads.js';
import {
  CreatePractitionerInput,
  CreatePractitionerPayload,
  PracticeCheckType,
  PractitionerConnection,
  PractitionerFilter,
  PractitionerOrder,
  PractitionerType,
} from './practitioner.type.js';
import { RegistrationType } from './registration.type.js';

@ArgsType()
class PractitionersArgs extends PageArgs {
  @Field(() => PractitionerFilter, { nullable: true, description: 'Which practitioners; all of yours when left out.' })
  filter?: PractitionerFilter | null;

  @Field(() => [PractitionerOrder], { nullable: true, description: 'In which order; by code when left out.' })
  orderBy?: Order[] | null;
}

@ArgsType()
class MaySeePatientsArgs {
  @Field(() => DateScalar, { nullable: true, description: 'On which day; today when left out.' })
  on?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'In which country (ISO 3166-1 alpha-2); at every clinic where they work when left out.',
  })
  country?: string | null;

  @Field(() => String, { nullable: true, description: 'In which state or province, where licences are given there.' })
  subdivision?: string | null;
}

@Resolver(() => PractitionerType)
export class PractitionerResolver {
  @Query(() => PractitionerConnection, { description: 'The practitioners that the key may see.' })
  @Requires('READ_PRACTITIONERS')
  @Planned(rows(({ filter, orderBy }: PractitionersArgs) => practitionersRead(filter, orderBy)))
  practitioners(
    @Args(() => PractitionersArgs) { filter, orderBy, ...page }: PractitionersArgs,
    @Ctx() { practitioners }: Context,
  ) {
    return practitioners.page(page, practitionersRead(filter, orderBy));
  }

  @FieldResolver(() => [ClinicType], { description: 'Where the practitioner works, as far as the key may see.' })
  @Planned(references('clinicIds'))
  clinics(@Root() { clinicIds }: { clinicIds: readonly string[] }, @Ctx() { clinics }: Context) {
    return clinics.byIds(clinicIds);
  }

  @FieldResolver(() => [RegistrationType], {
    description: 'The registrations with professional bodies, by body and number.',
  })
  @Requires('IDENTIFY_PRACTITIONERS')
  @Planned(rows(registrationsOfPractitioner))
  registrations(@Root() { id }: { id: string }, @Ctx() { registrations }: Context) {
    return registrations.of(id);
  }

  @FieldResolver(() => PracticeCheckType, {
    description:
      'Whether the practitioner may see patients, by registrations that were checked. One registration is enough; whatever is not known speaks against it.',
  })
  @Planned(needs('id', 'clinicIds', 'profession'))
  async maySeePatients(
    @Root() practitioner: Row<Practitioner>,
    @Args(() => MaySeePatientsArgs) asked: MaySeePatientsArgs,
    @Ctx() { practice }: Context,
  ) {
    return practiceCheckOf(await practice.checkAnywhere(practitioner, asked));
  }

  @Mutation(() => CreatePractitionerPayload, {
    description: 'Enters a practitioner with the registrations that were stated.',
  })
  @Requires('MANAGE_PRACTITIONERS')
  createPractitioner(
    @Arg('input', () => CreatePractitionerInput, { description: 'The new practitioner.' })
    input: CreatePractitionerInput,
    @Ctx() context: Context,
  ) {
    return payload(context, 'practitioner', () => context.practitioners.create(input));
  }
}

@Resolver(() => ClinicType)
export class ClinicPractitionersResolver {
  @FieldResolver(() => PractitionerConnection, { description: 'Those who treat here, by code.' })
  @Requires('READ_PRACTITIONERS')
  @Planned(rows(practitionersOfClinic))
  practitioners(
    @Root() { id }: { id: string },
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { practitioners }: Context,
  ) {
    return practitioners.page(page, { ...practitionersOfClinic, parentId: id });
  }
}
