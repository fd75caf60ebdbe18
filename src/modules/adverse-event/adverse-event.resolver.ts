import { Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Planned, reference, rows } from '../../platform/read-planner/planned.js';
import { Requires } from '../../platform/auth/requires.js';
import { PageArgs } from '../../platform/graphql/connection.type.js';
import type { Row } from '../../platform/reads/stored-type.js';
import { CourseType } from '../treatment/course.type.js';
import { SessionType } from '../treatment/session.type.js';
import type { AdverseEvent } from './adverse-event.entity.js';
import { adverseEventsOfCourse, adverseEventsRead, sessionThatItFollowed } from './adverse-event.reads.js';
import { AdverseEventConnection, AdverseEventFilter, AdverseEventType } from './adverse-event.type.js';

@ArgsType()
class AdverseEventsArgs extends PageArgs {
  @Field(() => AdverseEventFilter, { nullable: true, description: 'Which adverse events; all of yours when left out.' })
  filter?: AdverseEventFilter | null;
}

@Resolver(() => AdverseEventType)
export class AdverseEventResolver {
  @Query(() => AdverseEventConnection, { description: 'The adverse events that the key may see, latest onset first.' })
  @Requires('READ_PATIENTS')
  @Planned(rows(({ filter }: AdverseEventsArgs) => adverseEventsRead(filter)))
  adverseEvents(
    @Args(() => AdverseEventsArgs) { filter, ...page }: AdverseEventsArgs,
    @Ctx() { adverseEvents }: Context,
  ) {
    return adverseEvents.page(page, adverseEventsRead(filter));
  }

  @FieldResolver(() => CourseType, { description: 'The course during or after which it happened.' })
  @Planned(reference('courseId'))
  course(@Root() { courseId }: Row<AdverseEvent>, @Ctx() { courses }: Context) {
    return courses.requireById(courseId);
  }

  @FieldResolver(() => SessionType, {
    nullable: true,
    description: 'The session that it followed; null when none was named.',
  })
  @Planned(sessionThatItFollowed)
  session(@Root() event: Row<AdverseEvent>, @Ctx() { adverseEvents }: Context) {
    return adverseEvents.sessionOf(event);
  }
}

@Resolver(() => CourseType)
export class CourseAdverseEventsResolver {
  @FieldResolver(() => [AdverseEventType], { description: 'What went wrong, in the order in which it began.' })
  @Planned(rows(adverseEventsOfCourse))
  adverseEvents(@Root() { id }: { id: string }, @Ctx() { adverseEvents }: Context) {
    return adverseEvents.of(id);
  }
}
