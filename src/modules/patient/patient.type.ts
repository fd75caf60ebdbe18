import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Requires } from '../../platform/auth/requires.js';
import { ConnectionOf } from '../../platform/graphql/connection.type.js';
import { describedEnum } from '../../platform/graphql/described-enum.js';
import { NodeType } from '../../platform/graphql/node.type.js';
import { OrderOf } from '../../platform/graphql/order.type.js';
import { DateScalar } from '../../platform/graphql/scalars.js';
import { Payload } from '../../platform/graphql/user-error.type.js';
import { sexes, type Sex } from '../codes/sex.js';
import type { Patient } from './patient.entity.js';

export const SexEnum = describedEnum('Sex', 'Administrative sex, as in FHIR.', sexes);

/** Something coded that is known of a patient: the system and the code in it. */
export interface CodedEntry {
  readonly system: string;
  readonly code: string;
}

@ObjectType('PatientCondition', { description: 'A diagnosis that is known of a patient, by its code.' })
@Requires('READ_PATIENTS')
export class PatientConditionType implements CodedEntry {
  @Field(() => String, { description: 'The code system, as in `icd10`.' })
  system!: string;

  @Field(() => String, { description: 'The code in that system, as in `E11`.' })
  code!: string;
}

@ObjectType('PatientMedication', { description: 'A medicine that a patient takes, by its code.' })
@Requires('READ_PATIENTS')
export class PatientMedicationType implements CodedEntry {
  @Field(() => String, { description: 'The code system, as in `atc`.' })
  system!: string;

  @Field(() => String, { description: 'The code in that system, as in `A10AE04`.' })
  code!: string;
}

@ObjectType('PatientAllergy', { description: 'An allergy of a patient, by the code of what it is to.' })
@Requires('READ_PATIENTS')
export class PatientAllergyType implements CodedEntry {
  @Field(() => String, { description: 'The code system, as in `substance`.' })
  system!: string;

  @Field(() => String, { description: 'The code in that system, as in `procaine`.' })
  code!: string;
}

@ObjectType('Patient', { implements: NodeType, description: 'A person treated by a clinic of the organization.' })
@Requires('READ_PATIENTS')
export class PatientType
  extends NodeType
  implements Pick<Patient, 'reference' | 'fullName' | 'birthDate' | 'sex' | 'version'>
{
  @Field(() => String, { description: "The clinic's own file number, unique in the organization." })
  reference!: string;

  @Field(() => String, { nullable: true, description: 'The name. Needs the permission to identify patients.' })
  @Requires('IDENTIFY_PATIENTS')
  fullName!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The date of birth. Needs the permission to identify patients.',
  })
  @Requires('IDENTIFY_PATIENTS')
  birthDate!: string | null;

  @Field(() => SexEnum, { description: 'Administrative sex.' })
  sex!: Sex;

  @Field(() => Int, { description: 'Counts the changes.' })
  version!: number;
}

export const PatientConnection = ConnectionOf('Patient', () => PatientType);

export const PatientOrder = OrderOf('Patient', {
  REFERENCE: ['reference', "The clinic's file number."],
  ENROLLED: ['createdAt', 'When the record was made.'],
});

@InputType('PatientFilter', { description: 'Which patients; all conditions must hold.' })
export class PatientFilter {
  @Field(() => ID, { nullable: true, description: 'Enrolled at this clinic.' })
  clinicId?: string | null;

  @Field(() => String, { nullable: true, description: 'With exactly this file number.' })
  reference?: string | null;

  @Field(() => SexEnum, { nullable: true, description: 'Of this sex.' })
  sex?: Sex | null;
}

@InputType('CodedEntryInput', { description: 'Something coded that is known of a patient.' })
export class CodedEntryInput implements CodedEntry {
  @Field(() => String, { description: 'The code system, as in `icd10`, `atc` or `substance`.' })
  system!: string;

  @Field(() => String, { description: 'The code in that system, as in `E11`.' })
  code!: string;
}

@InputType('EnrolPatientInput', { description: 'A new patient of a clinic.' })
export class EnrolPatientInput {
  @Field(() => ID, { description: 'The clinic that enrols.' })
  clinicId!: string;

  @Field(() => String, { description: "The clinic's file number, unique in the organization." })
  reference!: string;

  @Field(() => String, { nullable: true, description: 'The name.' })
  fullName?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The date of birth.' })
  birthDate?: string | null;

  @Field(() => SexEnum, { nullable: true, description: 'Administrative sex; UNKNOWN when left out.' })
  sex?: Sex | null;

  @Field(() => [CodedEntryInput], { nullable: true, description: 'Known conditions, as in `icd10` `E11`.' })
  conditions?: CodedEntryInput[] | null;

  @Field(() => [CodedEntryInput], { nullable: true, description: 'Medicines taken, as in `atc` `A10AE04`.' })
  medications?: CodedEntryInput[] | null;

  @Field(() => [CodedEntryInput], { nullable: true, description: 'Allergies, as in `substance` `procaine`.' })
  allergies?: CodedEntryInput[] | null;
}

@ObjectType('EnrolPatientPayload', { description: 'The new patient, or why there is none.' })
export class EnrolPatientPayload extends Payload {
  @Field(() => PatientType, { nullable: true, description: 'The patient as stored; null when refused.' })
  patient?: PatientType | null;
}
