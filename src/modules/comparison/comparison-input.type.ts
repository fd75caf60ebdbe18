import { Field, Float, InputType } from 'type-graphql';
import { describedEnum } from '../../platform/graphql/described-enum.js';
import { DeliveryModeEnum } from '../protocol/technique.type.js';
import { IndicationScalar } from '../outcome-measure/indication.scalar.js';
import { TimepointScalar } from '../outcome-measure/timepoint.scalar.js';
import { SexEnum } from '../patient/patient.type.js';
import type { DeliveryMode } from '../codes/delivery-mode.js';
import type { Sex } from '../codes/sex.js';
import { covariates, type Covariate } from './covariate.js';
import { dimensions, type Dimension } from './dimension.js';
import type { OutcomeFilter } from './outcome-filter.js';

export const ComparisonDimensionEnum = describedEnum(
  'ComparisonDimension',
  'What outcomes can be compared by.',
  dimensions,
);
export const CovariateEnum = describedEnum(
  'Covariate',
  'What a comparison can be adjusted for: only what was known at the start of the course.',
  covariates,
);

@InputType('OutcomeFilter', {
  description:
    'Which courses a comparison is over; all conditions must hold. Lists only: free ranges could single out patients.',
})
export class OutcomeFilterInput implements OutcomeFilter {
  @Field(() => [String], { nullable: true, description: 'At one of the clinics with these codes.' })
  clinics?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'In one of these regions.' })
  regions?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'By one of the practitioners with these codes.' })
  practitioners?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'On one of the protocols with these codes.' })
  protocols?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'On one of these versions, as in `waist-slimming@2`.' })
  protocolVersions?: string[] | null;

  @Field(() => [IndicationScalar], { nullable: true, description: 'For one of these indications.' })
  indications?: string[] | null;

  @Field(() => [DeliveryModeEnum], {
    nullable: true,
    description: 'Delivered in one of these ways at the first session.',
  })
  deliveries?: DeliveryMode[] | null;

  @Field(() => [SexEnum], { nullable: true, description: 'Of patients of one of these sexes.' })
  sexes?: Sex[] | null;

  @Field(() => [String], { nullable: true, description: 'Of patients in one of these ages, as in `40-49`.' })
  ageBands?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Begun in one of these quarters, as in `2025-Q1`.' })
  quarters?: string[] | null;
}

@InputType('ResponderInput', {
  description:
    'What counts as a response: a benefit of at least one of the two. Benefit is the change in the better direction.',
})
export class ResponderInput {
  @Field(() => Float, { nullable: true, description: "At least this much, in the measure's unit." })
  minimumBenefit?: number | null;

  @Field(() => Float, { nullable: true, description: 'At least this share of the baseline, as in 0.3.' })
  minimumShareOfBaseline?: number | null;
}

@InputType('OutcomeComparisonInput', { description: 'What to compare.' })
export class OutcomeComparisonInput {
  @Field(() => String, { description: 'The code of the measure; `outcomeMeasures` lists them.' })
  measure!: string;

  @Field(() => TimepointScalar, { description: 'Which follow-up; the change is follow-up minus baseline.' })
  timepoint!: string;

  @Field(() => [ComparisonDimensionEnum], { description: 'What to group the courses by: one dimension or two.' })
  groupBy!: Dimension[];

  @Field(() => OutcomeFilterInput, { nullable: true, description: 'Which courses; all when left out.' })
  filter?: OutcomeFilterInput | null;

  @Field(() => [CovariateEnum], {
    nullable: true,
    description: 'What to adjust for. Then only courses count of which all of it is recorded.',
  })
  adjustFor?: Covariate[] | null;

  @Field(() => ResponderInput, {
    nullable: true,
    description: "What counts as a response; the measure's minimal important difference when left out.",
  })
  responder?: ResponderInput | null;

  @Field(() => Float, { nullable: true, description: 'The confidence of all intervals.', defaultValue: 0.95 })
  confidence?: number | null;
}
