import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Requires } from '../../platform/auth/requires.js';
import { ConnectionOf } from '../../platform/graphql/connection.type.js';
import { describedEnum } from '../../platform/graphql/described-enum.js';
import { NodeType } from '../../platform/graphql/node.type.js';
import { DateScalar, DateTimeScalar } from '../../platform/graphql/scalars.js';
import { checkResults, mismatchFields, type CheckResult, type MismatchField } from '../codes/check-result.js';
import type { RegistrationStatus } from '../codes/registration-status.js';
import { verificationMethods, type VerificationMethod } from '../codes/verification-method.js';
import { RegistrationStatusEnum } from '../registration-body/registration-body.type.js';
import type { EvidenceFile } from './evidence-file.entity.js';
import type { RegistrationCheck } from './registration-check.entity.js';
import type { SeenDocument } from './seen-document.js';

export const VerificationMethodEnum = describedEnum(
  'VerificationMethod',
  'In which way somebody found out what a register says.',
  verificationMethods,
);
const CheckResultEnum = describedEnum('CheckResult', 'What came of one check of a registration.', checkResults);
const MismatchFieldEnum = describedEnum(
  'MismatchField',
  'What of a registration can differ from what the register shows.',
  mismatchFields,
);

@ObjectType('EvidenceFile', {
  implements: NodeType,
  description: 'A file that somebody saw when they checked a registration. Never changed.',
})
@Requires('VERIFY_REGISTRATIONS')
export class EvidenceFileType
  extends NodeType
  implements Pick<EvidenceFile, 'name' | 'mediaType' | 'byteSize' | 'sha256'>
{
  @Field(() => String, { description: 'The name that it was given.' })
  name!: string;

  @Field(() => String, {
    description: 'What it is, by its first bytes: `application/pdf`, `image/png` or `image/jpeg`.',
  })
  mediaType!: EvidenceFile['mediaType'];

  @Field(() => Int, { description: 'How many bytes it has.' })
  byteSize!: number;

  @Field(() => String, { description: 'The SHA-256 of its bytes, in hexadecimal digits.' })
  sha256!: string;

  @Field(() => DateTimeScalar, { description: 'When it was recorded.' })
  recordedAt!: string;
}

@ObjectType('RegistrationCheck', {
  implements: NodeType,
  description: 'One check of a registration: when, by whom, how, in which words, and what came of it. Never rewritten.',
})
@Requires('IDENTIFY_PRACTITIONERS')
export class RegistrationCheckType
  extends NodeType
  implements
    Pick<
      RegistrationCheck,
      | 'checkedByRole'
      | 'checkedByLabel'
      | 'method'
      | 'source'
      | 'result'
      | 'mismatches'
      | 'explanation'
      | 'status'
      | 'statusInRegister'
      | 'statusSince'
      | 'category'
      | 'subdivision'
      | 'validFrom'
      | 'validUntil'
      | 'conditions'
      | 'conditionsAllowWork'
    >
{
  @Field(() => DateTimeScalar, { description: 'When the register answered, or the document was seen.' })
  checkedAt!: string;

  @Field(() => DateTimeScalar, { description: 'When the check was recorded.' })
  recordedAt!: string;

  @Field(() => String, { description: 'The role of the key that recorded it.' })
  checkedByRole!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The label of that key; null for the command line and scheduled work.',
  })
  checkedByLabel!: string | null;

  @Field(() => VerificationMethodEnum, { description: 'How it was made.' })
  method!: VerificationMethod;

  @Field(() => String, { description: 'Who or what was asked, or where the document was seen.' })
  source!: string;

  @Field(() => CheckResultEnum, { description: 'What came of it.' })
  result!: CheckResult;

  @Field(() => [MismatchFieldEnum], { description: 'What differs; empty when nothing does.' })
  mismatches!: MismatchField[];

  @Field(() => String, { nullable: true, description: 'Why the result is what it is.' })
  explanation!: string | null;

  @Field(() => RegistrationStatusEnum, {
    nullable: true,
    description: "What the register's word stands for; null without a word.",
  })
  status!: RegistrationStatus | null;

  @Field(() => String, { nullable: true, description: "The register's own word for the status." })
  statusInRegister!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The first day of that status, as far as the register tells.',
  })
  statusSince!: string | null;

  @Field(() => String, { nullable: true, description: 'The category, in the words of the body.' })
  category!: string | null;

  @Field(() => String, { nullable: true, description: 'State or province, where the register names one.' })
  subdivision!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The first day of its period, where the register tells.' })
  validFrom!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The last day of its period, where the register tells.' })
  validUntil!: string | null;

  @Field(() => [String], { description: 'Conditions on practice, as they were read.' })
  conditions!: string[];

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether they let the work be done; null when nobody has said.',
  })
  conditionsAllowWork!: boolean | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when it counts; null when it verified nothing.' })
  expiresAt!: string | null;
}

export const RegistrationCheckConnection = ConnectionOf('RegistrationCheck', () => RegistrationCheckType);

@InputType('EvidenceFileInput', {
  description:
    'A file that was seen: a PDF, PNG or JPEG of at most 5 MB. A request of more than 256 kB announces it by the header `mesograph-evidence: true`.',
})
export class EvidenceFileInput {
  @Field(() => String, { description: 'A name to know it by.' })
  name!: string;

  @Field(() => String, { description: 'Its bytes in base64.' })
  content!: string;
}

@InputType('DocumentSeenInput', {
  description:
    'What a person saw of a registration, on the page of the register or on a certificate, copied as it stands there.',
})
export class DocumentSeenInput implements SeenDocument {
  @Field(() => String, { description: 'Where it was seen, such as the address of the page.' })
  source!: string;

  @Field(() => DateTimeScalar, { description: 'When it was seen.' })
  seenAt!: string;

  @Field(() => Boolean, {
    defaultValue: true,
    description: 'False where the register was searched and does not show the number.',
  })
  found!: boolean;

  @Field(() => String, { nullable: true, description: "The number as printed; the registration's own when left out." })
  number?: string | null;

  @Field(() => String, { nullable: true, description: 'The family name as printed. Needed when it was found.' })
  familyName?: string | null;

  @Field(() => String, { nullable: true, description: 'The given names as printed.' })
  givenNames?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The register's own word for the status. Needed when it was found.",
  })
  statusInRegister?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Since when, where that is told.' })
  statusSince?: string | null;

  @Field(() => String, { nullable: true, description: 'The category, in the words of the body.' })
  category?: string | null;

  @Field(() => String, { nullable: true, description: 'State or province.' })
  subdivision?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The first day of the period.' })
  validFrom?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The last day of the period.' })
  validUntil?: string | null;

  @Field(() => [String], { nullable: true, description: 'Conditions on practice.' })
  conditions?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether somebody has read the conditions and found that they let the work be done.',
  })
  conditionsAllowWork?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Whatever else a reader should know.' })
  remarks?: string | null;

  @Field(() => EvidenceFileInput, { description: 'The picture or document itself.' })
  evidence!: EvidenceFileInput;
}

@InputType('VerifyRegistrationInput', {
  description:
    'Which registration, and how. With nothing but its id the register is asked, where it can be; `seen` records what a person saw; `confirms` is the second person.',
})
export class VerifyRegistrationInput {
  @Field(() => ID, { description: 'The registration.' })
  registrationId!: string;

  @Field(() => DocumentSeenInput, { nullable: true, description: 'What a person saw.' })
  seen?: DocumentSeenInput | null;

  @Field(() => ID, { nullable: true, description: 'The check by another person that is confirmed.' })
  confirms?: string | null;
}

@InputType('ImportRegisterExtractInput', {
  description: 'A list that a body, or a service that works for it, supplied. Columns: docs/registration.md.',
})
export class ImportRegisterExtractInput {
  @Field(() => String, { description: 'The code of the body, as in `HPCSA`.' })
  body!: string;

  @Field(() => String, { description: 'The list as CSV.' })
  csv!: string;

  @Field(() => String, { description: 'Who supplied it, and what it is called.' })
  source!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'As of when it tells; now when left out.' })
  asOf?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'True where it lists the whole register, so that whoever is missing is not registered.',
  })
  isWhole!: boolean;
}
