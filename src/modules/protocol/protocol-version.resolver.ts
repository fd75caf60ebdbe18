import { Arg, Ctx, FieldResolver, Float, ID, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Planned, needs, reference } from '../../platform/read-planner/planned.js';
import { Requires } from '../../platform/auth/requires.js';
import { payload } from '../../platform/graphql/payload.js';
import type { Row } from '../../platform/reads/stored-type.js';
import { CocktailComponentType } from './cocktail.type.js';
import type { ProtocolVersion } from './protocol-version.entity.js';
import {
  DraftProtocolVersionInput,
  DraftProtocolVersionPayload,
  PlannedAssessmentType,
  ProtocolVersionType,
  PublishProtocolVersionInput,
  PublishProtocolVersionPayload,
} from './protocol-version.type.js';
import { ProtocolType } from './protocol.type.js';
import { cocktailWeightOf, techniqueSpecOf } from './spec-view.js';
import { assessmentsOfVersion, cocktailOfVersion } from './specification.reads.js';
import { SpecChangeType, TechniqueSpecType } from './technique.type.js';

@Resolver(() => ProtocolVersionType)
export class ProtocolVersionResolver {
  @FieldResolver(() => ProtocolType, { description: 'The protocol that it is a version of.' })
  @Planned(reference('protocolId'))
  protocol(@Root() { protocolId }: Row<ProtocolVersion>, @Ctx() { protocols }: Context) {
    return protocols.requireById(protocolId);
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
}
