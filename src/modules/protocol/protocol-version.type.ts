import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Requires } from '../../platform/auth/requires.js';
import { describedEnum } from '../../platform/graphql/described-enum.js';
import { NodeType } from '../../platform/graphql/node.type.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { Payload } from '../../platform/graphql/user-error.type.js';
import { protocolVersionStatuses, type ProtocolVersionStatus } from '../codes/protocol-version-status.js';
import { OutcomeMeasureType } from '../outcome-measure/outcome-measure.type.js';
import { TimepointScalar } from '../outcome-measure/timepoint.scalar.js';
import { CocktailComponentInput, CocktailMixtureInput } from './cocktail.type.js';
import { CoursePhaseInput } from './course-plan.type.js';
import type { ProtocolVersion } from './protocol-version.entity.js';
import { TechniqueSpecInput } from './technique.type.js';

export const ProtocolVersionStatusEnum = describedEnum(
  'ProtocolVersionStatus',
  'Where a protocol version stands.',
  protocolVersionStatuses,
);

@ObjectType('PlannedAssessment', {
  description: 'A measure that a protocol version plans, with the times at which it is due.',
})
@Requires('READ_PROTOCOLS')
export class PlannedAssessmentType {
  @Field(() => OutcomeMeasureType, { description: 'What is measured.' })
  measure!: OutcomeMeasureType;

  @Field(() => [TimepointScalar], { description: 'When it is due.' })
  timepoints!: string[];
}

@ObjectType('ProtocolVersion', {
  implements: NodeType,
  description:
    'One edition of a protocol. A draft may change; once published it never changes again, but may be retired for good.',
})
@Requires('READ_PROTOCOLS')
export class ProtocolVersionType
  extends NodeType
  implements
    Pick<
      ProtocolVersion,
      | 'number'
      | 'status'
      | 'summaryOfChanges'
      | 'sessions'
      | 'intervalDays'
      | 'maintenanceIntervalDays'
      | 'retirementReason'
      | 'version'
    >
{
  @Field(() => Int, { description: 'Which edition it is, from 1.' })
  number!: number;

  @Field(() => ProtocolVersionStatusEnum, { description: 'Where it stands.' })
  status!: ProtocolVersionStatus;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Since when it never changes; null for a draft.' })
  publishedAt!: string | null;

  @Field(() => String, { nullable: true, description: 'What is new in it, and why, in the words of its authors.' })
  summaryOfChanges!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was retired; null while it is not.' })
  retiredAt!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it was retired; null while it is not, or when not recorded.',
  })
  retirementReason!: string | null;

  @Field(() => Int, { description: 'Sessions of the induction; `phases` tells the whole course.' })
  sessions!: number;

  @Field(() => Int, { description: 'Days from one session of the first phase to the next.' })
  intervalDays!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Days between maintenance sessions after the course; null when none are planned.',
  })
  maintenanceIntervalDays!: number | null;

  @Field(() => Int, { description: 'Counts the changes of the draft; pass it back when you change or publish it.' })
  version!: number;
}

@InputType('PlannedAssessmentInput', { description: 'A measure, with the times at which it is due.' })
export class PlannedAssessmentInput {
  @Field(() => String, { description: 'The code of the measure; `outcomeMeasures` lists them.' })
  measure!: string;

  @Field(() => [TimepointScalar], { description: 'When it is due.' })
  timepoints!: string[];
}

@InputType('ProtocolVersionInput', { description: 'What a protocol version asks for.' })
export abstract class ProtocolVersionInput {
  @Field(() => String, { nullable: true, description: 'What is new in this version, and why.' })
  summaryOfChanges?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Sessions of the induction. Needed where neither phases nor an earlier version say it.',
  })
  sessions?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Days from one session to the next. Needed where neither phases nor an earlier version say it.',
  })
  intervalDays?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Days between maintenance sessions after the course; null for none.',
  })
  maintenanceIntervalDays?: number | null;

  @Field(() => [CoursePhaseInput], {
    nullable: true,
    description:
      'The whole course in phases; empty or null for none. `sessions` (the sum of the inductions), `intervalDays` (of the ' +
      'first phase) and `maintenanceIntervalDays` follow from them: leave these out, or let them agree.',
  })
  phases?: CoursePhaseInput[] | null;

  @Field(() => TechniqueSpecInput, {
    nullable: true,
    description: 'How the injections are to be done; what is left out is free.',
  })
  technique?: TechniqueSpecInput | null;

  @Field(() => [CocktailComponentInput], {
    nullable: true,
    description: 'All that is mixed, in the order of mixing; free when empty.',
  })
  cocktail?: CocktailComponentInput[] | null;

  @Field(() => [CocktailMixtureInput], {
    nullable: true,
    description: 'Other mixtures that follow the protocol as well as `cocktail`; none when empty.',
  })
  cocktailAlternatives?: CocktailMixtureInput[] | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'The distance, 0 to 1, up to which a mixture still follows the protocol: by amounts (Ruzicka) where all are known, else ' +
      'by substances (Jaccard). 0 when never stated.',
  })
  cocktailTolerance?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'How much the cocktail counts in distances; 1 when never stated.',
  })
  cocktailWeight?: number | null;

  @Field(() => [PlannedAssessmentInput], { nullable: true, description: 'Every measure that is due, and when.' })
  assessments?: PlannedAssessmentInput[] | null;
}

@InputType('DraftProtocolVersionInput', {
  description:
    'A draft of a further version. It starts as a copy of the version in force, or of the one that `copyFrom` names; with ' +
    '`versionId` an existing draft is changed instead. What is left out stays as it is there; within `technique`, a ' +
    'parameter that is left out stays and null frees it; `phases`, `cocktail`, `cocktailAlternatives` and `assessments` ' +
    'replace the whole list. A cocktail that is freed loses its alternatives.',
})
export class DraftProtocolVersionInput extends ProtocolVersionInput {
  @Field(() => ID, { description: 'The protocol.' })
  protocolId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'A draft of the protocol to change, instead of making a new one; goes with `version`.',
  })
  versionId?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The `version` of that draft as it was read; refused as STALE when it was changed since.',
  })
  version?: number | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The version of the protocol that a new draft starts from; the version in force when left out, else the newest.',
  })
  copyFrom?: string | null;
}

@InputType('PublishProtocolVersionInput', { description: 'Which draft to put in force.' })
export class PublishProtocolVersionInput {
  @Field(() => ID, { description: 'The id of the draft.' })
  id!: string;

  @Field(() => Int, {
    description:
      'The `version` of the draft as it was read, so that nothing unread is published; STALE when it was changed.',
  })
  version!: number;
}

@InputType('RetireProtocolVersionInput', { description: 'Which published version to retire, and why.' })
export class RetireProtocolVersionInput {
  @Field(() => ID, { description: 'The id of the version.' })
  id!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The `version` of it as it was read; refused as STALE when it was changed since.',
  })
  version?: number | null;

  @Field(() => String, { description: 'Why no new course should start on it.' })
  reason!: string;
}

@ObjectType('DraftProtocolVersionPayload', { description: 'The draft, or why there is none.' })
export class DraftProtocolVersionPayload extends Payload {
  @Field(() => ProtocolVersionType, { nullable: true, description: 'The draft as stored; null when refused.' })
  protocolVersion?: ProtocolVersionType | null;
}

@ObjectType('PublishProtocolVersionPayload', { description: 'The version in force, or why the draft stays a draft.' })
export class PublishProtocolVersionPayload extends Payload {
  @Field(() => ProtocolVersionType, { nullable: true, description: 'The published version; null when refused.' })
  protocolVersion?: ProtocolVersionType | null;
}

@ObjectType('RetireProtocolVersionPayload', { description: 'The retired version, or why it stays in force.' })
export class RetireProtocolVersionPayload extends Payload {
  @Field(() => ProtocolVersionType, { nullable: true, description: 'The retired version; null when refused.' })
  protocolVersion?: ProtocolVersionType | null;
}
