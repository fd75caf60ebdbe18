import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Requires } from '../../platform/auth/requires.js';
import { DateScalar } from '../../platform/graphql/scalars.js';
import { Planned, needs } from '../../platform/read-planner/planned.js';
import type { Row } from '../../platform/reads/stored-type.js';
import type { ProtocolVersion } from '../protocol/protocol-version.entity.js';
import { ProtocolVersionType } from '../protocol/protocol-version.type.js';
import type { Substance } from '../substance/substance.entity.js';
import { SubstanceType } from '../substance/substance.type.js';
import { maximaOf } from './maximum-amounts.js';
import {
  CheckMixtureInput,
  MaximumAmountType,
  MixtureCheckType,
  MixtureFindingType,
  RegulatoryStatusType,
} from './mixture.type.js';
import { regulatoryStatusesOf } from './regulatory-status.js';

@Resolver()
export class MixtureResolver {
  @Query(() => MixtureCheckType, {
    description:
      'What is known of a mixture before anybody mixes it: of every pair, of amounts, of the law. Nothing is stored, and a pair that nobody knows is never called harmless.',
  })
  @Requires('READ_PROTOCOLS')
  checkMixture(
    @Arg('input', () => CheckMixtureInput, { description: 'What is to be mixed, and for what.' })
    input: CheckMixtureInput,
    @Ctx() { mixtures }: Context,
  ) {
    return mixtures.check(input);
  }
}

@Resolver(() => SubstanceType)
export class SubstanceKnowledgeResolver {
  @FieldResolver(() => [MaximumAmountType], {
    description: 'The most of it that a session gives, each in its unit; empty when no maximum is known.',
  })
  @Planned(needs('code'))
  maximumPerSession(@Root() { code }: Row<Substance>) {
    return maximaOf(code);
  }

  @FieldResolver(() => [RegulatoryStatusType], {
    description: 'What authorities say of it by itself; empty when nothing is known, which does not mean approved.',
  })
  @Planned(needs('code'))
  regulatoryStatuses(
    @Root() { code }: Row<Substance>,
    @Arg('country', () => String, {
      nullable: true,
      description: 'In this country alone (ISO 3166-1 alpha-2); everywhere when left out.',
    })
    country?: string | null,
    @Arg('on', () => DateScalar, { nullable: true, description: 'On this day alone; ever when left out.' })
    on?: string | null,
  ) {
    return regulatoryStatusesOf(code, country?.trim().toUpperCase(), on);
  }
}

@Resolver(() => ProtocolVersionType)
export class VersionMixtureResolver {
  @FieldResolver(() => [MixtureFindingType], {
    description: 'What is known of the cocktail as it is planned; empty when the cocktail is free.',
  })
  @Planned(needs('protocolId', 'technique', 'cocktail'))
  cocktailFindings(
    @Root() version: Row<ProtocolVersion>,
    @Ctx() { mixtures }: Context,
    @Arg('country', () => String, {
      nullable: true,
      description: 'Where it is to be given (ISO 3166-1 alpha-2); without it the law is not looked at.',
    })
    country?: string | null,
    @Arg('on', () => DateScalar, { nullable: true, description: 'On which day; today (UTC) when left out.' })
    on?: string | null,
  ) {
    return mixtures.ofVersion(version, { country, on });
  }
}
