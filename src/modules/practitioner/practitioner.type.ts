import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Requires } from '../../platform/auth/requires.js';
import { ConnectionOf } from '../../platform/graphql/connection.type.js';
import { describedEnum } from '../../platform/graphql/described-enum.js';
import { NodeType } from '../../platform/graphql/node.type.js';
import { OrderOf } from '../../platform/graphql/order.type.js';
import { DateScalar } from '../../platform/graphql/scalars.js';
import { Payload } from '../../platform/graphql/user-error.type.js';
import type { Profession } from '../codes/profession.js';
import { trainingSchools, type TrainingSchool } from '../codes/training-school.js';
import { ProfessionEnum } from '../registration-body/registration-body.type.js';
import { practiceObstacles, type PracticeObstacle } from './may-practise.js';
import type { Practitioner } from './practitioner.entity.js';

export const TrainingSchoolEnum = describedEnum(
  'TrainingSchool',
  'The school that a practitioner was trained in. Technique follows training; a label for grouping, never a rule.',
  trainingSchools,
);

@ObjectType('Practitioner', {
  implements: NodeType,
  description: 'Somebody who treats patients at one or more clinics.',
})
@Requires('READ_PRACTITIONERS')
export class PractitionerType
  extends NodeType
  implements Pick<Practitioner, 'code' | 'fullName' | 'profession' | 'training' | 'version'>
{
  @Field(() => String, { description: "The chain's own code; it stands for the practitioner in comparisons." })
  code!: string;

  @Field(() => String, { description: 'The name. Needs the permission to identify practitioners.' })
  @Requires('IDENTIFY_PRACTITIONERS')
  fullName!: string;

  @Field(() => ProfessionEnum, { description: 'The profession.' })
  profession!: Profession;

  @Field(() => TrainingSchoolEnum, {
    nullable: true,
    description: 'The school of mesotherapy; null when not recorded.',
  })
  training!: TrainingSchool | null;

  @Field(() => Int, { description: 'Counts the changes.' })
  version!: number;
}

export const PractitionerConnection = ConnectionOf('Practitioner', () => PractitionerType);

export const PractitionerOrder = OrderOf('Practitioner', {
  CODE: ['code', "The chain's code."],
  PROFESSION: ['profession', 'The profession.'],
  TRAINING: ['training', 'The school of training.'],
});

@InputType('PractitionerFilter', { description: 'Which practitioners; all conditions must hold.' })
export class PractitionerFilter {
  @Field(() => [String], { nullable: true, description: 'One of these codes.' })
  codes?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'Working at this clinic.' })
  clinicId?: string | null;

  @Field(() => ProfessionEnum, { nullable: true, description: 'Of this profession.' })
  profession?: Profession | null;

  @Field(() => TrainingSchoolEnum, { nullable: true, description: 'Of this school.' })
  training?: TrainingSchool | null;
}

const PracticeObstacleEnum = describedEnum(
  'PracticeObstacle',
  'Why a practitioner may not see patients.',
  practiceObstacles,
);

@ObjectType('PracticeFinding', { description: 'One reason why a practitioner may not see patients.' })
@Requires('READ_PRACTITIONERS')
export class PracticeFindingType {
  @Field(() => PracticeObstacleEnum, { description: 'Stable: programs may branch on it.' })
  code!: PracticeObstacle;
}

@ObjectType('PracticeCheck', { description: 'Whether a practitioner may see patients, and if not, why.' })
@Requires('READ_PRACTITIONERS')
export class PracticeCheckType {
  @Field(() => Boolean, { description: 'Whether they may.' })
  allowed!: boolean;

  @Field(() => [String], { description: 'Why not, in sentences; empty when they may. They hold registration numbers.' })
  @Requires('IDENTIFY_PRACTITIONERS')
  reasons!: string[];

  @Field(() => [PracticeFindingType], { description: 'Why not, in codes; empty when they may.' })
  findings!: PracticeFindingType[];
}

@InputType('RegistrationInput', {
  description: 'A registration with a professional body, as the practitioner states it.',
})
export class RegistrationInput {
  @Field(() => String, { description: 'The code of the body, as in `HPCSA`.' })
  body!: string;

  @Field(() => String, { description: 'The number as it is typed; it is stored as the body prints it.' })
  number!: string;

  @Field(() => String, { nullable: true, description: 'State or province, where licences are given there.' })
  subdivision?: string | null;

  @Field(() => String, { nullable: true, description: 'The category of registration, in the words of the body.' })
  category?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The first day on which it is valid.' })
  validFrom?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The last day on which it is valid.' })
  validUntil?: string | null;
}

@InputType('CreatePractitionerInput', { description: 'Somebody new who treats.' })
export class CreatePractitionerInput {
  @Field(() => String, { description: 'Short code, unique in the organization.' })
  code!: string;

  @Field(() => String, { description: 'The name.' })
  fullName!: string;

  @Field(() => ProfessionEnum, { nullable: true, description: 'The profession; MEDICAL_PRACTITIONER when left out.' })
  profession?: Profession | null;

  @Field(() => TrainingSchoolEnum, { nullable: true, description: 'The school of mesotherapy.' })
  training?: TrainingSchool | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Where the practitioner works. A clinic manager must name a clinic of theirs.',
  })
  clinicIds?: string[] | null;

  @Field(() => [RegistrationInput], { nullable: true, description: 'The registrations; stored as UNVERIFIED.' })
  registrations?: RegistrationInput[] | null;
}

@ObjectType('CreatePractitionerPayload', { description: 'The new practitioner, or why there is none.' })
export class CreatePractitionerPayload extends Payload {
  @Field(() => PractitionerType, { nullable: true, description: 'The practitioner as stored; null when refused.' })
  practitioner?: PractitionerType | null;
}
