import { Arg, Ctx, FieldResolver, Float, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Planned, reference, rows } from '../../platform/read-planner/planned.js';
import { Requires } from '../../platform/auth/requires.js';
import { payload } from '../../platform/graphql/payload.js';
import type { Row } from '../../platform/reads/stored-type.js';
import { OutcomeMeasureType } from '../outcome-measure/outcome-measure.type.js';
import { CourseType } from '../treatment/course.type.js';
import { correctionOf, type WhichRecords } from '../treatment/session.reads.js';
import type { OutcomeAssessment } from './outcome-assessment.entity.js';
import { changeOfAssessment, outcomesOfCourse, progressOfCourse } from './outcome.reads.js';
import {
  CorrectOutcomeInput,
  CorrectOutcomePayload,
  MeasureProgressType,
  OutcomeAssessmentType,
  RecordOutcomeInput,
  RecordOutcomePayload,
} from './outcome.type.js';

@Resolver(() => OutcomeAssessmentType)
export class OutcomeResolver {
  @FieldResolver(() => CourseType, { description: 'The course that it belongs to.' })
  @Planned(reference('courseId'))
  course(@Root() { courseId }: Row<OutcomeAssessment>, @Ctx() { courses }: Context) {
    return courses.requireById(courseId);
  }

  @FieldResolver(() => OutcomeMeasureType, { description: 'What was measured.' })
  @Planned(reference('measureId'))
  measure(@Root() { measureId }: Row<OutcomeAssessment>, @Ctx() { outcomeMeasures }: Context) {
    return outcomeMeasures.requireById(measureId);
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description:
      "This value minus the course's baseline, in decimal arithmetic; null for a baseline, or where there is none.",
  })
  @Planned(changeOfAssessment)
  changeFromBaseline(@Root() assessment: Row<OutcomeAssessment>, @Ctx() { outcomes }: Context) {
    return outcomes.changeOf(assessment);
  }

  @FieldResolver(() => OutcomeAssessmentType, {
    nullable: true,
    description: 'The record that this one replaced; null for a first record.',
  })
  @Planned(reference('correctsId'))
  corrects(@Root() { correctsId }: Row<OutcomeAssessment>, @Ctx() { outcomes }: Context) {
    return correctsId && outcomes.byId(correctsId);
  }

  @FieldResolver(() => OutcomeAssessmentType, {
    nullable: true,
    description: 'The record that replaced this one; null while this is the current one.',
  })
  @Planned(rows(correctionOf))
  correctedBy(@Root() { id }: Row<OutcomeAssessment>, @Ctx() { outcomes }: Context) {
    return outcomes.correctionOf(id);
  }

  @Mutation(() => RecordOutcomePayload, {
    description: 'Records what a measure read. Several may be recorded under one timepoint: the latest counts.',
  })
  @Requires('RECORD_OUTCOMES')
  recordOutcome(
    @Arg('input', () => RecordOutcomeInput, { description: 'What was read.' }) input: RecordOutcomeInput,
    @Ctx() context: Context,
  ) {
    return payload(context, 'outcome', () => context.outcomes.record(input));
  }

  @Mutation(() => CorrectOutcomePayload, {
    description:
      'Replaces a record of an outcome by a new one. The old record stays readable and leads to the new one.',
  })
  @Requires('RECORD_OUTCOMES')
  correctOutcome(
    @Arg('input', () => CorrectOutcomeInput, { description: 'Which record, and what it should have said.' })
    input: CorrectOutcomeInput,
    @Ctx() context: Context,
  ) {
    return payload(context, 'outcome', () => context.outcomes.correct(input));
  }
}

@Resolver(() => MeasureProgressType)
export class MeasureProgressResolver {
  @FieldResolver(() => OutcomeMeasureType, { description: 'What was measured.' })
  measure(@Root() { measureId }: { measureId: string }, @Ctx() { outcomeMeasures }: Context) {
    return outcomeMeasures.requireById(measureId);
  }
}

@Resolver(() => CourseType)
export class CourseOutcomesResolver {
  @FieldResolver(() => [OutcomeAssessmentType], { description: 'What measures read, earliest first.' })
  @Planned(rows((which: WhichRecords) => outcomesOfCourse(which)))
  outcomes(
    @Root() { id }: { id: string },
    @Arg('includeCorrected', () => Boolean, {
      defaultValue: false,
      description: 'Also the records that a correction replaced.',
    })
    includeCorrected: boolean,
    @Ctx() { outcomes }: Context,
  ) {
    return outcomes.of(id, { includeCorrected });
  }

  @FieldResolver(() => [MeasureProgressType], {
    description: 'Per measure the baseline, each follow-up and its change.',
  })
  @Planned(progressOfCourse)
  progress(@Root() { id }: { id: string }, @Ctx() { outcomes }: Context) {
    return outcomes.progressOf(id);
  }
}
