import type { NodeSource } from './platform/read-planner/node-source.js';
import { ApiKey } from './modules/access/api-key.entity.js';
import { AdverseEvent } from './modules/adverse-event/adverse-event.entity.js';
import { Clearance } from './modules/clearance/clearance.entity.js';
import { Clinic } from './modules/clinic/clinic.entity.js';
import { ownClinics } from './modules/clinic/clinic.reads.js';
import { Organization } from './modules/organization/organization.entity.js';
import { OutcomeAssessment } from './modules/outcome/outcome-assessment.entity.js';
import { OutcomeMeasure } from './modules/outcome-measure/outcome-measure.entity.js';
import { Patient } from './modules/patient/patient.entity.js';
import { Practitioner } from './modules/practitioner/practitioner.entity.js';
import { ofVisiblePractitioners } from './modules/practitioner/practitioner.reads.js';
import { EvidenceFile } from './modules/practitioner/evidence-file.entity.js';
import { RegistrationCheck } from './modules/practitioner/registration-check.entity.js';
import { Registration } from './modules/practitioner/registration.entity.js';
import { ProtocolVersion } from './modules/protocol/protocol-version.entity.js';
import { Protocol } from './modules/protocol/protocol.entity.js';
import { DataRelease } from './modules/release/data-release.entity.js';
import { Substance } from './modules/substance/substance.entity.js';
import { Course } from './modules/treatment/course.entity.js';
import { Session } from './modules/treatment/session.entity.js';
import { Variation } from './modules/variation/variation.entity.js';

/** What can be fetched by its id, by the type's name. */
export const nodes: ReadonlyMap<string, NodeSource> = new Map<string, NodeSource>([
  ['Organization', { entity: Organization, requires: 'READ_CLINICS' }],
  ['Clinic', { entity: Clinic, requires: 'READ_CLINICS', where: ownClinics }],
  ['Practitioner', { entity: Practitioner, requires: 'READ_PRACTITIONERS' }],
  ['Registration', { entity: Registration, requires: 'IDENTIFY_PRACTITIONERS', where: ofVisiblePractitioners }],
  [
    'RegistrationCheck',
    { entity: RegistrationCheck, requires: 'IDENTIFY_PRACTITIONERS', where: ofVisiblePractitioners },
  ],
  ['EvidenceFile', { entity: EvidenceFile, requires: 'VERIFY_REGISTRATIONS', where: ofVisiblePractitioners }],
  ['Clearance', { entity: Clearance, requires: 'READ_PATIENTS' }],
  ['Patient', { entity: Patient, requires: 'READ_PATIENTS' }],
  ['Substance', { entity: Substance, requires: 'READ_PROTOCOLS' }],
  ['OutcomeMeasure', { entity: OutcomeMeasure, requires: 'READ_PROTOCOLS' }],
  ['Protocol', { entity: Protocol, requires: 'READ_PROTOCOLS' }],
  ['ProtocolVersion', { entity: ProtocolVersion, requires: 'READ_PROTOCOLS' }],
  ['Variation', { entity: Variation, requires: 'READ_PROTOCOLS', where: ofVisiblePractitioners }],
  ['Course', { entity: Course, requires: 'READ_PATIENTS' }],
  ['Session', { entity: Session, requires: 'READ_PATIENTS' }],
  ['OutcomeAssessment', { entity: OutcomeAssessment, requires: 'READ_PATIENTS' }],
  ['AdverseEvent', { entity: AdverseEvent, requires: 'READ_PATIENTS' }],
  ['DataRelease', { entity: DataRelease, requires: 'COMPARE_OUTCOMES' }],
  ['ApiKey', { entity: ApiKey, requires: 'MANAGE_KEYS' }],
]);
