import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Requires } from '../../platform/auth/requires.js';
import { describedEnum } from '../../platform/graphql/described-enum.js';
import { NodeType } from '../../platform/graphql/node.type.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { Payload } from '../../platform/graphql/user-error.type.js';
import type { ApiKey } from './api-key.entity.js';
import { capabilities, type Capability } from './capability.js';
import { roles, type Role } from './role.js';

export const RoleEnum = describedEnum('Role', 'What a key is for; each role has its capabilities.', roles);
export const CapabilityEnum = describedEnum(
  'Capability',
  "What a key may allow. A partner's scopes are chosen from these.",
  capabilities,
);

@ObjectType('ApiKey', {
  implements: NodeType,
  description: 'A key that a program asks with. The secret is never shown again.',
})
@Requires('MANAGE_KEYS')
export class ApiKeyType extends NodeType implements Pick<ApiKey, 'label' | 'role' | 'scopes'> {
  @Field(() => String, { nullable: true, description: 'What the key is for, in the words of whoever made it.' })
  label!: string | null;

  @Field(() => RoleEnum, { description: 'The role of its bearer.' })
  role!: Role;

  @Field(() => [CapabilityEnum], { description: "A partner's scopes; empty for other roles." })
  scopes!: Capability[];

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was revoked; null while it works.' })
  revokedAt!: string | null;
}

@InputType('CreateApiKeyInput', { description: 'Who shall be able to ask, and for what.' })
export class CreateApiKeyInput {
  @Field(() => RoleEnum, { description: 'The role of the bearer.' })
  role!: Role;

  @Field(() => String, { nullable: true, description: 'What the key is for, to recognise it by later.' })
  label?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'The clinics of a CLINIC_MANAGER (needed) or a PRACTITIONER (theirs, when left out).',
  })
  clinicIds?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'Whose key it is; needed for the role PRACTITIONER.' })
  practitionerId?: string | null;

  @Field(() => [CapabilityEnum], { nullable: true, description: 'What a PARTNER may do; needed for that role only.' })
  scopes?: Capability[] | null;
}

@InputType('RevokeApiKeyInput', { description: 'Which key shall work no longer.' })
export class RevokeApiKeyInput {
  @Field(() => ID, { description: 'The id of the key.' })
  id!: string;
}

@ObjectType('CreateApiKeyPayload', { description: 'The new key with its secret, or why there is none.' })
export class CreateApiKeyPayload extends Payload {
  @Field(() => ApiKeyType, { nullable: true, description: 'The new key; null when refused.' })
  apiKey?: ApiKeyType | null;

  @Field(() => String, {
    nullable: true,
    description: 'What the bearer sends as `Authorization: Bearer …`. Shown this once: only its hash is stored.',
  })
  secret?: string | null;
}

@ObjectType('RevokeApiKeyPayload', { description: 'The key as it is now, or why it was not revoked.' })
export class RevokeApiKeyPayload extends Payload {
  @Field(() => ApiKeyType, { nullable: true, description: 'The revoked key; null when refused.' })
  apiKey?: ApiKeyType | null;
}
