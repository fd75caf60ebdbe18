import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { Planned, rows } from '../../platform/read-planner/planned.js';
import { Requires } from '../../platform/auth/requires.js';
import { payload } from '../../platform/graphql/payload.js';
import { outcomeMeasuresRead } from './outcome-measure.reads.js';
import {
  DefineOutcomeMeasureInput,
  DefineOutcomeMeasurePayload,
  OutcomeMeasureFilter,
  OutcomeMeasureType,
} from './outcome-measure.type.js';

@Resolver(() => OutcomeMeasureType)
export class OutcomeMeasureResolver {
  @Query(() => [OutcomeMeasureType], { description: 'What outcomes are measured by, by code.' })
  @Requires('READ_PROTOCOLS')
  @Planned(rows(({ filter }: { filter?: OutcomeMeasureFilter | null }) => outcomeMeasuresRead(filter)))
  outcomeMeasures(
    @Arg('filter', () => OutcomeMeasureFilter, { nullable: true, description: 'Which measures; all when left out.' })
    filter: OutcomeMeasureFilter | null,
    @Ctx() { outcomeMeasures }: Context,
  ) {
    return outcomeMeasures.list(filter);
  }

  @Mutation(() => DefineOutcomeMeasurePayload, { description: 'Defines a measure that outcomes can be recorded by.' })
  @Requires('DEFINE_MEASURES')
  defineOutcomeMeasure(
    @Arg('input', () => DefineOutcomeMeasureInput, { description: 'The new measure.' })
    input: DefineOutcomeMeasureInput,
    @Ctx() context: Context,
  ) {
    return payload(context, 'outcomeMeasure', () => context.outcomeMeasures.define(input));
  }
}
