import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Requires } from '../../platform/auth/requires.js';
import { describedEnum } from '../../platform/graphql/described-enum.js';
import { DateScalar } from '../../platform/graphql/scalars.js';
import type { TechniqueParameter } from '../codes/technique-parameter.js';
import type { TrainingSchool } from '../codes/training-school.js';
import { FigureNoteType, IntervalType, StatisticalTestType } from '../comparison/figure.type.js';
import { TrainingSchoolEnum } from '../practitioner/practitioner.type.js';
import { TechniqueParameterEnum } from '../protocol/technique.type.js';
import type { Interval } from '../comparison/statistics/interval.js';
import type { StatisticalTest } from '../comparison/statistics/statistical-test.js';
import type { GroupProfile, ParameterProfile } from './group-profile.js';
import { techniqueCharts } from './technique-chart.js';
import type { DriftPoint, ParameterVariation } from './technique-report.js';
import type { Trend } from './statistics/weighted-trend.js';

export const TechniqueChartEnum = describedEnum(
  'TechniqueChart',
  'Pictures of how a protocol is delivered.',
  techniqueCharts,
);

@InputType('TechniqueVariationInput', { description: 'Which courses the report is over; all conditions must hold.' })
export class TechniqueVariationInput {
  @Field(() => String, { description: 'The code of the protocol.' })
  protocol!: string;

  @Field(() => Int, { nullable: true, description: 'The number of one version; all versions when left out.' })
  version?: number | null;

  @Field(() => [ID], { nullable: true, description: 'At these clinics; all that the key may see when left out.' })
  clinicIds?: string[] | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Courses that started in the month of this day or later. A course counts where it began.',
  })
  from?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Courses that started in the month of this day or before.' })
  to?: string | null;
}

@ObjectType('ParameterProfile', {
  description: 'How one parameter of the technique is handled. A course counts once, with the mean of its sessions.',
})
@Requires('COMPARE_OUTCOMES')
export class ParameterProfileType implements ParameterProfile {
  @Field(() => TechniqueParameterEnum, { description: 'Which parameter.' })
  parameter!: TechniqueParameter;

  @Field(() => Int, { description: 'Courses in which it was recorded.' })
  n!: number;

  @Field(() => Int, { description: 'Sessions in which it was recorded.' })
  sessions!: number;

  @Field(() => String, {
    nullable: true,
    description: 'In words: the mean with its unit, or the commonest codes with the share of courses.',
  })
  typical!: string | null;

  @Field(() => Float, { nullable: true, description: 'Mean over courses; null for codes.' })
  mean!: number | null;

  @Field(() => IntervalType, {
    nullable: true,
    description: 'The same with its 95 % interval by Student’s t over courses.',
  })
  meanInterval!: Interval | null;

  @Field(() => Float, { nullable: true, description: 'Standard deviation between courses; null with fewer than two.' })
  sd!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Mean of (value − target) / scale: above 0 is more than the target, 1 a whole tolerance unit.',
  })
  signedMean!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'ln(s / s of the peers): how steady it is from course to course beside the peers; below 0 is steadier. Null for codes.',
  })
  consistency!: number | null;

  @Field(() => Float, { nullable: true, description: 'The standard error of `consistency`.' })
  consistencyStandardError!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Share of the sessions outside the tolerance, 0 to 1; null where the protocol leaves it free.',
  })
  outsideTolerance!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Mean distance from the protocol, 0 to 1; null where the protocol leaves it free.',
  })
  fromProtocol!: number | null;

  @Field(() => IntervalType, {
    nullable: true,
    description: 'The same with its 95 % interval by Student’s t over courses.',
  })
  fromProtocolInterval!: Interval | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Beside all others of the same version and area. For numbers the difference of means in standard deviations, signed. For ' +
      'codes the Jensen-Shannon divergence less what chance gives, 0 to 1. For mixtures how much farther they lie from the ' +
      'peers’ than those from one another (Jaccard).',
  })
  fromPeers!: number | null;
}

@ObjectType('DriftPoint', { description: 'The courses that started in one month.' })
@Requires('COMPARE_OUTCOMES')
export class DriftPointType implements DriftPoint {
  @Field(() => DateScalar, { description: 'The first day of the month.' })
  month!: string;

  @Field(() => Int, { description: 'Sessions of these courses.' })
  sessions!: number;

  @Field(() => Int, { description: 'Courses that started in the month; one counts once.' })
  courses!: number;

  @Field(() => Float, { nullable: true, description: 'Mean distance from the protocol, 0 to 1.' })
  distanceFromProtocol!: number | null;

  @Field(() => Float, { nullable: true, description: 'Share of the sessions that follow the protocol, 0 to 1.' })
  adherence!: number | null;
}

@ObjectType('DriftTrend', { description: 'The straight line through the months, weighted by courses.' })
@Requires('COMPARE_OUTCOMES')
export class DriftTrendType implements Trend {
  @Field(() => Float, { description: 'Change of the distance from the protocol in a quarter of a year.' })
  slope!: number;

  @Field(() => Float, { description: 'Its standard error.' })
  standardError!: number;

  @Field(() => Float, { description: 'Its p value, by Student’s t.' })
  pValue!: number;
}

@ObjectType('PeerDistance', { description: 'A practitioner who treats much alike.' })
@Requires('COMPARE_OUTCOMES')
export class PeerDistanceType {
  @Field(() => Float, {
    description: 'How differently the two treat, 0 to 1: Gower’s distance over what both recorded.',
  })
  distance!: number;

  @Field(() => Float, { description: 'The weight of the parameters that both recorded.' })
  weight!: number;
}

@ObjectType('GroupProfile', { description: 'How some treat.' })
abstract class GroupProfileType implements Omit<GroupProfile, 'parameters'> {
  @Field(() => Int, { description: 'Sessions that they did.' })
  sessions!: number;

  @Field(() => Int, { description: 'Courses in which they did them; one counts once.' })
  courses!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Share of the planned parameters, by weight, that were recorded: the mean over sessions. Null when nothing is planned.',
  })
  coverage!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Share of the sessions in which every recorded parameter lies inside its tolerance, 0 to 1, of those with any planned ' +
      'parameter recorded.',
  })
  adherence!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Share of the deviating sessions whose every deviation an approved variation covers, 0 to 1.',
  })
  declared!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Share of the deviating sessions for which a clinical indication was documented afterwards, 0 to 1.',
  })
  indicated!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'How far from the protocol, 0 (follows it) to 1: the mean over courses of the mean over their sessions.',
  })
  distanceFromProtocol!: number | null;

  @Field(() => IntervalType, {
    nullable: true,
    description: 'The same with its 95 % interval by Student’s t over courses.',
  })
  distanceFromProtocolInterval!: Interval | null;

  @Field(() => Float, {
    nullable: true,
    description: 'How far from all others of the same version and area, 0 to 1: Gower’s distance of the habits.',
  })
  distanceFromPeers!: number | null;

  @Field(() => [ParameterProfileType], { description: 'Each parameter that was recorded.' })
  parameters!: ParameterProfileType[];
}

@ObjectType('PractitionerTechnique', {
  description:
    'How a practitioner delivers a protocol. Variation is no fault: it is not to be merged with outcomes into one score.',
})
@Requires('COMPARE_OUTCOMES')
export class PractitionerTechniqueType extends GroupProfileType {
  @Field(() => [DriftPointType], { description: 'Month by month.' })
  drift!: DriftPointType[];

  @Field(() => DriftTrendType, {
    nullable: true,
    description: 'The trend over the months; null with fewer than three.',
  })
  trend!: DriftTrendType | null;

  @Field(() => [PeerDistanceType], { description: 'Up to three who treat most alike, the nearest first.' })
  nearest!: PeerDistanceType[];
}

@ObjectType('SchoolTechnique', {
  description: 'How those of one training deliver a protocol; their peers are all other trainings.',
})
@Requires('COMPARE_OUTCOMES')
export class SchoolTechniqueType extends GroupProfileType {
  @Field(() => TrainingSchoolEnum, { description: 'Where they were trained.' })
  school!: TrainingSchool;

  @Field(() => Int, { description: 'How many practitioners they are.' })
  practitioners!: number;
}

@ObjectType('ParameterVariation', {
  description: 'How much a parameter varies between practitioners and within them, for the same version and area.',
})
@Requires('COMPARE_OUTCOMES')
export class ParameterVariationType implements ParameterVariation {
  @Field(() => TechniqueParameterEnum, { description: 'Which parameter.' })
  parameter!: TechniqueParameter;

  @Field(() => Int, { description: 'Courses in which it was recorded.' })
  n!: number;

  @Field(() => Int, { description: 'Practitioners who recorded it.' })
  practitioners!: number;

  @Field(() => Float, {
    description:
      'Share of the variation that lies between practitioners, 0 to 1: of the variance by analysis of variance for numbers, of ' +
      'the entropy for codes.',
  })
  betweenPractitioners!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Standard deviation between courses of one practitioner; null for codes.',
  })
  withinSd!: number | null;

  @Field(() => StatisticalTestType, { nullable: true, description: 'Whether practitioners differ at all.' })
  test!: StatisticalTest;
}

@ObjectType('PractitionerSpread', { description: 'How a figure is spread over the practitioners, nobody named.' })
@Requires('COMPARE_OUTCOMES')
export class PractitionerSpreadType {
  @Field(() => String, { description: 'The figure: a field of `PractitionerTechnique`.' })
  figure!: string;

  @Field(() => Int, { description: 'Practitioners who have the figure; never fewer than five.' })
  n!: number;

  @Field(() => Float, { description: 'The lower quartile.' })
  lower!: number;

  @Field(() => Float, { description: 'The median.' })
  median!: number;

  @Field(() => Float, { description: 'The upper quartile.' })
  upper!: number;
}

@ObjectType('TechniqueVariationReport', {
  description:
    'How a protocol is delivered: by each practitioner, by training, and in each parameter. A practitioner’s own key gets ' +
    'that practitioner’s row, and of the peers only how figures are spread.',
})
@Requires('COMPARE_OUTCOMES')
export class TechniqueVariationReportType {
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The first day of the first month that counts; null is open.',
  })
  from!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The last day of the last month that counts; null is open.' })
  to!: string | null;

  @Field(() => Int, { description: 'How many sessions it is over.' })
  sessions!: number;

  @Field(() => Int, { description: 'Courses; one that two practitioners treated counts for each.' })
  courses!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Share of the planned parameters, by weight, that were recorded.',
  })
  coverage!: number | null;

  @Field(() => [PractitionerTechniqueType], {
    description: 'Each practitioner, in the order of their codes. It is no order of merit.',
  })
  practitioners!: PractitionerTechniqueType[];

  @Field(() => [SchoolTechniqueType], { description: 'By training; practitioners without one are left out.' })
  schools!: SchoolTechniqueType[];

  @Field(() => [ParameterVariationType], { description: 'How much each parameter varies between practitioners.' })
  parameters!: ParameterVariationType[];

  @Field(() => [PractitionerSpreadType], {
    description: 'How figures are spread over the practitioners; empty with fewer than five.',
  })
  spread!: PractitionerSpreadType[];

  @Field(() => [FigureNoteType], { description: 'What could not, or must not, be told, and why.' })
  notes!: readonly FigureNoteType[];
}
