import 'reflect-metadata';
import { buildSchema, type NonEmptyArray, type PubSub } from 'type-graphql';
import type { GraphQLSchema } from 'graphql';
import { describeRoots } from './platform/graphql/describe-roots.js';
import { NodeResolver } from './platform/graphql/node.resolver.js';
import { givePublicIds } from './platform/graphql/public-ids.js';
import { ApiKeyResolver, ViewerResolver } from './modules/access/access.resolver.js';
import { ClinicResolver, OrganizationClinicsResolver } from './modules/clinic/clinic.resolver.js';
import { OrganizationResolver } from './modules/organization/organization.resolver.js';
import { OutcomeMeasureResolver } from './modules/outcome-measure/outcome-measure.resolver.js';
import { PatientResolver } from './modules/patient/patient.resolver.js';
import { ClinicPatientsResolver } from './modules/patient/patient.resolver.js';
import { ClinicPractitionersResolver, PractitionerResolver } from './modules/practitioner/practitioner.resolver.js';
import { RegistrationEventsResolver } from './modules/practitioner/registration-events.resolver.js';
import {
  EvidenceFileResolver,
  RegistrationCheckResolver,
  RegistrationResolver,
} from './modules/practitioner/registration.resolver.js';
import { RegistrationBodyResolver } from './modules/registration-body/registration-body.resolver.js';
import { ProtocolVersionResolver, SpecChangeResolver } from './modules/protocol/protocol-version.resolver.js';
import { ProtocolResolver } from './modules/protocol/protocol.resolver.js';
import {
  MixtureResolver,
  SubstanceKnowledgeResolver,
  VersionMixtureResolver,
} from './modules/mixture/mixture.resolver.js';
import { SubstanceResolver } from './modules/substance/substance.resolver.js';
import {
  PractitionerVariationsResolver,
  ProtocolVariationsResolver,
  VariationResolver,
  VariationAuthoringResolver,
  VersionCarryOverResolver,
} from './modules/variation/variation.resolver.js';
import {
  ClinicCoursesResolver,
  CourseMoveResolver,
  CourseResolver,
  PatientCoursesResolver,
} from './modules/treatment/course.resolver.js';
import { ClearanceResolver } from './modules/clearance/clearance.resolver.js';
import { SessionDeviationsResolver, VariationDetectionResolver } from './modules/treatment/deviation.resolver.js';
import {
  CourseSessionsResolver,
  ExtractSessionsResolver,
  SessionFindingResolver,
  SessionResolver,
  VerificationSessionsResolver,
} from './modules/treatment/session.resolver.js';
import {
  CourseOutcomesResolver,
  MeasureProgressResolver,
  OutcomeResolver,
} from './modules/outcome/outcome.resolver.js';
import { AdverseEventResolver, CourseAdverseEventsResolver } from './modules/adverse-event/adverse-event.resolver.js';
import { ReleaseResolver } from './modules/release/release.resolver.js';
import {
  PeerDistanceResolver,
  PractitionerProfileResolver,
  PractitionerTechniqueResolver,
  TechniqueVariationResolver,
} from './modules/technique-variation/technique-variation.resolver.js';
import { ComparisonResolver } from './modules/comparison/comparison.resolver.js';

const resolvers: NonEmptyArray<abstract new (...args: never[]) => unknown> = [
  NodeResolver,
  ViewerResolver,
  ApiKeyResolver,
  OrganizationResolver,
  OrganizationClinicsResolver,
  ClinicResolver,
  RegistrationBodyResolver,
  PractitionerResolver,
  ClinicPractitionersResolver,
  RegistrationResolver,
  RegistrationCheckResolver,
  EvidenceFileResolver,
  RegistrationEventsResolver,
  PatientResolver,
  ClinicPatientsResolver,
  SubstanceResolver,
  OutcomeMeasureResolver,
  ProtocolResolver,
  ProtocolVersionResolver,
  SpecChangeResolver,
  MixtureResolver,
  SubstanceKnowledgeResolver,
  VersionMixtureResolver,
  VariationResolver,
  VariationAuthoringResolver,
  VersionCarryOverResolver,
  ProtocolVariationsResolver,
  PractitionerVariationsResolver,
  ClearanceResolver,
  CourseResolver,
  CourseMoveResolver,
  ClinicCoursesResolver,
  PatientCoursesResolver,
  SessionResolver,
  SessionDeviationsResolver,
  VariationDetectionResolver,
  SessionFindingResolver,
  VerificationSessionsResolver,
  ExtractSessionsResolver,
  CourseSessionsResolver,
  OutcomeResolver,
  MeasureProgressResolver,
  CourseOutcomesResolver,
  AdverseEventResolver,
  CourseAdverseEventsResolver,
  ReleaseResolver,
  ComparisonResolver,
  TechniqueVariationResolver,
  PractitionerTechniqueResolver,
  PeerDistanceResolver,
  PractitionerProfileResolver,
];

/** The library wants one for subscriptions by its own topics. Ours bring their events from the database. */
const noTopics: PubSub = {
  publish: () => undefined,
  subscribe: () => {
    throw new Error('subscriptions have sources of their own');
  },
};

/** The executable schema. Inputs are checked by the services, in words of their own. */
export async function createSchema(): Promise<GraphQLSchema> {
  const schema = await buildSchema({ resolvers: resolvers as NonEmptyArray<never>, validate: false, pubSub: noTopics });
  givePublicIds(schema);
  describeRoots(schema);
  return schema;
}
