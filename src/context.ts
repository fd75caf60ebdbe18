import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Principal } from './platform/auth/principal.js';
import type { Database } from './platform/database/database.js';
import type { Clock } from './platform/clock.js';
import { OperationState } from './platform/graphql/operation-state.js';
import { announce } from './platform/live/live-event.js';
import { Reads } from './platform/reads/reads.js';
import { ApiKeyService } from './modules/access/api-key.service.js';
import { ClinicService } from './modules/clinic/clinic.service.js';
import { OrganizationService } from './modules/organization/organization.service.js';
import { OutcomeMeasureService } from './modules/outcome-measure/outcome-measure.service.js';
import { PatientService } from './modules/patient/patient.service.js';
import { PractitionerService } from './modules/practitioner/practitioner.service.js';
import { PracticeService } from './modules/practitioner/practice.service.js';
import { RegistrationCheckService } from './modules/practitioner/registration-check.service.js';
import type { RegistrationEvents } from './modules/practitioner/registration-events.js';
import { RegistrationVerificationService } from './modules/practitioner/registration-verification.service.js';
import { noRegisterLookups, type RegisterLookups } from './modules/register-lookup/register-lookups.js';
import { RegistrationService } from './modules/practitioner/registration.service.js';
import { RegistrationBodyService } from './modules/registration-body/registration-body.service.js';
import { ProtocolAuthoringService } from './modules/protocol/protocol-authoring.service.js';
import { ProtocolService } from './modules/protocol/protocol.service.js';
import { SubstanceService } from './modules/substance/substance.service.js';
import { MixtureService } from './modules/mixture/mixture.service.js';
import { VariationAuthoringService } from './modules/variation/variation-authoring.service.js';
import { VariationService } from './modules/variation/variation.service.js';
import { ClearanceService } from './modules/clearance/clearance.service.js';
import { CocktailService } from './modules/treatment/cocktail.service.js';
import { CourseService } from './modules/treatment/course.service.js';
import { DeliveredMixtureService } from './modules/treatment/delivered-mixture.service.js';
import { DepartureService } from './modules/treatment/departure.service.js';
import { DeviationReasonService } from './modules/treatment/deviation-reason.service.js';
import { SessionJudgementService } from './modules/treatment/session-judgement.service.js';
import { SessionFindingService } from './modules/treatment/session-finding.service.js';
import { SessionService } from './modules/treatment/session.service.js';
import { TechniqueCellsService } from './modules/treatment/technique-cells.service.js';
import { OutcomeService } from './modules/outcome/outcome.service.js';
import { AdverseEventService } from './modules/adverse-event/adverse-event.service.js';
import { ComparisonService } from './modules/comparison/comparison.service.js';
import { ReleaseService } from './modules/release/release.service.js';
import { TechniqueVariationService } from './modules/technique-variation/technique-variation.service.js';
import { nodes } from './nodes.js';

/** What every operation shares. */
export interface Surroundings {
  readonly clock: Clock;
  readonly keySecret: string;
  readonly hasApplicationFilters: boolean;
  /** The registers that may be asked over the network; none when left out. */
  readonly registerLookups?: RegisterLookups;
  /** Who is told that a registration stands otherwise; the subscribers when left out. */
  readonly registrationEvents?: RegistrationEvents;
}

/** The composition root: one operation's services, inside its transaction. */
export function createContext(
  { clock, keySecret, hasApplicationFilters, registerLookups = noRegisterLookups, registrationEvents }: Surroundings,
  em: SqlEntityManager,
  principal: Principal,
  operation: OperationState = new OperationState(),
) {
  const reads = new Reads(em, hasApplicationFilters);
  const organizations = new OrganizationService(em, reads);
  const clinics = new ClinicService(em, reads, principal);
  const registrationBodies = new RegistrationBodyService(em, reads, clock);
  const practitioners = new PractitionerService(em, reads, clinics, registrationBodies, clock);
  const practice = new PracticeService(em, reads, registrationBodies, clinics, clock);
  const sessionFindings = new SessionFindingService(em, reads, practice, principal, clock);
  const registrationChecks = new RegistrationCheckService(
    em,
    reads,
    registrationBodies,
    principal,
    clock,
    registrationEvents ?? {
      registrationStatusChanged: (_organizationId, id) => announce(em, 'registrationStatusChanged', id),
    },
    sessionFindings,
  );
  const registrations = new RegistrationService(
    em,
    reads,
    registrationBodies,
    practitioners,
    registrationChecks,
    clock,
  );
  const patients = new PatientService(em, reads, clinics, clock);
  const substances = new SubstanceService(reads);
  const outcomeMeasures = new OutcomeMeasureService(em, reads);
  const protocols = new ProtocolService(reads, substances, outcomeMeasures);
  const protocolAuthoring = new ProtocolAuthoringService(em, reads, substances, outcomeMeasures, clock);
  const mixtures = new MixtureService(substances, protocols, clock);
  const variations = new VariationService(em, reads, protocols);
  const courses = new CourseService(em, reads, clinics, practitioners, patients, practice, principal, clock);
  const cocktails = new CocktailService(em, substances);
  const deliveredMixtures = new DeliveredMixtureService(clinics, cocktails, mixtures);
  const sessionJudgements = new SessionJudgementService(em, principal);
  const variationAuthoring = new VariationAuthoringService(
    em,
    reads,
    practitioners,
    substances,
    outcomeMeasures,
    { promiseChanged: (changed) => sessionJudgements.judgeAgain(changed) },
    principal,
    clock,
  );
  const deviationReasons = new DeviationReasonService(em, reads, sessionJudgements, principal, clock);
  const departures = new DepartureService(em, {
    variationDetected: (sessionId) => announce(em, 'variationDetected', sessionId),
  });
  const clearances = new ClearanceService(
    em,
    reads,
    clinics,
    practitioners,
    practice,
    patients,
    mixtures,
    principal,
    clock,
  );
  const sessions = new SessionService(
    em,
    reads,
    clinics,
    practice,
    clearances,
    sessionFindings,
    courses,
    cocktails,
    sessionJudgements,
    deviationReasons,
    departures,
    clock,
  );
  const outcomes = new OutcomeService(em, reads, courses, clock);
  const adverseEvents = new AdverseEventService(reads, sessions);
  const releases = new ReleaseService(em, reads, clock);
  const comparisons = new ComparisonService(em, outcomeMeasures, releases);
  const apiKeys = new ApiKeyService(em, reads, clinics, practitioners, clock, keySecret);

  return {
    principal,
    operation,
    nodes,
    reads,
    clock,
    organizations,
    clinics,
    registerLookups,
    registrationBodies,
    practitioners,
    practice,
    registrations,
    registrationChecks,
    clearances,
    sessionFindings,
    patients,
    substances,
    outcomeMeasures,
    protocols,
    protocolAuthoring,
    mixtures,
    variations,
    variationAuthoring,
    courses,
    cocktails,
    deliveredMixtures,
    sessions,
    sessionJudgements,
    techniqueCells: new TechniqueCellsService(em),
    deviationReasons,
    departures,
    outcomes,
    adverseEvents,
    releases,
    comparisons,
    techniqueVariation: new TechniqueVariationService(em, protocols, principal),
    apiKeys,
  };
}

/** What resolvers receive. */
export type Context = ReturnType<typeof createContext>;

/** Verifies registrations of the principal's organization, in short transactions of its own. Never to be used inside one. */
export function registrationVerification(
  surroundings: Surroundings,
  database: Database,
  principal: Principal,
): RegistrationVerificationService {
  return new RegistrationVerificationService(
    (access, work) =>
      database.transaction(principal, access, (em) =>
        work(createContext(surroundings, em, principal).registrationChecks),
      ),
    surroundings.registerLookups ?? noRegisterLookups,
    surroundings.clock,
  );
}
