import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Planned, needs, reference, rows } from '../../platform/read-planner/planned.js';
import { Requires } from '../../platform/auth/requires.js';
import { PageArgs } from '../../platform/graphql/connection.type.js';
import type { Row } from '../../platform/reads/stored-type.js';
import type { VariationStatus } from '../codes/variation-status.js';
import { PractitionerType } from '../practitioner/practitioner.type.js';
import { ProtocolVersionType } from '../protocol/protocol-version.type.js';
import { ProtocolType } from '../protocol/protocol.type.js';
import { SpecChangeType } from '../protocol/spec-change.type.js';
import { payload } from '../../platform/graphql/payload.js';
import type { ProtocolVersion } from '../protocol/protocol-version.entity.js';
import { VariationCarryOverType } from './carry-over.type.js';
import type { Variation } from './variation.entity.js';
import {
  ProposeVariationInput,
  ProposeVariationPayload,
  RebaseVariationInput,
  RebaseVariationPayload,
  RetireVariationInput,
  RetireVariationPayload,
  ReviewVariationInput,
  ReviewVariationPayload,
} from './variation-input.type.js';
import {
  sessionsUnderVariation,
  variationsOfPractitioner,
  variationsOfProtocol,
  variationsRead,
} from './variation.reads.js';
import { VariationConnection, VariationFilter, VariationStatusEnum, VariationType } from './variation.type.js';

@ArgsType()
class VariationsArgs extends PageArgs {
  @Field(() => VariationFilter, { nullable: true, description: 'Which variations; all of yours when left out.' })
  filter?: VariationFilter | null;
}

@ArgsType()
class ProtocolVariationsArgs extends PageArgs {
  @Field(() => VariationStatusEnum, { nullable: true, description: 'Only those that stand here; all when left out.' })
  status?: VariationStatus | null;
}

@Resolver(() => VariationType)
export class VariationResolver {
  @Query(() => VariationConnection, {
    description: "Practitioners' own ways of doing protocols that the key may see, newest first.",
  })
  @Requires('READ_PROTOCOLS')
  @Planned(rows(({ filter }: VariationsArgs, { principal }) => variationsRead(principal, filter)))
  variations(
    @Args(() => VariationsArgs) { filter, ...page }: VariationsArgs,
    @Ctx() { variations, principal }: Context,
  ) {
    return variations.page(page, variationsRead(principal, filter));
  }

  @FieldResolver(() => PractitionerType, { description: 'Whose way it is.' })
  @Planned(reference('practitionerId'))
  practitioner(@Root() { practitionerId }: Row<Variation>, @Ctx() { practitioners }: Context) {
    return practitioners.requireById(practitionerId);
  }

  @FieldResolver(() => ProtocolVersionType, { description: 'The protocol version that it varies.' })
  @Planned(reference('protocolVersionId'))
  protocolVersion(@Root() { protocolVersionId }: Row<Variation>, @Ctx() { protocols }: Context) {
    return protocols.requireVersionById(protocolVersionId);
  }

  @FieldResolver(() => PractitionerType, {
    nullable: true,
    description: 'Who proposed it, when that was a practitioner with their own key.',
  })
  @Planned(reference('proposedByPractitionerId'))
  proposedByPractitioner(@Root() { proposedByPractitionerId }: Row<Variation>, @Ctx() { practitioners }: Context) {
    return proposedByPractitionerId && practitioners.byId(proposedByPractitionerId);
  }

  @FieldResolver(() => VariationType, {
    nullable: true,
    description: 'The variation of an earlier version that it carries on; null for one that began here.',
  })
  @Planned(reference('rebasedFromId'))
  rebasedFrom(@Root() { rebasedFromId }: Row<Variation>, @Ctx() { variations }: Context) {
    return rebasedFromId && variations.byId(rebasedFromId);
  }

  @FieldResolver(() => Int, { description: 'How many sessions were done under it, as far as the key may see them.' })
  @Planned(sessionsUnderVariation)
  sessions(@Root() { id }: Row<Variation>, @Ctx() { variations }: Context) {
    return variations.sessionsUnder(id);
  }

  @FieldResolver(() => [SpecChangeType], { description: 'In which parameters it differs from that version.' })
  @Planned(needs('protocolVersionId', 'technique', 'cocktail'))
  changes(@Root() variation: Row<Variation>, @Ctx() { variations }: Context) {
    return variations.changesOf(variation);
  }
}

@Resolver(() => ProtocolType)
export class ProtocolVariationsResolver {
  @FieldResolver(() => VariationConnection, { description: 'The variations of all its versions, newest first.' })
  @Planned(rows(({ status }: ProtocolVariationsArgs, { principal }) => variationsOfProtocol(principal, status)))
  variations(
    @Root() { id }: { id: string },
    @Args(() => ProtocolVariationsArgs) { status, ...page }: ProtocolVariationsArgs,
    @Ctx() { variations, principal }: Context,
  ) {
    return variations.page(page, { ...variationsOfProtocol(principal, status), parentId: id });
  }
}

@Resolver(() => PractitionerType)
export class PractitionerVariationsResolver {
  @FieldResolver(() => VariationConnection, { description: 'Their own ways of doing protocols, newest first.' })
  @Requires('READ_PROTOCOLS')
  @Planned(rows((_args, { principal }) => variationsOfPractitioner(principal)))
  variations(
    @Root() { id }: { id: string },
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { variations, principal }: Context,
  ) {
    return variations.page(page, { ...variationsOfPractitioner(principal), parentId: id });
  }
}

@Resolver(() => ProtocolVersionType)
export class VersionCarryOverResolver {
  @FieldResolver(() => [VariationCarryOverType], {
    description:
      'What becomes of the approved variations of an earlier version, field by field: whether they carry over, conflict or fall away.',
  })
  @Planned(needs('id', 'protocolId', 'number', 'technique', 'cocktail'))
  variationCarryOver(
    @Root() version: Row<ProtocolVersion>,
    @Arg('fromVersionId', () => ID, {
      nullable: true,
      description: 'The earlier version; the one before when left out.',
    })
    fromVersionId: string | null,
    @Ctx() { variations, principal }: Context,
  ) {
    return variations.carryOverTo(version, fromVersionId ?? null, principal);
  }
}

@Resolver(() => VariationType)
export class VariationAuthoringResolver {
  @Mutation(() => ProposeVariationPayload, {
    description: "Proposes a practitioner's own way of doing a protocol version.",
  })
  @Requires('PROPOSE_VARIATIONS')
  proposeVariation(
    @Arg('input', () => ProposeVariationInput, { description: 'What is done otherwise, and why.' })
    input: ProposeVariationInput,
    @Ctx() context: Context,
  ) {
    return payload(context, 'variation', () => context.variationAuthoring.propose(input));
  }

  @Mutation(() => ReviewVariationPayload, { description: 'Approves or rejects a proposal of somebody else.' })
  @Requires('REVIEW_VARIATIONS')
  reviewVariation(
    @Arg('input', () => ReviewVariationInput, { description: 'Which proposal, and the decision.' })
    input: ReviewVariationInput,
    @Ctx() context: Context,
  ) {
    return payload(context, 'variation', () => context.variationAuthoring.review(input));
  }

  @Mutation(() => RetireVariationPayload, { description: 'Ends a variation, or withdraws a proposal.' })
  @Requires('PROPOSE_VARIATIONS')
  retireVariation(
    @Arg('input', () => RetireVariationInput, { description: 'Which variation, and since when.' })
    input: RetireVariationInput,
    @Ctx() context: Context,
  ) {
    return payload(context, 'variation', () => context.variationAuthoring.retire(input));
  }

  @Mutation(() => RebaseVariationPayload, {
    description: 'Proposes a variation of an earlier version anew for another version of the protocol.',
  })
  @Requires('PROPOSE_VARIATIONS')
  rebaseVariation(
    @Arg('input', () => RebaseVariationInput, { description: 'Which variation, to which version, keeping what.' })
    input: RebaseVariationInput,
    @Ctx() context: Context,
  ) {
    return payload(context, 'variation', () => context.variationAuthoring.rebase(input));
  }
}
