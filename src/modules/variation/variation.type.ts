import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Requires } from '../../platform/auth/requires.js';
import { ConnectionOf } from '../../platform/graphql/connection.type.js';
import { describedEnum } from '../../platform/graphql/described-enum.js';
import { NodeType } from '../../platform/graphql/node.type.js';
import { DateScalar, DateTimeScalar } from '../../platform/graphql/scalars.js';
import { variationStatuses, type VariationStatus } from '../codes/variation-status.js';
import type { Variation } from './variation.entity.js';

export const VariationStatusEnum = describedEnum(
  'VariationStatus',
  "Where a practitioner's variation of a protocol stands.",
  variationStatuses,
);

@ObjectType('Variation', {
  implements: NodeType,
  description:
    "A practitioner's own way of doing a protocol: stated, reasoned, reviewed. Sessions that match it count as declared.",
})
@Requires('READ_PROTOCOLS')
export class VariationType
  extends NodeType
  implements Pick<Variation, 'status' | 'rationale' | 'evidence' | 'reviewNote' | 'version'>
{
  @Field(() => VariationStatusEnum, { description: 'Where it stands.' })
  status!: VariationStatus;

  @Field(() => String, { description: 'Why the practitioner departs from the protocol.' })
  rationale!: string;

  @Field(() => [String], { description: 'What speaks for it, one each: papers, guidelines, own audits.' })
  evidence!: string[];

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The first day on which sessions that match it count as declared; null: the day of its review.',
  })
  validFrom!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'The last such day; null while it is open. An approved variation whose last day is over stays `APPROVED`.',
  })
  validUntil!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was proposed.' })
  proposedAt!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was reviewed; null when not recorded.' })
  reviewedAt!: string | null;

  @Field(() => String, { nullable: true, description: 'What the reviewer said.' })
  reviewNote!: string | null;

  @Field(() => Int, { description: 'Counts the changes.' })
  version!: number;
}

export const VariationConnection = ConnectionOf('Variation', () => VariationType);

@InputType('VariationFilter', { description: 'Which variations; all conditions must hold.' })
export class VariationFilter {
  @Field(() => [VariationStatusEnum], { nullable: true, description: 'Standing at one of these.' })
  statuses?: VariationStatus[] | null;

  @Field(() => ID, { nullable: true, description: 'Of this practitioner.' })
  practitionerId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of any version of this protocol.' })
  protocolId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of exactly this protocol version.' })
  protocolVersionId?: string | null;
}
