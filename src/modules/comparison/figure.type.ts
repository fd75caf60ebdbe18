import { Field, Float, ObjectType } from 'type-graphql';
import { describedEnum } from '../../platform/graphql/described-enum.js';
import { undefinedReasons, type FigureNote, type UndefinedReason } from './statistics/undefined-reason.js';

export const UndefinedReasonEnum = describedEnum('UndefinedReason', 'Why a figure is null.', undefinedReasons);

@ObjectType('FigureNote', { description: 'Why a figure is null: it could not, or must not, be told.' })
export class FigureNoteType implements FigureNote {
  @Field(() => String, { description: 'The name of the field.' })
  figure!: string;

  @Field(() => UndefinedReasonEnum, { description: 'Stable: programs may branch on it.' })
  code!: UndefinedReason;

  @Field(() => String, { description: 'A sentence for somebody who manages a clinic.' })
  message!: string;
}

@ObjectType('Interval', { description: 'An estimate with the limits of its confidence interval.' })
export class IntervalType {
  @Field(() => Float, { description: 'The estimate itself.' })
  estimate!: number;

  @Field(() => Float, { nullable: true, description: 'The lower limit.' })
  lower!: number | null;

  @Field(() => Float, { nullable: true, description: 'The upper limit.' })
  upper!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The standard error; null for shares, whose intervals have none.',
  })
  standardError?: number | null;
}

@ObjectType('StatisticalTest', {
  description: 'A test of a hypothesis. Its p value says how odd the data would be if nothing differed.',
})
export class StatisticalTestType {
  @Field(() => String, { description: 'Which test.' })
  name!: string;

  @Field(() => Float, { nullable: true, description: 'The test statistic; null when it could not be computed.' })
  statistic!: number | null;

  @Field(() => Float, { nullable: true, description: 'Degrees of freedom of the numerator.' })
  df1!: number | null;

  @Field(() => Float, { nullable: true, description: 'Degrees of freedom of the denominator.' })
  df2!: number | null;

  @Field(() => Float, { nullable: true, description: 'The p value.' })
  pValue!: number | null;

  @Field(() => [FigureNoteType], { description: 'Why the test could not be made; empty when it could.' })
  notes!: readonly FigureNoteType[];
}
