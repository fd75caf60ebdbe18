import { Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Planned, needs, reference, rows } from '../../platform/read-planner/planned.js';
import { Requires } from '../../platform/auth/requires.js';
import { PageArgs } from '../../platform/graphql/connection.type.js';
import type { Row } from '../../platform/reads/stored-type.js';
import type { VariationStatus } from '../codes/variation-status.js';
import { PractitionerType } from '../practitioner/practitioner.type.js';
import { ProtocolVersionType } from '../protocol/protocol-version.type.js';
import { ProtocolType } from '../protocol/protocol.type.js';
import { SpecChangeType } from '../protocol/technique.type.js';
import type { Variation } from './variation.entity.js';
import { variationsOfPractitioner, variationsOfProtocol, variationsRead } from './variation.reads.js';
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
