import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Requires } from '../../platform/auth/requires.js';
import { describedEnum } from '../../platform/graphql/described-enum.js';
import { OutcomeMeasureType } from '../outcome-measure/outcome-measure.type.js';
import { TimepointScalar } from '../outcome-measure/timepoint.scalar.js';
import { DataReleaseType } from '../release/data-release.type.js';
import { ComparisonDimensionEnum } from './comparison-input.type.js';
import type { Dimension } from './dimension.js';
import { AdjustmentType } from './adjustment.type.js';
import { comparisonWarnings, type ComparisonWarningCode } from './statistics/comparison-warning.js';
import { FigureNoteType, IntervalType, StatisticalTestType } from './figure.type.js';

export const ComparisonWarningCodeEnum = describedEnum(
  'ComparisonWarningCode',
  'What a careful statistician would say about reading a comparison.',
  comparisonWarnings,
);

@ObjectType('ComparisonWarning', { description: 'What to mind when reading the comparison, and what to do about it.' })
export class ComparisonWarningType {
  @Field(() => ComparisonWarningCodeEnum, { description: 'Stable: programs may branch on it.' })
  code!: ComparisonWarningCode;

  @Field(() => String, { description: 'A sentence for somebody who manages a clinic.' })
  message!: string;
}

@ObjectType('FollowUp', {
  description: 'How far follow-up has come, in courses. What is missing may fare differently from what is not.',
})
export class FollowUpType {
  @Field(() => Int, { description: 'Courses begun whose protocol has this measure at this timepoint.' })
  started!: number;

  @Field(() => Int, { description: 'Of these, those whose assessment window has closed before the cut-off.' })
  due!: number;

  @Field(() => Int, { description: 'Those that were assessed, due or not.' })
  observed!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Share of the due ones without assessment, 0 to 1; null when none is due.',
  })
  missingShare!: number | null;
}

@ObjectType('OutcomeStatistics', { description: "The change (follow-up minus baseline) in the measure's unit." })
export class OutcomeStatisticsType {
  @Field(() => Int, {
    description: 'Courses analysed: with baseline, follow-up and every covariate that is adjusted for.',
  })
  n!: number;

  @Field(() => Float, { nullable: true, description: 'Mean change.' })
  mean!: number | null;

  @Field(() => Float, { nullable: true, description: 'Standard deviation of the change, with divisor n − 1.' })
  sd!: number | null;

  @Field(() => Float, { nullable: true, description: 'Standard error of the mean change, sd/√n.' })
  standardError!: number | null;

  @Field(() => IntervalType, { nullable: true, description: "The mean change with its interval by Student's t." })
  interval!: IntervalType | null;

  @Field(() => Float, { nullable: true, description: 'Median change; withheld under 20 courses.' })
  median!: number | null;

  @Field(() => Float, { nullable: true, description: 'Mean at baseline of the courses analysed.' })
  baselineMean!: number | null;

  @Field(() => Float, { nullable: true, description: 'Standard deviation at baseline of the courses analysed.' })
  baselineSd!: number | null;
}

@ObjectType('GroupKey', { description: 'What a group is, in one dimension.' })
export class GroupKeyType {
  @Field(() => ComparisonDimensionEnum, { description: 'The dimension.' })
  dimension!: Dimension;

  @Field(() => String, {
    description: 'The code, as in `JHB`, `waist-slimming@2`, `40-49` or `2025-Q1`; NOT_RECORDED where it is not.',
  })
  code!: string;

  @Field(() => String, { description: 'What people call it. A practitioner is called by the code.' })
  label!: string;
}

@ObjectType('OutcomeGroup', {
  description: 'The outcomes of one group of courses. Groups have an order of keys, and no ranks.',
})
export class OutcomeGroupType {
  @Field(() => [GroupKeyType], { description: 'What the group is: one key for each dimension of `groupBy`.' })
  keys!: GroupKeyType[];

  @Field(() => OutcomeStatisticsType, { nullable: true, description: 'The change in this group.' })
  statistics!: OutcomeStatisticsType | null;

  @Field(() => FollowUpType, { nullable: true, description: 'How far follow-up has come here.' })
  followUp!: FollowUpType | null;

  @Field(() => IntervalType, {
    nullable: true,
    description: 'Mean change as it would be with the covariates at their means over all courses analysed.',
  })
  adjustedMean!: IntervalType | null;

  @Field(() => IntervalType, {
    nullable: true,
    description: 'From the mean of all courses shown, each counting once; adjusted when `adjustFor` is given.',
  })
  difference!: IntervalType | null;

  @Field(() => Float, { nullable: true, description: 'Two-sided, for a difference of zero.' })
  pValue!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The p value after Benjamini and Hochberg over the groups of this answer.',
  })
  adjustedPValue!: number | null;

  @Field(() => IntervalType, {
    nullable: true,
    description: 'Share of the courses analysed that responded, with its Wilson interval.',
  })
  responders!: IntervalType | null;

  @Field(() => IntervalType, {
    nullable: true,
    description: 'Share of the due courses that responded, counting those without follow-up as no response.',
  })
  respondersOfDue!: IntervalType | null;

  @Field(() => [FigureNoteType], { description: 'Why figures of this group are null.' })
  notes!: FigureNoteType[];
}

@ObjectType('OutcomeComparison', {
  description:
    'Outcomes of groups of courses side by side. Never a ranking. A figure that cannot or must not be told is null, with the reason in `notes`.',
})
@Requires('COMPARE_OUTCOMES')
export class OutcomeComparisonType {
  @Field(() => OutcomeMeasureType, { description: 'What was measured.' })
  measure!: OutcomeMeasureType;

  @Field(() => TimepointScalar, { description: 'Which follow-up.' })
  timepoint!: string;

  @Field(() => DataReleaseType, { description: 'The release that it was computed from.' })
  release!: DataReleaseType;

  @Field(() => Int, {
    nullable: true,
    description: 'Courses analysed in the groups shown. Every total here is over the groups shown.',
  })
  n!: number | null;

  @Field(() => OutcomeStatisticsType, { nullable: true, description: 'The change over the groups shown.' })
  overall!: OutcomeStatisticsType | null;

  @Field(() => [OutcomeGroupType], { description: 'The groups with enough patients, in the order of their codes.' })
  groups!: OutcomeGroupType[];

  @Field(() => Int, {
    description: 'How many groups have too few patients to be told of. They take part in nothing here.',
  })
  suppressedGroups!: number;

  @Field(() => FollowUpType, { nullable: true, description: 'How far follow-up has come over the groups shown.' })
  followUp!: FollowUpType | null;

  @Field(() => StatisticalTestType, {
    nullable: true,
    description: 'Whether mean changes differ, without assuming equal variances.',
  })
  welch!: StatisticalTestType | null;

  @Field(() => StatisticalTestType, {
    nullable: true,
    description: 'Whether mean changes differ, by the classical one-way F test.',
  })
  anova!: StatisticalTestType | null;

  @Field(() => AdjustmentType, {
    nullable: true,
    description: 'The model behind the adjusted figures; null without `adjustFor`.',
  })
  adjustment!: AdjustmentType | null;

  @Field(() => IntervalType, {
    nullable: true,
    description: 'Share of the courses analysed that responded, over the groups shown.',
  })
  responders!: IntervalType | null;

  @Field(() => [FigureNoteType], { description: 'Why figures of the whole are null.' })
  notes!: FigureNoteType[];

  @Field(() => [ComparisonWarningType], { description: 'What to mind when reading this.' })
  warnings!: ComparisonWarningType[];

  @Field(() => String, { description: 'What was computed and how, enough to repeat it.' })
  method!: string;
}
