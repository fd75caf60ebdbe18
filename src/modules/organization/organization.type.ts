import { Field, Int, ObjectType } from 'type-graphql';
import { NodeType } from '../../platform/graphql/node.type.js';
import { describedEnum } from '../../platform/graphql/described-enum.js';
import { registrationGates, type RegistrationGate } from '../codes/registration-gate.js';
import { Requires } from '../../platform/auth/requires.js';
import type { Organization } from './organization.entity.js';

const RegistrationGateEnum = describedEnum(
  'RegistrationGate',
  'What an organization does about a practitioner who may not see patients.',
  registrationGates,
);

@ObjectType('Organization', {
  implements: NodeType,
  description: 'A chain of clinics: whose records these are. No organization sees anything of another.',
})
@Requires('READ_CLINICS')
export class OrganizationType
  extends NodeType
  implements
    Pick<
      Organization,
      | 'name'
      | 'minimumGroupSize'
      | 'registrationGate'
      | 'lookupValidDays'
      | 'recordValidDays'
      | 'permittedCategories'
      | 'statusWords'
      | 'variationAlertDeviations'
      | 'variationAlertSessions'
    >
{
  @Field(() => String, { description: 'The name of the chain.' })
  name!: string;

  @Field(() => Int, {
    description:
      'Groups with fewer distinct patients are left out of comparisons from the next release on, totals included.',
  })
  minimumGroupSize!: number;

  @Field(() => RegistrationGateEnum, {
    description: 'What happens before a treatment by a practitioner who may not see patients.',
  })
  registrationGate!: RegistrationGate;

  @Field(() => Int, { description: 'How many days a check of a registration counts that a program made.' })
  lookupValidDays!: number;

  @Field(() => Int, {
    description: 'How many days a check of a registration counts that came from an extract or a document.',
  })
  recordValidDays!: number;

  @Field(() => [String], {
    description: 'Categories of registration that the organization decided to permit, as `HPCSA:Private Practice`.',
  })
  permittedCategories!: string[];

  @Field(() => [String], {
    description: "Registers' words that the organization decided to understand, as `MDCN:Licensed=ACTIVE`.",
  })
  statusWords!: string[];

  @Field(() => Int, {
    description:
      'A practitioner has left a protocol when so many of the last `variationAlertSessions` sessions of it have an undeclared ' +
      'major deviation; 3 unless set.',
  })
  variationAlertDeviations!: number;

  @Field(() => Int, { description: 'How many of the last sessions are looked at for that; 5 unless set.' })
  variationAlertSessions!: number;
}
