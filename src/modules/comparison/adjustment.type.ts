import { Field, Float, Int, ObjectType } from 'type-graphql';
import { StatisticalTestType } from './figure.type.js';

@ObjectType('AdjustmentCoefficient', {
  description: 'How much the change goes up when a covariate goes up by one unit, all else equal.',
})
export class AdjustmentCoefficientType {
  @Field(() => String, { description: 'The covariate, as in `BASELINE` or `SEX=MALE`.' })
  covariate!: string;

  @Field(() => Float, { description: 'Its mean over the courses analysed: where the adjusted means stand.' })
  mean!: number;

  @Field(() => Float, { description: 'The coefficient.' })
  estimate!: number;

  @Field(() => Float, { description: 'Its standard error.' })
  standardError!: number;

  @Field(() => Float, { description: 'Lower limit of its interval.' })
  lower!: number;

  @Field(() => Float, { description: 'Upper limit of its interval.' })
  upper!: number;

  @Field(() => Float, { description: 'Estimate over standard error.' })
  t!: number;

  @Field(() => Float, { description: 'Two-sided, for a coefficient of zero.' })
  pValue!: number;

  @Field(() => Float, {
    description: 'How many times other covariates inflate its variance; above 30 it is hardly its own.',
  })
  varianceInflation!: number;
}

@ObjectType('Adjustment', {
  description: 'The analysis of covariance: one intercept a group and common slopes for the covariates.',
})
export class AdjustmentType {
  @Field(() => Int, { description: 'Courses in the model.' })
  n!: number;

  @Field(() => [AdjustmentCoefficientType], { description: 'The slopes.' })
  coefficients!: AdjustmentCoefficientType[];

  @Field(() => Float, { description: "Standard deviation around the model, in the measure's unit." })
  residualSd!: number;

  @Field(() => Int, { description: 'Residual degrees of freedom.' })
  residualDf!: number;

  @Field(() => Float, { description: 'Share of the variance that groups and covariates explain, 0 to 1.' })
  rSquared!: number;

  @Field(() => StatisticalTestType, { description: 'Whether the adjusted means differ.' })
  groupTest!: StatisticalTestType;

  @Field(() => StatisticalTestType, {
    description: 'Whether the covariates matter equally in all groups; if not, one difference does not tell it all.',
  })
  slopeHomogeneity!: StatisticalTestType;
}
