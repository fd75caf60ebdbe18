import { Arg, Ctx, FieldResolver, Float, ID, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Planned, needs, reference } from '../../platform/read-planner/planned.js';
import { Requires } from '../../platform/auth/requires.js';
import { payload } from '../../platform/graphql/payload.js';
import type { Row } from '../../platform/reads/stored-type.js';
import { CocktailComponentType, CocktailMixtureType, CocktailSpecType } from './cocktail.type.js';
import { phasesOf } from './course-plan.js';
import { CoursePhaseType, PlanChangeType } from './course-plan.type.js';
import type { ProtocolVersion } from './protocol-version.entity.js';
import {
  DraftProtocolVersionInput,
  DraftProtocolVersionPayload,
  PlannedAssessmentType,
  ProtocolVersionType,
  PublishProtocolVersionInput,
  PublishProtocolVersionPayload,
  RetireProtocolVersionInput,
  RetireProtocolVersionPayload,
} from './protocol-version.type.js';
import { ProtocolType } from './protocol.type.js';
import { SpecChangeType } from './spec-change.type.js';
import type { SpecChange } from './spec-changes.js';
import { cocktailToleranceOf, cocktailWeightOf, techniqueSpecOf } from './spec-view.js';
import { assessmentsOfVersion, cocktailOfVersion } from './specification.reads.js';
import { TechniqueSpecType } from './technique.type.js';

@Resolver(() => ProtocolVersionType)
export class ProtocolVersionResolver {
  @FieldResolver(() => ProtocolType, { description: 'The protocol that it is a version of.' })
  @Planned(reference('protocolId'))
  protocol(@Root() { protocolId }: Row<ProtocolVersion>, @Ctx() { protocols }: Context) {
    return protocols.requireById(protocolId);
  }

  @FieldResolver(() => [CoursePhaseType], {
    description:
      'The course in phases, in their order. Where the version states none, they follow from its numbers: an induction, and ' +
      'a maintenance without end where an interval is stated.',
  })
  @Planned(needs('phases', 'sessions', 'intervalDays', 'maintenanceIntervalDays'))
  phases(@Root() version: Row<ProtocolVersion>) {
    return phasesOf({ ...version, maintenanceIntervalDays: version.maintenanceIntervalDays ?? null });
  }

  @FieldResolver(() => TechniqueSpecType, { description: 'How the injections are to be done.' })
  @Planned(needs('technique'))
  technique(@Root() { technique }: Row<ProtocolVersion>) {
    return techniqueSpecOf(technique);
  }

  @FieldResolver(() => [CocktailComponentType], {
    description: 'What is mixed, in the order of mixing; free when empty.',
  })
  @Planned(cocktailOfVersion)
  cocktail(@Root() { cocktail }: Row<ProtocolVersion>, @Ctx() { protocols }: Context) {
    return protocols.componentsOf(cocktail);
  }

  @FieldResolver(() => [CocktailMixtureType], {
    description: 'Other mixtures that follow the version as well as `cocktail`; empty when there are none.',
  })
  @Planned(needs('cocktail'))
  cocktailAlternatives(@Root() { cocktail }: Row<ProtocolVersion>, @Ctx() { protocols }: Context) {
    return protocols.alternativesOf(cocktail);
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description:
      'The distance, 0 to 1, from the nearest of these mixtures up to which one still follows the version: by amounts ' +
      '(Ruzicka) where all are known, else by substances (Jaccard). Null when the cocktail is free.',
  })
  @Planned(needs('cocktail'))
  cocktailTolerance(@Root() { cocktail }: Row<ProtocolVersion>) {
    return cocktailToleranceOf(cocktail);
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description: 'How much the cocktail counts in distances; null when it is free.',
  })
  @Planned(needs('cocktail'))
  cocktailWeight(@Root() { cocktail }: Row<ProtocolVersion>) {
    return cocktailWeightOf(cocktail);
  }

  @FieldResolver(() => [PlannedAssessmentType], { description: 'Which measure is due when.' })
  @Planned(assessmentsOfVersion)
  assessments(@Root() { assessments }: Row<ProtocolVersion>, @Ctx() { protocols }: Context) {
    return protocols.plannedOf(assessments);
  }

  @FieldResolver(() => [SpecChangeType], {
    description:
      'In which parameters of technique and cocktail this version differs from another, in the order of the parameters.',
  })
  @Planned(needs('technique', 'cocktail'))
  changesFrom(
    @Root() version: Row<ProtocolVersion>,
    @Arg('versionId', () => ID, {
      description: 'The version to compare with; `from` in the answer is what that one asks for.',
    })
    versionId: string,
    @Ctx() { protocols }: Context,
  ) {
    return protocols.changesFrom(versionId, version);
  }

  @FieldResolver(() => [PlanChangeType], {
    description:
      'In what its plan differs from that of another version: sessions, days between them, phases, and what is measured when.',
  })
  @Planned(needs('sessions', 'intervalDays', 'maintenanceIntervalDays', 'phases', 'assessments'))
  planChangesFrom(
    @Root() version: Row<ProtocolVersion>,
    @Arg('versionId', () => ID, {
      description: 'The version to compare with; `from` in the answer is what that one plans.',
    })
    versionId: string,
    @Ctx() { protocols }: Context,
  ) {
    return protocols.planChangesFrom(versionId, version);
  }

  @Mutation(() => DraftProtocolVersionPayload, {
    description: 'Makes a draft of a further version, numbered one above the highest, or changes an existing draft.',
  })
  @Requires('WRITE_PROTOCOLS')
  draftProtocolVersion(
    @Arg('input', () => DraftProtocolVersionInput, { description: 'What the draft asks for.' })
    input: DraftProtocolVersionInput,
    @Ctx() context: Context,
  ) {
    return payload(context, 'protocolVersion', () => context.protocolAuthoring.draft(input));
  }

  @Mutation(() => PublishProtocolVersionPayload, {
    description:
      'Puts a draft in force, for good: it never changes again. Versions published earlier stay, and courses on them go on.',
  })
  @Requires('WRITE_PROTOCOLS')
  publishProtocolVersion(
    @Arg('input', () => PublishProtocolVersionInput, { description: 'Which draft.' })
    input: PublishProtocolVersionInput,
    @Ctx() context: Context,
  ) {
    return payload(context, 'protocolVersion', () => context.protocolAuthoring.publish(input));
  }

  @Mutation(() => RetireProtocolVersionPayload, {
    description:
      'Takes a published version out of use, for good. Courses on it go on; no new course starts on it, and nobody proposes ' +
      'a variation of it.',
  })
  @Requires('WRITE_PROTOCOLS')
  retireProtocolVersion(
    @Arg('input', () => RetireProtocolVersionInput, { description: 'Which version, and why.' })
    input: RetireProtocolVersionInput,
    @Ctx() context: Context,
  ) {
    return payload(context, 'protocolVersion', () => context.protocolAuthoring.retire(input));
  }
}

@Resolver(() => SpecChangeType)
export class SpecChangeResolver {
  @FieldResolver(() => CocktailSpecType, {
    nullable: true,
    description: 'The cocktail before; null when it was free, and for other parameters.',
  })
  fromCocktail(@Root() { fromCocktail }: SpecChange, @Ctx() { protocols }: Context) {
    return fromCocktail && protocols.cocktailSpecOf(fromCocktail);
  }

  @FieldResolver(() => CocktailSpecType, {
    nullable: true,
    description: 'The cocktail now; null when it is free, and for other parameters.',
  })
  toCocktail(@Root() { toCocktail }: SpecChange, @Ctx() { protocols }: Context) {
    return toCocktail && protocols.cocktailSpecOf(toCocktail);
  }
}
