import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Planned, references, rows } from '../../platform/read-planner/planned.js';
import type { Principal } from '../../platform/auth/principal.js';
import { Requires } from '../../platform/auth/requires.js';
import { payload } from '../../platform/graphql/payload.js';
import { ClinicType } from '../clinic/clinic.type.js';
import { OrganizationType } from '../organization/organization.type.js';
import { PractitionerType } from '../practitioner/practitioner.type.js';
import { apiKeysRead } from './api-key.reads.js';
import {
  ApiKeyType,
  CreateApiKeyInput,
  CreateApiKeyPayload,
  RevokeApiKeyInput,
  RevokeApiKeyPayload,
} from './api-key.type.js';
import { allCapabilities } from './capability.js';
import { ViewerType } from './viewer.type.js';

@Resolver(() => ViewerType)
export class ViewerResolver {
  @Query(() => ViewerType, { description: 'Who is asking, for which organization, and with which permissions.' })
  viewer(@Ctx() { principal }: Context) {
    return principal;
  }

  @FieldResolver(() => [String])
  capabilities(@Root() { capabilities }: Principal) {
    return allCapabilities.filter((capability) => capabilities.has(capability));
  }

  @FieldResolver(() => OrganizationType, { description: 'The organization that the key belongs to.' })
  organization(@Ctx() { organizations }: Context) {
    return organizations.current();
  }

  @FieldResolver(() => [ClinicType], {
    nullable: true,
    description: 'The clinics that a branch role is bound to; null for a key that is for the whole organization.',
  })
  clinics(@Root() { clinicIds }: Principal, @Ctx() { clinics }: Context) {
    return clinicIds === 'ALL' ? null : clinics.byIds(clinicIds);
  }

  @FieldResolver(() => PractitionerType, {
    nullable: true,
    description: "The practitioner whose key it is, for a practitioner's key.",
  })
  practitioner(@Root() { practitionerId }: Principal, @Ctx() { practitioners }: Context) {
    return practitionerId && practitioners.byId(practitionerId);
  }
}

@Resolver(() => ApiKeyType)
export class ApiKeyResolver {
  @Query(() => [ApiKeyType], { description: 'The keys of the organization, oldest first, revoked ones included.' })
  @Requires('MANAGE_KEYS')
  @Planned(rows(apiKeysRead))
  apiKeys(@Ctx() { apiKeys }: Context) {
    return apiKeys.list();
  }

  @FieldResolver(() => [ClinicType], {
    description: 'The clinics that a branch role is bound to; empty for other roles.',
  })
  @Planned(references('clinicIds'))
  clinics(@Root() { clinicIds }: { clinicIds: readonly string[] }, @Ctx() { clinics }: Context) {
    return clinics.byIds(clinicIds);
  }

  @Mutation(() => CreateApiKeyPayload, {
    description: 'Makes a key. Its secret is shown in this answer and never again.',
  })
  @Requires('MANAGE_KEYS')
  async createApiKey(
    @Arg('input', () => CreateApiKeyInput, { description: 'The new key.' }) input: CreateApiKeyInput,
    @Ctx() context: Context,
  ) {
    const { userErrors, created } = await payload(context, 'created', () =>
      context.apiKeys.create(input, context.principal.capabilities),
    );
    return { userErrors, ...created };
  }

  @Mutation(() => RevokeApiKeyPayload, { description: 'Makes a key stop working, at once and for ever.' })
  @Requires('MANAGE_KEYS')
  revokeApiKey(
    @Arg('input', () => RevokeApiKeyInput, { description: 'Which key.' }) input: RevokeApiKeyInput,
    @Ctx() context: Context,
  ) {
    return payload(context, 'apiKey', () => context.apiKeys.revoke(input));
  }
}
