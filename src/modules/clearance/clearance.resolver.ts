import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Requires } from '../../platform/auth/requires.js';
import { payload } from '../../platform/graphql/payload.js';
import { Planned, reference } from '../../platform/read-planner/planned.js';
import type { Row } from '../../platform/reads/stored-type.js';
import { ClinicType } from '../clinic/clinic.type.js';
import { PatientType } from '../patient/patient.type.js';
import { PractitionerType } from '../practitioner/practitioner.type.js';
import { ProtocolVersionType } from '../protocol/protocol-version.type.js';
import type { Clearance } from './clearance.entity.js';
import { findingsOfClearance } from './clearance.reads.js';
import { ClearanceFindingType, ClearanceType, ClearTreatmentInput, ClearTreatmentPayload } from './clearance.type.js';

@Resolver(() => ClearanceType)
export class ClearanceResolver {
  @FieldResolver(() => PatientType, { description: 'Who is to be treated.' })
  @Planned(reference('patientId'))
  patient(@Root() { patientId }: Row<Clearance>, @Ctx() { patients }: Context) {
    return patients.requireById(patientId);
  }

  @FieldResolver(() => ClinicType, { description: 'Where the treatment is planned.' })
  @Planned(reference('clinicId'))
  clinic(@Root() { clinicId }: Row<Clearance>, @Ctx() { clinics }: Context) {
    return clinics.requireById(clinicId);
  }

  @FieldResolver(() => PractitionerType, { description: 'By whom.' })
  @Planned(reference('practitionerId'))
  practitioner(@Root() { practitionerId }: Row<Clearance>, @Ctx() { practitioners }: Context) {
    return practitioners.requireById(practitionerId);
  }

  @FieldResolver(() => ProtocolVersionType, { description: 'By which protocol version.' })
  @Planned(reference('protocolVersionId'))
  protocolVersion(@Root() { protocolVersionId }: Row<Clearance>, @Ctx() { protocols }: Context) {
    return protocols.requireVersionById(protocolVersionId);
  }

  @FieldResolver(() => [ClearanceFindingType], {
    description: 'What speaks against it, and what is only said; empty when there is nothing.',
  })
  @Planned(findingsOfClearance)
  findings(@Root() { findings }: Row<Clearance>) {
    return findings;
  }

  @Mutation(() => ClearTreatmentPayload, {
    description:
      'Asks, before the needle, whether a treatment may take place. The answer is stored, REFUSED included, and holds on its day.',
  })
  @Requires('RECORD_TREATMENT')
  clearTreatment(
    @Arg('input', () => ClearTreatmentInput, { description: 'What is planned.' }) input: ClearTreatmentInput,
    @Ctx() context: Context,
  ) {
    return payload(context, 'clearance', () => context.clearances.ask(input));
  }
}
