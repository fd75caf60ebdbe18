import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Planned, rows } from '../../platform/read-planner/planned.js';
import { Requires } from '../../platform/auth/requires.js';
import { PageArgs } from '../../platform/graphql/connection.type.js';
import { payload } from '../../platform/graphql/payload.js';
import type { Order } from '../../platform/reads/ordering.js';
import { ProtocolVersionType } from './protocol-version.type.js';
import { protocolsRead, publishedVersionsOfProtocol, versionsOfProtocol } from './protocol.reads.js';
import {
  CreateProtocolInput,
  CreateProtocolPayload,
  ProtocolConnection,
  ProtocolFilter,
  ProtocolOrder,
  ProtocolType,
} from './protocol.type.js';

@ArgsType()
class ProtocolsArgs extends PageArgs {
  @Field(() => ProtocolFilter, { nullable: true, description: 'Which protocols; all when left out.' })
  filter?: ProtocolFilter | null;

  @Field(() => [ProtocolOrder], { nullable: true, description: 'In which order; by code when left out.' })
  orderBy?: Order[] | null;
}

@Resolver(() => ProtocolType)
export class ProtocolResolver {
  @Query(() => ProtocolConnection, { description: 'The protocols of the chain.' })
  @Requires('READ_PROTOCOLS')
  @Planned(rows(({ filter, orderBy }: ProtocolsArgs) => protocolsRead(filter, orderBy)))
  protocols(@Args(() => ProtocolsArgs) { filter, orderBy, ...page }: ProtocolsArgs, @Ctx() { protocols }: Context) {
    return protocols.page(page, protocolsRead(filter, orderBy));
  }

  @FieldResolver(() => ProtocolVersionType, {
    nullable: true,
    description:
      'The version in force: of the published ones, that with the highest number. Null while none is published.',
  })
  @Planned(rows(publishedVersionsOfProtocol))
  currentVersion(@Root() { id }: { id: string }, @Ctx() { protocols }: Context) {
    return protocols.currentVersionOf(id);
  }

  @FieldResolver(() => [ProtocolVersionType], {
    description: 'All versions, drafts and retired ones too, oldest first.',
  })
  @Planned(rows(versionsOfProtocol))
  versions(@Root() { id }: { id: string }, @Ctx() { protocols }: Context) {
    return protocols.versionsOf(id);
  }

  @Mutation(() => CreateProtocolPayload, {
    description: 'Makes a protocol with its version 1, which is a draft until it is published.',
  })
  @Requires('WRITE_PROTOCOLS')
  createProtocol(
    @Arg('input', () => CreateProtocolInput, { description: 'The new protocol.' }) input: CreateProtocolInput,
    @Ctx() context: Context,
  ) {
    return payload(context, 'protocol', () => context.protocolAuthoring.create(input));
  }
}
