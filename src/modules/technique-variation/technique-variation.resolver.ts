import { Arg, Ctx, Extensions, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Planned, needs } from '../../platform/read-planner/planned.js';
import { Requires } from '../../platform/auth/requires.js';
import { SvgScalar } from '../../platform/graphql/scalars.js';
import type { Row } from '../../platform/reads/stored-type.js';
import type { Practitioner } from '../practitioner/practitioner.entity.js';
import { PractitionerType } from '../practitioner/practitioner.type.js';
import { ProtocolType } from '../protocol/protocol.type.js';
import type { TechniqueChart } from './technique-chart.js';
import type { PeerDistance, PeerSpread, PractitionerTechnique } from './technique-report.js';
import type { TechniqueVariation } from './technique-variation.service.js';
import {
  PeerDistanceType,
  PractitionerTechniqueType,
  TechniqueChartEnum,
  TechniqueVariationInput,
  TechniqueVariationReportType,
} from './technique-variation.type.js';

/** The report reads cells, not sessions: as much work as some hundred records. A picture is some more. */
const REPORT_COST = 1000;
const CHART_COST = 500;

@Resolver(() => TechniqueVariationReportType)
export class TechniqueVariationResolver {
  @Query(() => TechniqueVariationReportType, {
    description:
      'How practitioners deliver a protocol: how far from it and from each other, in which direction, how steadily, and since when. Branch roles ask about their own clinics.',
  })
  @Requires('COMPARE_OUTCOMES')
  @Extensions({ cost: REPORT_COST })
  techniqueVariation(
    @Arg('input', () => TechniqueVariationInput, { description: 'Which protocol, where and when.' })
    input: TechniqueVariationInput,
    @Ctx() { techniqueVariation }: Context,
  ) {
    return techniqueVariation.report(input);
  }

  @FieldResolver(() => ProtocolType, { description: 'The protocol that it is about.' })
  protocol(@Root() { protocol }: TechniqueVariation) {
    return protocol;
  }

  @FieldResolver(() => SvgScalar, { description: 'A picture of the report, readable in grey and by screen readers.' })
  @Extensions({ cost: CHART_COST })
  chart(
    @Root() report: TechniqueVariation,
    @Arg('kind', () => TechniqueChartEnum, { description: 'Which picture.' }) kind: TechniqueChart,
    @Ctx() { techniqueVariation }: Context,
  ) {
    return techniqueVariation.chart(report, kind);
  }

  @FieldResolver()
  spread(@Root() { spread }: TechniqueVariation) {
    return spread.map(({ figure, quartiles }: PeerSpread) => ({ figure, ...quartiles }));
  }
}

@Resolver(() => PractitionerTechniqueType)
export class PractitionerTechniqueResolver {
  @FieldResolver(() => PractitionerType, { description: 'Who treats so.' })
  practitioner(@Root() { practitionerId }: PractitionerTechnique, @Ctx() { practitioners }: Context) {
    return practitioners.requireById(practitionerId);
  }
}

@Resolver(() => PeerDistanceType)
export class PeerDistanceResolver {
  @FieldResolver(() => PractitionerType, {
    nullable: true,
    description: 'Who treats so; null for a practitioner’s own key, which is told of no peer.',
  })
  practitioner(@Root() { practitionerId }: PeerDistance, @Ctx() { practitioners, principal }: Context) {
    return principal.role === 'PRACTITIONER' ? null : practitioners.requireById(practitionerId);
  }
}

@Resolver(() => PractitionerType)
export class PractitionerProfileResolver {
  @FieldResolver(() => PractitionerTechniqueType, {
    nullable: true,
    description:
      'How they deliver a protocol; null when they have no session of it, and for colleagues of a practitioner whose own key asks.',
  })
  @Requires('COMPARE_OUTCOMES')
  @Extensions({ cost: REPORT_COST })
  @Planned(needs('id'))
  techniqueProfile(
    @Root() { id }: Row<Practitioner>,
    @Arg('protocolId', () => ID, { description: 'Which protocol.' }) protocolId: string,
    @Ctx() { techniqueVariation }: Context,
  ) {
    return techniqueVariation.profileOf(id, protocolId);
  }
}
