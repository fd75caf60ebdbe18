import { Field, ObjectType } from 'type-graphql';
import { userErrorCodes, type UserError, type UserErrorCode } from '../errors.js';
import { describedEnum } from './described-enum.js';

const UserErrorCodeEnum = describedEnum('UserErrorCode', 'Why a mutation was refused.', userErrorCodes);

@ObjectType('UserError', {
  description: 'An expected refusal: data for a form, never a GraphQL error. Nothing was stored.',
})
export class UserErrorType implements UserError {
  @Field(() => UserErrorCodeEnum, { description: 'Stable: programs may branch on it.' })
  code!: UserErrorCode;

  @Field(() => String, { description: 'A sentence for people that says how to mend it.' })
  message!: string;

  @Field(() => [String], { description: 'The input field that is meant, step by step, below `input`.' })
  path!: readonly string[];
}

@ObjectType('MutationPayload', { description: 'What every mutation answers.' })
export abstract class Payload {
  @Field(() => [UserErrorType], { description: 'Why nothing was stored; empty when it was.' })
  userErrors!: readonly UserErrorType[];
}
