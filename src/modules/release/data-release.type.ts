import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { Requires } from '../../platform/auth/requires.js';
import { NodeType } from '../../platform/graphql/node.type.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { Payload } from '../../platform/graphql/user-error.type.js';
import type { DataRelease } from './data-release.entity.js';

@ObjectType('DataRelease', {
  implements: NodeType,
  description: 'A numbered cut of the outcomes. The same release gives the same figures for ever.',
})
@Requires('COMPARE_OUTCOMES')
export class DataReleaseType
  extends NodeType
  implements Pick<DataRelease, 'number' | 'courses' | 'hash' | 'minimumGroupSize'>
{
  @Field(() => Int, { description: 'Counts the releases of the organization, from 1.' })
  number!: number;

  @Field(() => DateTimeScalar, { description: 'The instant of the cut: what was recorded later is not in it.' })
  cutOff!: string;

  @Field(() => Int, { description: 'How many courses it holds.' })
  courses!: number;

  @Field(() => Int, {
    description: 'Groups with fewer distinct patients are left out of comparisons from this release.',
  })
  minimumGroupSize!: number;

  @Field(() => String, { description: 'SHA-256 over its facts: equal hashes mean equal facts.' })
  hash!: string;
}

@InputType('PublishDataReleaseInput', { description: 'A release is cut from all records; nothing can be chosen.' })
export class PublishDataReleaseInput {
  @Field(() => String, { nullable: true, description: 'Echoed in the answer, to match it with the request.' })
  clientMutationId?: string | null;
}

@ObjectType('PublishDataReleasePayload', { description: 'The new release.' })
export class PublishDataReleasePayload extends Payload {
  @Field(() => DataReleaseType, {
    nullable: true,
    description: 'The release from which comparisons answer from now on.',
  })
  release?: DataReleaseType | null;

  @Field(() => String, { nullable: true, description: 'What the request gave.' })
  clientMutationId?: string | null;
}
