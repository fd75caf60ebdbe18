import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Requires } from '../../platform/auth/requires.js';
import { ConnectionOf } from '../../platform/graphql/connection.type.js';
import { NodeType } from '../../platform/graphql/node.type.js';
import { DateScalar, DateTimeScalar } from '../../platform/graphql/scalars.js';
import { Payload } from '../../platform/graphql/user-error.type.js';
import type { RegistrationStatus } from '../codes/registration-status.js';
import { RegistrationStatusEnum } from '../registration-body/registration-body.type.js';
import type { VerificationMethod } from '../codes/verification-method.js';
import { RegistrationInput } from './practitioner.type.js';
import { RegistrationCheckType, VerificationMethodEnum } from './registration-check.type.js';
import type { Registration } from './registration.entity.js';

@ObjectType('Registration', {
  implements: NodeType,
  description:
    'A registration with a professional body, such as the HPCSA of South Africa: as it was stated, and what checks came to.',
})
@Requires('IDENTIFY_PRACTITIONERS')
export class RegistrationType
  extends NodeType
  implements
    Pick<
      Registration,
      | 'number'
      | 'subdivision'
      | 'category'
      | 'status'
      | 'statusInRegister'
      | 'conditions'
      | 'validFrom'
      | 'validUntil'
      | 'verifiedBy'
      | 'nextCheckOn'
      | 'version'
    >
{
  @Field(() => String, { name: 'bodyCode', description: 'The code of the body, as in `HPCSA`.' })
  body!: string;

  @Field(() => String, { description: 'The number, as the body prints it.' })
  number!: string;

  @Field(() => String, { nullable: true, description: 'State or province, where licences are given there.' })
  subdivision!: string | null;

  @Field(() => String, { nullable: true, description: 'The category of registration, in the words of the body.' })
  category!: string | null;

  @Field(() => RegistrationStatusEnum, { description: 'Where it stands; UNVERIFIED until somebody checked.' })
  status!: RegistrationStatus;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The first day on which it is valid; null when not recorded.',
  })
  validFrom!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The last day on which it is valid; null when not recorded.',
  })
  validUntil!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The register's own word for the status, from the newest check.",
  })
  statusInRegister!: string | null;

  @Field(() => [String], { description: 'Conditions on practice, from the newest check.' })
  conditions!: string[];

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'When a check last settled the status; null when nobody has checked, or the register shows somebody else.',
  })
  verifiedAt!: string | null;

  @Field(() => VerificationMethodEnum, { nullable: true, description: 'How it was checked then.' })
  verifiedBy!: VerificationMethod | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Until when that check counts; null when it speaks for nothing.',
  })
  expiresAt!: string | null;

  @Field(() => DateScalar, { description: 'When to check again: before expiry, after a renewal, after silence.' })
  nextCheckOn!: string;

  @Field(() => Int, { description: 'Counts the changes.' })
  version!: number;
}

export const RegistrationConnection = ConnectionOf('Registration', () => RegistrationType);

@InputType('AddRegistrationInput', { description: 'A registration of a practitioner who is entered already.' })
export class AddRegistrationInput extends RegistrationInput {
  @Field(() => ID, { description: 'Whose registration it is.' })
  practitionerId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Who answers for the work, where the category asks for a supervisor.',
  })
  supervisorId?: string | null;
}

@ObjectType('AddRegistrationPayload', { description: 'The new registration, or why there is none.' })
export class AddRegistrationPayload extends Payload {
  @Field(() => RegistrationType, { nullable: true, description: 'The registration as stored; null when refused.' })
  registration?: RegistrationType | null;

  @Field(() => [String], { nullable: true, description: 'What is unusual about the number as it was typed.' })
  warnings?: string[] | null;
}

@InputType('NameSupervisorInput', { description: 'Who answers for the work of a practitioner under supervision.' })
export class NameSupervisorInput {
  @Field(() => ID, { description: 'The registration whose category asks for a supervisor.' })
  registrationId!: string;

  @Field(() => ID, { nullable: true, description: 'The supervisor; null takes the named one away.' })
  supervisorId?: string | null;
}

@ObjectType('NameSupervisorPayload', {
  description: 'The registration with its supervisor, or why it stays as it was.',
})
export class NameSupervisorPayload extends Payload {
  @Field(() => RegistrationType, { nullable: true, description: 'The registration as stored; null when refused.' })
  registration?: RegistrationType | null;
}

@ObjectType('VerifyRegistrationPayload', {
  description: 'The check that was made, whatever came of it, or why none was recorded.',
})
export class VerifyRegistrationPayload extends Payload {
  @Field(() => RegistrationType, {
    nullable: true,
    description: 'The registration as it stands now; null when refused.',
  })
  registration?: RegistrationType | null;

  @Field(() => RegistrationCheckType, { nullable: true, description: 'The check; null when refused.' })
  check?: RegistrationCheckType | null;
}

@ObjectType('ImportRegisterExtractPayload', { description: 'What an extract told, or why it was refused.' })
export class ImportRegisterExtractPayload extends Payload {
  @Field(() => [RegistrationCheckType], {
    nullable: true,
    description: 'The checks that it made, one for each registration of the organization that it tells about.',
  })
  checks?: RegistrationCheckType[] | null;

  @Field(() => Int, { nullable: true, description: 'How many of its rows are of nobody here.' })
  otherRows?: number | null;
}
