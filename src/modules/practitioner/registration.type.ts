import { Field, ObjectType } from 'type-graphql';
import { Requires } from '../../platform/auth/requires.js';
import { NodeType } from '../../platform/graphql/node.type.js';
import { DateScalar } from '../../platform/graphql/scalars.js';
import type { RegistrationStatus } from '../codes/registration-status.js';
import { RegistrationStatusEnum } from '../registration-body/registration-body.type.js';
import type { Registration } from './registration.entity.js';

@ObjectType('Registration', {
  implements: NodeType,
  description: 'A registration with a professional body, such as the HPCSA of South Africa, as it was stated.',
})
@Requires('IDENTIFY_PRACTITIONERS')
export class RegistrationType
  extends NodeType
  implements Pick<Registration, 'number' | 'subdivision' | 'category' | 'status' | 'validFrom' | 'validUntil'>
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
}
