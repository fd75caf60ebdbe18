import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Planned, reference, rows } from '../../platform/read-planner/planned.js';
import { Requires } from '../../platform/auth/requires.js';
import { PageArgs } from '../../platform/graphql/connection.type.js';
import { payload } from '../../platform/graphql/payload.js';
import { DateScalar } from '../../platform/graphql/scalars.js';
import type { Order } from '../../platform/reads/ordering.js';
import { ClinicType } from '../clinic/clinic.type.js';
import { codedEntries, patientAge, patientsOfClinic, patientsRead } from './patient.reads.js';
import {
  EnrolPatientInput,
  EnrolPatientPayload,
  PatientAllergyType,
  PatientConditionType,
  PatientConnection,
  PatientFilter,
  PatientMedicationType,
  PatientOrder,
  PatientType,
  type CodedEntry,
} from './patient.type.js';

@ArgsType()
class PatientsArgs extends PageArgs {
  @Field(() => PatientFilter, { nullable: true, description: 'Which patients; all of yours when left out.' })
  filter?: PatientFilter | null;

  @Field(() => [PatientOrder], { nullable: true, description: 'In which order; by file number when left out.' })
  orderBy?: Order[] | null;
}

interface PatientRow {
  readonly clinicId: string;
  readonly birthDate: string | null;
  readonly conditions: readonly string[];
  readonly medications: readonly string[];
  readonly allergies: readonly string[];
}

@Resolver(() => PatientType)
export class PatientResolver {
  @Query(() => PatientConnection, { description: 'The patients that the key may see.' })
  @Requires('READ_PATIENTS')
  @Planned(rows(({ filter, orderBy }: PatientsArgs) => patientsRead(filter, orderBy)))
  patients(@Args(() => PatientsArgs) { filter, orderBy, ...page }: PatientsArgs, @Ctx() { patients }: Context) {
    return patients.page(page, patientsRead(filter, orderBy));
  }

  @FieldResolver(() => ClinicType, { description: 'Where the patient is enrolled.' })
  @Planned(reference('clinicId'))
  clinic(@Root() { clinicId }: PatientRow, @Ctx() { clinics }: Context) {
    return clinics.requireById(clinicId);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Completed years; null when the date of birth is not recorded.',
  })
  @Planned(patientAge)
  age(
    @Root() { birthDate }: PatientRow,
    @Arg('on', () => DateScalar, { nullable: true, description: 'On this day; today when left out.' })
    on: string | null,
    @Ctx() { patients }: Context,
  ) {
    return patients.age(birthDate, on);
  }

  @FieldResolver(() => [PatientConditionType], { description: 'Known conditions, as in `icd10` `E11`.' })
  @Planned(codedEntries('conditions'))
  conditions(@Root() { conditions }: PatientRow) {
    return conditions.map(asEntry);
  }

  @FieldResolver(() => [PatientMedicationType], { description: 'Medicines taken, as in `atc` `A10AE04`.' })
  @Planned(codedEntries('medications'))
  medications(@Root() { medications }: PatientRow) {
    return medications.map(asEntry);
  }

  @FieldResolver(() => [PatientAllergyType], { description: 'Allergies, as in `substance` `procaine`.' })
  @Planned(codedEntries('allergies'))
  allergies(@Root() { allergies }: PatientRow) {
    return allergies.map(asEntry);
  }

  @Mutation(() => EnrolPatientPayload, { description: 'Enrols a patient at a clinic.' })
  @Requires('ENROL_PATIENTS')
  enrolPatient(
    @Arg('input', () => EnrolPatientInput, { description: 'The new patient.' }) input: EnrolPatientInput,
    @Ctx() context: Context,
  ) {
    return payload(context, 'patient', () => context.patients.enrol(input));
  }
}

@Resolver(() => ClinicType)
export class ClinicPatientsResolver {
  @FieldResolver(() => PatientConnection, { description: 'The patients enrolled here, by file number.' })
  @Requires('READ_PATIENTS')
  @Planned(rows(patientsOfClinic))
  patients(@Root() { id }: { id: string }, @Args(() => PageArgs) page: PageArgs, @Ctx() { patients }: Context) {
    return patients.page(page, { ...patientsOfClinic, parentId: id });
  }
}

function asEntry(stored: string): CodedEntry {
  const colon = stored.indexOf(':');
  return { system: stored.slice(0, colon), code: stored.slice(colon + 1) };
}
