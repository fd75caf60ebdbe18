import { Arg, Ctx, Extensions, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Requires } from '../../platform/auth/requires.js';
import type { OutcomeGroup } from './compare-outcomes.js';
import { OutcomeComparisonInput } from './comparison-input.type.js';
import type { ComparisonAnswer } from './comparison.service.js';
import { OutcomeComparisonType, OutcomeGroupType } from './comparison.type.js';

/** A comparison reads all facts of a measure: as much work as some thousand records. */
const COMPARISON_COST = 5000;

@Resolver(() => OutcomeComparisonType)
export class ComparisonResolver {
  @Query(() => OutcomeComparisonType, {
    description:
      "Compares a measure's change between groups of courses, from the current data release. Branch roles compare their own clinics.",
  })
  @Requires('COMPARE_OUTCOMES')
  @Extensions({ cost: COMPARISON_COST })
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
