import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Planned, needs, reference, rows } from '../../platform/read-planner/planned.js';
import { Requires } from '../../platform/auth/requires.js';
import { payload } from '../../platform/graphql/payload.js';
import type { Row } from '../../platform/reads/stored-type.js';
import { ClearanceType } from '../clearance/clearance.type.js';
import { ClinicType } from '../clinic/clinic.type.js';
import { PractitionerType } from '../practitioner/practitioner.type.js';
import { RegistrationCheckType } from '../practitioner/registration-check.type.js';
import { ImportRegisterExtractPayload, VerifyRegistrationPayload } from '../practitioner/registration.type.js';
import { CocktailComponentType } from '../protocol/cocktail.type.js';
import { MixtureFindingType } from '../mixture/mixture.type.js';
import { CourseType } from './course.type.js';
import type { SessionFinding } from './session-finding.entity.js';
import type { Session } from './session.entity.js';
import {
  cocktailOfSession,
  correctionOf,
  findingsOfSession,
  flagsOfSession,
  sessionsOfCourse,
  techniqueOfSession,
  type WhichRecords,
} from './session.reads.js';
import {
  CorrectSessionInput,
  CorrectSessionPayload,
  RecordSessionInput,
  RecordSessionPayload,
  SessionFindingType,
  SessionFlagEnum,
  SessionType,
} from './session.type.js';
import { techniqueColumns, techniqueRecordOf } from './technique-record.js';
import { TechniqueRecordType } from './technique-record.type.js';
import { TechniqueWarningType } from './technique-warning.type.js';
import { techniqueWarnings } from './technique-warnings.js';

@Resolver(() => SessionType)
export class SessionResolver {
  @FieldResolver(() => CourseType, { description: 'The course that it belongs to.' })
  @Planned(reference('courseId'))
  course(@Root() { courseId }: Row<Session>, @Ctx() { courses }: Context) {
    return courses.requireById(courseId);
  }

  @FieldResolver(() => ClinicType, { description: 'Where it was done.' })
  @Planned(reference('clinicId'))
  clinic(@Root() { clinicId }: Row<Session>, @Ctx() { clinics }: Context) {
    return clinics.requireById(clinicId);
  }

  @FieldResolver(() => PractitionerType, { description: 'Who treated.' })
  @Planned(reference('practitionerId'))
  practitioner(@Root() { practitionerId }: Row<Session>, @Ctx() { practitioners }: Context) {
    return practitioners.requireById(practitionerId);
  }

  @FieldResolver(() => [SessionFlagEnum], { description: 'What a reader must know; empty when there is nothing.' })
  @Planned(flagsOfSession)
  flags(@Root() session: Row<Session>, @Ctx() { sessions }: Context) {
    return sessions.flagsOf(session);
  }

  @FieldResolver(() => [SessionFindingType], {
    description: 'What was found out after the session was recorded, oldest first. Its flags are among `flags`.',
  })
  @Planned(rows(findingsOfSession))
  findings(@Root() { id }: Row<Session>, @Ctx() { sessionFindings }: Context) {
    return sessionFindings.of(id);
  }

  @FieldResolver(() => ClearanceType, {
    nullable: true,
    description: 'What was answered before the needle; null when nobody asked.',
  })
  @Planned(reference('clearanceId'))
  clearance(@Root() { clearanceId }: Row<Session>, @Ctx() { clearances }: Context) {
    return clearanceId && clearances.byId(clearanceId);
  }

  @FieldResolver(() => TechniqueRecordType, { description: 'How it was done, as far as it was recorded.' })
  @Planned(techniqueOfSession)
  technique(@Root() session: Row<Session>) {
    return techniqueRecordOf(session);
  }

  @FieldResolver(() => [TechniqueWarningType], {
    description: 'What in the record of the technique does not fit together; what was not recorded gives no warning.',
  })
  @Planned(needs(...techniqueColumns))
  techniqueWarnings(@Root() session: Row<Session>) {
    return techniqueWarnings(techniqueRecordOf(session));
  }

  @FieldResolver(() => [MixtureFindingType], {
    description:
      "What is known of what was delivered, on its day in its clinic's country; empty when nothing was mixed.",
  })
  @Planned(needs('id', 'clinicId', 'protocolVersionId', 'performedAt', 'areas', 'areaCm2'))
  cocktailFindings(@Root() session: Row<Session>, @Ctx() { deliveredMixtures }: Context) {
    return deliveredMixtures.findingsOf(session);
  }

  @FieldResolver(() => [CocktailComponentType], { description: 'What was delivered, in the order of mixing.' })
  @Planned(cocktailOfSession)
  cocktail(@Root() { id }: Row<Session>, @Ctx() { cocktails }: Context) {
    return cocktails.componentsOf(id);
  }

  @FieldResolver(() => SessionType, {
    nullable: true,
    description: 'The record that this one replaced; null for a first record.',
  })
  @Planned(reference('correctsId'))
  corrects(@Root() { correctsId }: Row<Session>, @Ctx() { sessions }: Context) {
    return correctsId && sessions.byId(correctsId);
  }

  @FieldResolver(() => SessionType, {
    nullable: true,
    description: 'The record that replaced this one; null while this is the current one.',
  })
  @Planned(rows(correctionOf))
  correctedBy(@Root() { id }: Row<Session>, @Ctx() { sessions }: Context) {
    return sessions.correctionOf(id);
  }

  @Mutation(() => RecordSessionPayload, {
    description: 'Records a session that was done. Stored whatever was done; only slips of the pen are refused.',
  })
  @Requires('RECORD_TREATMENT')
  recordSession(
    @Arg('input', () => RecordSessionInput, { description: 'What was done.' }) input: RecordSessionInput,
    @Ctx() context: Context,
  ) {
    return payload(context, 'session', () => context.sessions.record(input));
  }

  @Mutation(() => CorrectSessionPayload, {
    description: 'Replaces a record of a session by a new one. The old record stays readable and leads to the new one.',
  })
  @Requires('RECORD_TREATMENT')
  correctSession(
    @Arg('input', () => CorrectSessionInput, { description: 'Which record, and what it should have said.' })
    input: CorrectSessionInput,
    @Ctx() context: Context,
  ) {
    return payload(context, 'session', () => context.sessions.correct(input));
  }
}

@Resolver(() => SessionFindingType)
export class SessionFindingResolver {
  @FieldResolver(() => RegistrationCheckType, { description: 'The check of a registration that found it out.' })
  @Planned(reference('checkId'))
  check(@Root() { checkId }: Row<SessionFinding>, @Ctx() { registrationChecks }: Context) {
    return registrationChecks.requireById(checkId);
  }
}

/** What a check reveals about sessions that were recorded before it. */
const flaggedSessions = {
  nullable: true,
  description: 'The sessions that are flagged now because of it, as far as the key may see them.',
} as const;

@Resolver(() => VerifyRegistrationPayload)
export class VerificationSessionsResolver {
  @FieldResolver(() => [SessionType], flaggedSessions)
  flaggedSessions(@Root() { flaggedSessionIds }: Flagging, @Ctx() { sessions }: Context) {
    return flaggedSessionIds && sessions.byIds(flaggedSessionIds);
  }
}

@Resolver(() => ImportRegisterExtractPayload)
export class ExtractSessionsResolver {
  @FieldResolver(() => [SessionType], flaggedSessions)
  flaggedSessions(@Root() { flaggedSessionIds }: Flagging, @Ctx() { sessions }: Context) {
    return flaggedSessionIds && sessions.byIds(flaggedSessionIds);
  }
}

interface Flagging {
  readonly flaggedSessionIds?: readonly string[];
}

@Resolver(() => CourseType)
export class CourseSessionsResolver {
  @FieldResolver(() => [SessionType], { description: 'The sessions of the course, by their number.' })
  @Planned(rows((which: WhichRecords) => sessionsOfCourse(which)))
  sessions(
    @Root() { id }: { id: string },
    @Arg('includeCorrected', () => Boolean, {
      defaultValue: false,
      description: 'Also the records that a correction replaced, each before the one that replaced it.',
    })
    includeCorrected: boolean,
    @Ctx() { sessions }: Context,
  ) {
    return sessions.of(id, { includeCorrected });
  }
}
