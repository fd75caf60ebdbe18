import { Field, Float, InputType, ObjectType } from 'type-graphql';
import { Requires } from '../../platform/auth/requires.js';
import { describedEnum } from '../../platform/graphql/described-enum.js';
import { DateScalar } from '../../platform/graphql/scalars.js';
import { IndicationScalar } from '../outcome-measure/indication.scalar.js';
import { BodyAreaScalar } from '../protocol/body-area.scalar.js';
import { CocktailComponentInput } from '../protocol/cocktail.type.js';
import { indicationClasses, type IndicationClass } from './indication-class.js';
import { maximumUnits, type MaximumAmount, type MaximumUnit } from './maximum-amounts.js';
import {
  mixtureFindingCodes,
  mixtureFindingKinds,
  mixtureFindingSeverities,
  type MixtureFinding,
  type MixtureFindingCode,
  type MixtureFindingKind,
  type MixtureFindingSeverity,
} from './mixture-finding.js';
import { regulatoryStates, type RegulatoryState, type RegulatoryStatus } from './regulatory-status.js';

const MixtureFindingKindEnum = describedEnum(
  'MixtureFindingKind',
  'What a finding about a mixture rests on.',
  mixtureFindingKinds,
);
const MixtureFindingSeverityEnum = describedEnum(
  'MixtureFindingSeverity',
  'How much a finding about a mixture weighs, the worst first.',
  mixtureFindingSeverities,
);
const MixtureFindingCodeEnum = describedEnum(
  'MixtureFindingCode',
  'What was found about a mixture.',
  mixtureFindingCodes,
);
const MaximumUnitEnum = describedEnum('MaximumUnit', 'What a maximum amount is stated in.', maximumUnits);
const RegulatoryStateEnum = describedEnum(
  'RegulatoryState',
  'Where a substance or mixture stands with an authority.',
  regulatoryStates,
);
const IndicationClassEnum = describedEnum(
  'IndicationClass',
  'What authorities tell apart when they allow or forbid.',
  indicationClasses,
);

const verified = 'Whether it was read in a public label, paper or decision. What was not never blocks a treatment.';

@ObjectType('MixtureFinding', {
  description: 'One thing that is known, or not known, of a mixture. Each pair of substances has at least one.',
})
@Requires('READ_PROTOCOLS')
export class MixtureFindingType implements MixtureFinding {
  @Field(() => MixtureFindingKindEnum, { description: 'What it rests on.' })
  kind!: MixtureFindingKind;

  @Field(() => MixtureFindingSeverityEnum, { description: 'How much it weighs.' })
  severity!: MixtureFindingSeverity;

  @Field(() => MixtureFindingCodeEnum, { description: 'What was found.' })
  code!: MixtureFindingCode;

  @Field(() => [String], { description: 'The codes of the substances that it is about.' })
  substances!: string[];

  @Field(() => String, { description: 'A sentence for people: what it is, and how to mend it.' })
  message!: string;

  @Field(() => String, { nullable: true, description: 'Where it was read; null for what nobody knows.' })
  source!: string | null;

  @Field(() => Boolean, { description: `${verified} False for what nobody knows.` })
  verified!: boolean;
}

@ObjectType('MixtureCheck', { description: 'What is known of a mixture. Nothing of it is stored.' })
@Requires('READ_PROTOCOLS')
export class MixtureCheckType {
  @Field(() => MixtureFindingSeverityEnum, { description: 'The worst of the findings.' })
  severity!: MixtureFindingSeverity;

  @Field(() => [MixtureFindingType], {
    description: 'Pairs first, in the order of mixing, then amounts, then what authorities say.',
  })
  findings!: MixtureFindingType[];
}

@ObjectType('MaximumAmount', { description: 'The most of a substance that a session gives.' })
@Requires('READ_PROTOCOLS')
export class MaximumAmountType implements Omit<MaximumAmount, 'substance'> {
  @Field(() => Float, { description: 'How much, in `unit`.' })
  amount!: number;

  @Field(() => MaximumUnitEnum, { description: 'What the amount is stated in.' })
  unit!: MaximumUnit;

  @Field(() => String, { description: 'Where it comes from.' })
  source!: string;

  @Field(() => Boolean, { description: verified })
  verified!: boolean;
}

@ObjectType('RegulatoryStatus', { description: 'What an authority says of a substance.' })
@Requires('READ_PROTOCOLS')
export class RegulatoryStatusType implements Omit<RegulatoryStatus, 'subjects'> {
  @Field(() => [String], { description: 'Where it holds (ISO 3166-1 alpha-2).' })
  countries!: string[];

  @Field(() => IndicationClassEnum, { description: 'For which use it holds.' })
  indicationClass!: IndicationClass;

  @Field(() => RegulatoryStateEnum, { description: 'Where the substance stands.' })
  status!: RegulatoryState;

  @Field(() => String, { description: 'Its first day, or the year where no day is known.' })
  from!: string;

  @Field(() => String, { nullable: true, description: 'The first day on which it holds no more; null while it holds.' })
  to!: string | null;

  @Field(() => String, { description: 'Whose law or decision it is.' })
  jurisdiction!: string;

  @Field(() => String, { description: 'What it says, in short.' })
  reason!: string;

  @Field(() => String, { description: 'The decision, with its date.' })
  source!: string;

  @Field(() => Boolean, { description: verified })
  verified!: boolean;
}

@InputType('CheckMixtureInput', {
  description:
    'What is to be mixed, and for what. What is left out is taken as not known, and the answer says what it would decide.',
})
export class CheckMixtureInput {
  @Field(() => [CocktailComponentInput], {
    description: 'All that goes into the syringe, diluents included, in the order of mixing.',
  })
  components!: CocktailComponentInput[];

  @Field(() => String, { nullable: true, description: 'Where it is to be given (ISO 3166-1 alpha-2), as in `ZA`.' })
  country?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'On which day; today (UTC) when left out.' })
  on?: string | null;

  @Field(() => Float, { nullable: true, description: 'The area to be treated, in cm².' })
  areaCm2?: number | null;

  @Field(() => Float, { nullable: true, description: "The patient's body weight, in kg." })
  weightKg?: number | null;

  @Field(() => IndicationScalar, { nullable: true, description: 'What is treated.' })
  indication?: string | null;

  @Field(() => [BodyAreaScalar], { nullable: true, description: 'All areas that are treated.' })
  areas?: string[] | null;
}
