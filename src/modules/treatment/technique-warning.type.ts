import { Field, ObjectType } from 'type-graphql';
import { Requires } from '../../platform/auth/requires.js';
import { describedEnum } from '../../platform/graphql/described-enum.js';
import { techniqueWarningCodes, type TechniqueWarning, type TechniqueWarningCode } from './technique-warnings.js';

const TechniqueWarningCodeEnum = describedEnum(
  'TechniqueWarningCode',
  'What in the record of a technique does not fit together.',
  techniqueWarningCodes,
);

@ObjectType('TechniqueWarning', {
  description: 'One thing in the record of a technique that does not fit together. It changes nothing by itself.',
})
@Requires('READ_PATIENTS')
export class TechniqueWarningType implements TechniqueWarning {
  @Field(() => TechniqueWarningCodeEnum, { description: 'What it is.' })
  code!: TechniqueWarningCode;

  @Field(() => String, { description: 'A sentence for people: the figures, and what to look at.' })
  message!: string;
}
