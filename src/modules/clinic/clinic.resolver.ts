import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { Requires } from '../../platform/auth/requires.js';
import { PageArgs } from '../../platform/graphql/connection.type.js';
import { payload } from '../../platform/graphql/payload.js';
import { Planned, rows } from '../../platform/read-planner/planned.js';
import type { Order } from '../../platform/reads/ordering.js';
import { OrganizationType } from '../organization/organization.type.js';
import { clinicsRead } from './clinic.reads.js';
import {
  ClinicConnection,
  ClinicFilter,
  ClinicOrder,
  ClinicType,
  CreateClinicInput,
  CreateClinicPayload,
  UpdateClinicInput,
  UpdateClinicPayload,
} from './clinic.type.js';

@ArgsType()
class ClinicsArgs extends PageArgs {
  @Field(() => ClinicFilter, { nullable: true, description: 'Which clinics; all of yours when left out.' })
  filter?: ClinicFilter | null;

  @Field(() => [ClinicOrder], { nullable: true, description: 'In which order; by code when left out.' })
  orderBy?: Order[] | null;
}

@Resolver(() => ClinicType)
export class ClinicResolver {
  @Query(() => ClinicConnection, { description: 'The clinics that the key may see.' })
  @Requires('READ_CLINICS')
  @Planned(rows(({ filter, orderBy }: ClinicsArgs, { principal }) => clinicsRead(principal, filter, orderBy)))
  clinics(@Args(() => ClinicsArgs) { filter, orderBy, ...page }: ClinicsArgs, @Ctx() { clinics }: Context) {
    return clinics.page(page, filter, orderBy);
  }

  @Mutation(() => CreateClinicPayload, { description: 'Opens a branch.' })
  @Requires('CREATE_CLINICS')
  createClinic(
    @Arg('input', () => CreateClinicInput, { description: 'The new branch.' }) input: CreateClinicInput,
    @Ctx() context: Context,
  ) {
    return payload(context, 'clinic', () => context.clinics.create(input));
  }

  @Mutation(() => UpdateClinicPayload, { description: 'Changes the name, region or time zone of a branch.' })
  @Requires('UPDATE_CLINICS')
  updateClinic(
    @Arg('input', () => UpdateClinicInput, { description: 'What to change.' }) input: UpdateClinicInput,
    @Ctx() context: Context,
  ) {
    return payload(context, 'clinic', () => context.clinics.update(input));
  }
}

@Resolver(() => OrganizationType)
export class OrganizationClinicsResolver {
  @FieldResolver(() => ClinicConnection, { description: 'The branches of the chain that the key may see, by code.' })
  @Planned(rows((_args, { principal }) => clinicsRead(principal)))
  clinics(@Args(() => PageArgs) page: PageArgs, @Ctx() { clinics }: Context) {
    return clinics.page(page);
  }
}
