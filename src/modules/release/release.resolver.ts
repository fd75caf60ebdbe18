import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { Planned, rows } from '../../platform/read-planner/planned.js';
import { Requires } from '../../platform/auth/requires.js';
import { payload } from '../../platform/graphql/payload.js';
import { newestRelease } from './release.reads.js';
import { DataReleaseType, PublishDataReleaseInput, PublishDataReleasePayload } from './data-release.type.js';

@Resolver(() => DataReleaseType)
export class ReleaseResolver {
  @Query(() => DataReleaseType, {
    nullable: true,
    description: 'The release from which comparisons answer; null before the first import.',
  })
  @Requires('COMPARE_OUTCOMES')
  @Planned(rows(newestRelease))
  currentRelease(@Ctx() { releases }: Context) {
    return releases.current();
  }

  @Mutation(() => PublishDataReleasePayload, {
    description: 'Cuts a release from the records as they are now. Every import does the same at its end.',
  })
  @Requires('PUBLISH_RELEASES')
  async publishDataRelease(
    @Arg('input', () => PublishDataReleaseInput, { description: 'Nothing is needed.' })
    { clientMutationId }: PublishDataReleaseInput,
    @Ctx() context: Context,
  ) {
    return { clientMutationId, ...(await payload(context, 'release', () => context.releases.publish())) };
  }
}
