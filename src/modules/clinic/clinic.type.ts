import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Requires } from '../../platform/auth/requires.js';
import { ConnectionOf } from '../../platform/graphql/connection.type.js';
import { NodeType } from '../../platform/graphql/node.type.js';
import { OrderOf } from '../../platform/graphql/order.type.js';
import { Payload } from '../../platform/graphql/user-error.type.js';
import type { Clinic } from './clinic.entity.js';

@ObjectType('Clinic', { implements: NodeType, description: 'A branch of the chain.' })
@Requires('READ_CLINICS')
export class ClinicType
  extends NodeType
  implements Pick<Clinic, 'code' | 'name' | 'country' | 'region' | 'timeZone' | 'version'>
{
  @Field(() => String, { description: "The chain's own short code for the branch, unique in the organization." })
  code!: string;

  @Field(() => String, { description: 'The name by which people know the branch.' })
  name!: string;

  @Field(() => String, { description: 'ISO 3166-1 alpha-2, as in `ZA`.' })
  country!: string;

  @Field(() => String, { nullable: true, description: 'State, province or sales region, in the words of the chain.' })
  region!: string | null;

  @Field(() => String, {
    description: 'IANA time zone, as in `Africa/Johannesburg`: tells on which day a session was.',
  })
  timeZone!: string;

  @Field(() => Int, { description: 'Counts the changes; pass it back with an update.' })
  version!: number;
}

export const ClinicConnection = ConnectionOf('Clinic', () => ClinicType);

export const ClinicOrder = OrderOf('Clinic', {
  CODE: ['code', "The chain's code."],
  NAME: ['name', 'The name.'],
  COUNTRY: ['country', 'The country code.'],
});

@InputType('ClinicFilter', { description: 'Which clinics; all conditions must hold.' })
export class ClinicFilter {
  @Field(() => [String], { nullable: true, description: 'One of these codes.' })
  codes?: string[] | null;

  @Field(() => String, { nullable: true, description: 'In this country (ISO 3166-1 alpha-2).' })
  country?: string | null;

  @Field(() => String, { nullable: true, description: 'In this region.' })
  region?: string | null;
}

@InputType('CreateClinicInput', { description: 'A new branch.' })
export class CreateClinicInput {
  @Field(() => String, {
    description: 'Short code, unique in the organization; it also names the branch in comparisons.',
  })
  code!: string;

  @Field(() => String, { description: 'The name by which people know the branch.' })
  name!: string;

  @Field(() => String, { description: 'ISO 3166-1 alpha-2, as in `ZA`.' })
  country!: string;

  @Field(() => String, { nullable: true, description: 'State, province or sales region.' })
  region?: string | null;

  @Field(() => String, { nullable: true, description: "IANA time zone; that of the country's capital when left out." })
  timeZone?: string | null;
}

@InputType('UpdateClinicInput', { description: 'What to change of a branch; what is left out stays.' })
export class UpdateClinicInput {
  @Field(() => ID, { description: 'The id of the clinic.' })
  id!: string;

  @Field(() => Int, { description: 'The version that was read; refused as STALE when somebody changed it since.' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'The new name.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'The new region; null takes it away.' })
  region?: string | null;

  @Field(() => String, { nullable: true, description: 'The new IANA time zone.' })
  timeZone?: string | null;
}

@ObjectType('CreateClinicPayload', { description: 'The new branch, or why there is none.' })
export class CreateClinicPayload extends Payload {
  @Field(() => ClinicType, { nullable: true, description: 'The branch as stored; null when refused.' })
  clinic?: ClinicType | null;
}

@ObjectType('UpdateClinicPayload', { description: 'The changed branch, or why it stayed as it was.' })
export class UpdateClinicPayload extends Payload {
  @Field(() => ClinicType, { nullable: true, description: 'The branch as stored; null when refused.' })
  clinic?: ClinicType | null;
}
