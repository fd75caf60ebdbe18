import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Planned, reference, rows } from '../../platform/read-planner/planned.js';
import { Requires } from '../../platform/auth/requires.js';
import { PageArgs } from '../../platform/graphql/connection.type.js';
import { payload } from '../../platform/graphql/payload.js';
import type { Order } from '../../platform/reads/ordering.js';
import type { Row } from '../../platform/reads/stored-type.js';
import { ClinicType } from '../clinic/clinic.type.js';
import { PatientType } from '../patient/patient.type.js';
import { PractitionerType } from '../practitioner/practitioner.type.js';
import { ProtocolVersionType } from '../protocol/protocol-version.type.js';
import type { Course } from './course.entity.js';
import type { CourseMove } from './course-move.entity.js';
import { baselineOfCourse, coursesOfClinic, coursesOfPatient, coursesRead, movesOfCourse } from './course.reads.js';
import {
  CourseBaselineType,
  CourseConnection,
  CourseFilter,
  CourseMoveType,
  CourseOrder,
  CourseType,
  MoveCourseInput,
  MoveCoursePayload,
  StartCourseInput,
  StartCoursePayload,
} from './course.type.js';

@ArgsType()
class FilteredCoursesArgs extends PageArgs {
  @Field(() => CourseFilter, { nullable: true, description: 'Which courses; all of yours when left out.' })
  filter?: CourseFilter | null;
}

@ArgsType()
class CoursesArgs extends FilteredCoursesArgs {
  @Field(() => [CourseOrder], { nullable: true, description: 'In which order; by the first day when left out.' })
  orderBy?: Order[] | null;
}

@Resolver(() => CourseType)
export class CourseResolver {
  @Query(() => CourseConnection, { description: 'The courses of treatment that the key may see.' })
  @Requires('READ_PATIENTS')
  @Planned(rows(({ filter, orderBy }: CoursesArgs) => coursesRead(filter, orderBy)))
  courses(@Args(() => CoursesArgs) { filter, orderBy, ...page }: CoursesArgs, @Ctx() { courses }: Context) {
    return courses.page(page, coursesRead(filter, orderBy));
  }

  @FieldResolver(() => PatientType, { description: 'Who is treated.' })
  @Planned(reference('patientId'))
  patient(@Root() { patientId }: Row<Course>, @Ctx() { patients }: Context) {
    return patients.requireById(patientId);
  }

  @FieldResolver(() => ClinicType, { description: 'The clinic where the patient is treated.' })
  @Planned(reference('clinicId'))
  clinic(@Root() { clinicId }: Row<Course>, @Ctx() { clinics }: Context) {
    return clinics.requireById(clinicId);
  }

  @FieldResolver(() => PractitionerType, {
    description: 'Who leads the treatment; single sessions may be done by others.',
  })
  @Planned(reference('practitionerId'))
  practitioner(@Root() { practitionerId }: Row<Course>, @Ctx() { practitioners }: Context) {
    return practitioners.requireById(practitionerId);
  }

  @FieldResolver(() => ProtocolVersionType, { description: 'What was agreed to be done.' })
  @Planned(reference('protocolVersionId'))
  protocolVersion(@Root() { protocolVersionId }: Row<Course>, @Ctx() { protocols }: Context) {
    return protocols.requireVersionById(protocolVersionId);
  }

  @FieldResolver(() => [CourseMoveType], {
    description: 'When it was moved from one version of its protocol to another, newest last; empty for most.',
  })
  @Planned(rows(movesOfCourse))
  moves(@Root() { id }: Row<Course>, @Ctx() { courses }: Context) {
    return courses.movesOf(id);
  }

  @FieldResolver(() => CourseBaselineType, { description: 'What was known of the patient at the start.' })
  @Planned(baselineOfCourse)
  baseline(@Root() course: Row<Course>, @Ctx() { courses }: Context) {
    return courses.baselineOf(course);
  }

  @Mutation(() => StartCoursePayload, { description: 'Starts a course of treatment by a published protocol version.' })
  @Requires('RECORD_TREATMENT')
  startCourse(
    @Arg('input', () => StartCourseInput, { description: 'The new course.' }) input: StartCourseInput,
    @Ctx() context: Context,
  ) {
    return payload(context, 'course', () => context.courses.start(input));
  }

  @Mutation(() => MoveCoursePayload, {
    description:
      'Moves a course that has not ended to another published version of its protocol. Sessions already recorded stay under ' +
      'the version that they were done under.',
  })
  @Requires('RECORD_TREATMENT')
  moveCourse(
    @Arg('input', () => MoveCourseInput, { description: 'Which course, where to, and why.' }) input: MoveCourseInput,
    @Ctx() context: Context,
  ) {
    return payload(context, 'course', () => context.courses.move(input));
  }
}

@Resolver(() => CourseMoveType)
export class CourseMoveResolver {
  @FieldResolver(() => ProtocolVersionType, { description: 'The version that the course ran on before.' })
  @Planned(reference('fromVersionId'))
  fromVersion(@Root() { fromVersionId }: Row<CourseMove>, @Ctx() { protocols }: Context) {
    return protocols.requireVersionById(fromVersionId);
  }

  @FieldResolver(() => ProtocolVersionType, { description: 'The version that the course ran on from then.' })
  @Planned(reference('toVersionId'))
  toVersion(@Root() { toVersionId }: Row<CourseMove>, @Ctx() { protocols }: Context) {
    return protocols.requireVersionById(toVersionId);
  }
}

@Resolver(() => ClinicType)
export class ClinicCoursesResolver {
  @FieldResolver(() => CourseConnection, { description: 'The courses of treatment here, by their first day.' })
  @Requires('READ_PATIENTS')
  @Planned(rows(({ filter }: FilteredCoursesArgs) => coursesOfClinic(filter)))
  courses(
    @Root() { id }: { id: string },
    @Args(() => FilteredCoursesArgs) { filter, ...page }: FilteredCoursesArgs,
    @Ctx() { courses }: Context,
  ) {
    return courses.page(page, { ...coursesOfClinic(filter), parentId: id });
  }
}

@Resolver(() => PatientType)
export class PatientCoursesResolver {
  @FieldResolver(() => CourseConnection, { description: "The patient's courses of treatment, by their first day." })
  @Planned(rows(coursesOfPatient))
  courses(@Root() { id }: { id: string }, @Args(() => PageArgs) page: PageArgs, @Ctx() { courses }: Context) {
    return courses.page(page, { ...coursesOfPatient, parentId: id });
  }
}
