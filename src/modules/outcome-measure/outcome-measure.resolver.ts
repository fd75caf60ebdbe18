import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { Requires } from '../../platform/auth/requires.js';
import { payload } from '../../platform/graphql/payload.js';
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
