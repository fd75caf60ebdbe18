import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Requires } from '../../platform/auth/requires.js';
import type { OutcomeGroup } from './compare-outcomes.js';
import { OutcomeComparisonInput } from './comparison-input.type.js';
import type { ComparisonAnswer } from './comparison.service.js';
import { OutcomeComparisonType, OutcomeGroupType } from './comparison.type.js';

@Resolver(() => OutcomeComparisonType)
export class ComparisonResolver {
  @Query(() => OutcomeComparisonType, {
    description:
      "Compares a measure's change between groups of courses, from the current data release. Branch roles compare their own clinics.",
  })
  @Requires('COMPARE_OUTCOMES')
  compareOutcomes(
    @Arg('input', () => OutcomeComparisonInput, { description: 'What to compare.' }) input: OutcomeComparisonInput,
    @Ctx() { comparisons }: Context,
  ) {
    return comparisons.compare(input);
  }

  @FieldResolver(() => [OutcomeGroupType])
  groups(@Root() { groups, groupBy, labels }: ComparisonAnswer) {
    return groups.map((group: OutcomeGroup) => ({
      ...group,
      keys: group.codes.map((code, index) => {
        const dimension = groupBy[index]!;
        return { dimension, code, label: labels.get(dimension)?.get(code) ?? code };
      }),
    }));
  }
}
