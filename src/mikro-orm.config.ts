import { migrations } from '../migrations/index.js';
import type { StoredModel } from './platform/database/open-orm.js';
import { ApiKey } from './modules/access/api-key.entity.js';
import { Clearance } from './modules/clearance/clearance.entity.js';
import { Clinic } from './modules/clinic/clinic.entity.js';
import { Organization } from './modules/organization/organization.entity.js';
import { Patient } from './modules/patient/patient.entity.js';
import { Practitioner } from './modules/practitioner/practitioner.entity.js';
import { EvidenceFile } from './modules/practitioner/evidence-file.entity.js';
import { RegistrationCheck } from './modules/practitioner/registration-check.entity.js';
import { OwnRegistrationBody } from './modules/registration-body/own-registration-body.entity.js';
import { Registration } from './modules/practitioner/registration.entity.js';
import { Substance } from './modules/substance/substance.entity.js';
import { OutcomeMeasure } from './modules/outcome-measure/outcome-measure.entity.js';
import { Protocol } from './modules/protocol/protocol.entity.js';
import { ProtocolVersion } from './modules/protocol/protocol-version.entity.js';
import { Variation } from './modules/variation/variation.entity.js';
import { Course } from './modules/treatment/course.entity.js';
import { CourseMove } from './modules/treatment/course-move.entity.js';
import { DeviationReason } from './modules/treatment/deviation-reason.entity.js';
import { TechniqueCell, TechniqueParameterCell } from './modules/treatment/technique-cell.entity.js';
import { TechniqueUnit } from './modules/treatment/technique-unit.entity.js';
import { Session } from './modules/treatment/session.entity.js';
import { SessionFinding } from './modules/treatment/session-finding.entity.js';
import { SessionSubstance } from './modules/treatment/session-substance.entity.js';
import { OutcomeAssessment } from './modules/outcome/outcome-assessment.entity.js';
import { AdverseEvent } from './modules/adverse-event/adverse-event.entity.js';
import { DataRelease } from './modules/release/data-release.entity.js';
import { OutcomeFact } from './modules/release/outcome-fact.entity.js';

/** Everything that is stored, and how the database came to store it. */
export const storedModel: StoredModel = {
  entities: [
    Organization,
    Clinic,
    Practitioner,
    Registration,
    RegistrationCheck,
    EvidenceFile,
    OwnRegistrationBody,
    Patient,
    ApiKey,
    Substance,
    OutcomeMeasure,
    Protocol,
    ProtocolVersion,
    Variation,
    Clearance,
    Course,
    CourseMove,
    Session,
    SessionSubstance,
    SessionFinding,
    DeviationReason,
    TechniqueUnit,
    TechniqueCell,
    TechniqueParameterCell,
    OutcomeAssessment,
    AdverseEvent,
    DataRelease,
    OutcomeFact,
  ],
  migrations,
};
