import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { Payload } from '../../platform/graphql/user-error.type.js';
import { Requires } from '../../platform/auth/requires.js';
import { describedEnum } from '../../platform/graphql/described-enum.js';
import { DateScalar } from '../../platform/graphql/scalars.js';
import { professions, type Profession } from '../codes/profession.js';
import { registrationStatuses } from '../codes/registration-status.js';
import type { NumberCheck } from './number-check.js';
import { practiceRights, type PracticeRight } from './practice-right.js';
import { lookupKinds, type LookupKind, type LookupWay } from './lookup-way.js';
import type { RegisterCategory, RegistrationBody } from './registration-body.js';
import type { NextRenewal } from './renewal.js';
import type { StatusInRegister, StatusWord } from './status-word.js';

export const ProfessionEnum = describedEnum(
  'Profession',
  'The profession that a practitioner is registered for.',
  professions,
);
export const RegistrationStatusEnum = describedEnum(
  'RegistrationStatus',
  'Where a registration stands, in one vocabulary for all bodies.',
  registrationStatuses,
);
const LookupKindEnum = describedEnum('LookupKind', 'In which way a register lets itself be asked.', lookupKinds);
const PracticeRightEnum = describedEnum(
  'PracticeRight',
  'What a kind of registration lets its holder do in their own profession. Whether that profession may give mesotherapy is for the law and the organization.',
  practiceRights,
);

@ObjectType('RegisterLookup', { description: 'How to find out what a register says.' })
@Requires('READ_PRACTITIONERS')
export class RegisterLookupType implements LookupWay {
  @Field(() => LookupKindEnum, { description: 'The best way that is open to a clinic.' })
  kind!: LookupKind;

  @Field(() => String, { nullable: true, description: 'The page or interface to ask; null when not known.' })
  address!: string | null;

  @Field(() => Boolean, {
    description: 'Whether a program may ask only after the body gave a permission, a contract or a key.',
  })
  needsPermission!: boolean;

  @Field(() => String, { description: 'Other ways, and what to beware of.' })
  remark!: string;
}

@ObjectType('RegisterCategory', { description: 'A kind of registration with a body.' })
@Requires('READ_PRACTITIONERS')
export class RegisterCategoryType implements RegisterCategory {
  @Field(() => String, { description: 'The name, in the words of the body.' })
  name!: string;

  @Field(() => PracticeRightEnum, { description: 'What it lets its holder do in their own profession.' })
  right!: PracticeRight;
}

@ObjectType('RegisterStatusWord', { description: 'A word of a register with the status that it stands for.' })
@Requires('READ_PRACTITIONERS')
export class RegisterStatusWordType implements StatusWord {
  @Field(() => String, { description: 'The word or phrase, as the register has it.' })
  word!: string;

  @Field(() => RegistrationStatusEnum, { description: 'The status that it stands for.' })
  status!: StatusInRegister;
}

@ObjectType('RegistrationRenewal', {
  description: 'When the registrations of a body fall due, and when to check them.',
})
@Requires('READ_PRACTITIONERS')
export class RegistrationRenewalType implements NextRenewal {
  @Field(() => DateScalar, { description: 'The last day of the current year of registration.' })
  yearEndsOn!: string;

  @Field(() => DateScalar, { description: 'The first day on which to check who renewed.' })
  recheckFrom!: string;

  @Field(() => DateScalar, { description: 'The day by which everybody should be checked.' })
  recheckUntil!: string;
}

@ObjectType('RegistrationBody', {
  description:
    'A body that keeps the register of a profession, such as the HPCSA of South Africa, and what is known of it.',
})
@Requires('READ_PRACTITIONERS')
export class RegistrationBodyType implements Omit<
  RegistrationBody,
  'professions' | 'subdivisions' | 'categories' | 'statusWords' | 'notKnown' | 'checkNumber' | 'renewals'
> {
  @Field(() => String, { description: 'The code that registrations name it by, as in `HPCSA`.' })
  code!: string;

  @Field(() => String, { description: 'Its full name.' })
  name!: string;

  @Field(() => String, { description: 'Where its registrations hold (ISO 3166-1 alpha-2).' })
  country!: string;

  @Field(() => [ProfessionEnum], {
    description: 'The professions that it registers, as far as they are told apart here.',
  })
  professions!: Profession[];

  @Field(() => Boolean, {
    description:
      'False where the number only identifies, as an NPI does: such a registration never permits to practise.',
  })
  isLicence!: boolean;

  @Field(() => [String], {
    description: 'The states or provinces that it licenses for; none where a registration holds in the whole country.',
  })
  subdivisions!: string[];

  @Field(() => String, { description: 'How its numbers look, in words.' })
  numberFormat!: string;

  @Field(() => String, { description: 'A number of the right form, as an example; whoever may hold it is not meant.' })
  numberExample!: string;

  @Field(() => Boolean, { description: 'Whether a digit of the number tells most typing errors.' })
  hasCheckDigit!: boolean;

  @Field(() => [RegisterCategoryType], {
    description: 'The kinds of registration; with some, one that is not listed or not recorded permits nothing.',
  })
  categories!: RegisterCategoryType[];

  @Field(() => [RegisterStatusWordType], {
    description: "The register's words that are known; any other word counts as UNKNOWN, which entitles to nothing.",
  })
  statusWords!: RegisterStatusWordType[];

  @Field(() => String, { description: 'When registrations fall due, in words.' })
  renewalRule!: string;

  @Field(() => RegisterLookupType, { description: 'How to find out what its register says.' })
  lookup!: RegisterLookupType;

  @Field(() => [String], { description: 'What could not be learned of the body, for whoever relies on the rest.' })
  notKnown!: string[];
}

@ObjectType('RegistrationNumberCheck', {
  description:
    'What format and check digit tell of a number. Nobody was asked: a valid number may belong to somebody else, or nobody.',
})
@Requires('READ_PRACTITIONERS')
export class RegistrationNumberCheckType implements Omit<NumberCheck, 'warnings'> {
  @Field(() => Boolean, { description: 'Whether it can be a number of the body.' })
  valid!: boolean;

  @Field(() => String, { nullable: true, description: 'The number as the body prints it; null when it is not valid.' })
  normalized!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it cannot be one; null when it can.' })
  problem!: string | null;

  @Field(() => [String], { description: 'What is unusual or could not be checked; never a refusal.' })
  warnings!: string[];
}

@InputType('RegisterCategoryInput', { description: 'A kind of registration with a body.' })
export class RegisterCategoryInput implements RegisterCategory {
  @Field(() => String, { description: 'The name, in the words of the body.' })
  name!: string;

  @Field(() => PracticeRightEnum, { description: 'What it lets its holder do in their own profession.' })
  right!: PracticeRight;
}

@InputType('RegisterStatusWordInput', { description: 'A word of a register with the status that it stands for.' })
export class RegisterStatusWordInput implements StatusWord {
  @Field(() => String, { description: 'The word or phrase, as the register has it.' })
  word!: string;

  @Field(() => RegistrationStatusEnum, { description: 'The status that it stands for.' })
  status!: StatusInRegister;
}

@InputType('YearDayInput', { description: 'A day of every year.' })
export class YearDayInput {
  @Field(() => Int, { description: 'The month, 1 to 12.' })
  month!: number;

  @Field(() => Int, { description: 'The day of the month.' })
  day!: number;
}

@InputType('DefineRegistrationBodyInput', {
  description:
    'A body that is not built in, such as the medical board of a state. The organization vouches for what it says.',
})
export class DefineRegistrationBodyInput {
  @Field(() => String, { description: 'The code that registrations name it by, as in `CA-BOARD`.' })
  code!: string;

  @Field(() => String, { description: 'Its full name.' })
  name!: string;

  @Field(() => String, { description: 'Where its registrations hold (ISO 3166-1 alpha-2).' })
  country!: string;

  @Field(() => [ProfessionEnum], { description: 'The professions that it registers.' })
  professions!: Profession[];

  @Field(() => [String], {
    nullable: true,
    description:
      "The states or provinces that it licenses for, as clinics' `region` names them; left out where its registrations hold in the whole country.",
  })
  subdivisions?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'How its numbers look: `#` is a digit, `@` a letter, `?` either, as in `CA-#####`. Every number is taken when left out.',
  })
  numberShapes?: string[] | null;

  @Field(() => [RegisterCategoryInput], {
    nullable: true,
    description: 'The kinds of registration; with some, one that is not listed permits nothing.',
  })
  categories?: RegisterCategoryInput[] | null;

  @Field(() => [RegisterStatusWordInput], {
    description: "The register's words. Any other word counts as UNKNOWN, which entitles to nothing.",
  })
  statusWords!: RegisterStatusWordInput[];

  @Field(() => YearDayInput, {
    nullable: true,
    description: 'The last day of its year of registration; left out where there is none for all.',
  })
  yearEndsOn?: YearDayInput | null;

  @Field(() => String, { nullable: true, description: 'The page where people look a number up.' })
  lookupAddress?: string | null;
}

@ObjectType('DefineRegistrationBodyPayload', { description: 'The body, or why there is none.' })
export class DefineRegistrationBodyPayload extends Payload {
  @Field(() => RegistrationBodyType, { nullable: true, description: 'The body as it is known now; null when refused.' })
  registrationBody?: RegistrationBodyType | null;
}
