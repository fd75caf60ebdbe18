import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  Float,
  Mutation,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import type { Context } from '../../context.js';
import { Planned, reference, rows } from '../../platform/read-planner/planned.js';
import { Requires } from '../../platform/auth/requires.js';
import { PageArgs } from '../../platform/graphql/connection.type.js';
import { payload } from '../../platform/graphql/payload.js';
import type { LiveEvent } from '../../platform/live/live-event.js';
import { eventsOf, recordOf } from '../../platform/live/live-record.js';
import type { Row } from '../../platform/reads/stored-type.js';
import { ProtocolVersionType } from '../protocol/protocol-version.type.js';
import { VariationType } from '../variation/variation.type.js';
import type { Departure } from './departure.js';
import { reasonsOfSession, unexplainedSessions } from './deviation-reason.reads.js';
import {
  DeviationReasonType,
  ExplainDeviationInput,
  ExplainDeviationPayload,
  SessionConnection,
  UnexplainedDeviationFilter,
} from './deviation-reason.type.js';
import { DeviationType, VariationDetectionType } from './deviation.type.js';
import { keptJudgement } from './kept-judgement.js';
import type { Session } from './session.entity.js';
import { coverageOfSession, deviationsOfSession, distanceOfSession } from './session.reads.js';
import { SessionType } from './session.type.js';

@ArgsType()
class UnexplainedDeviationsArgs extends PageArgs {
  @Field(() => UnexplainedDeviationFilter, {
    nullable: true,
    description: 'Which sessions; all of yours when left out.',
  })
  filter?: UnexplainedDeviationFilter | null;
}

@Resolver(() => SessionType)
export class SessionDeviationsResolver {
  @FieldResolver(() => ProtocolVersionType, { description: 'The protocol version that it was done under.' })
  @Planned(reference('protocolVersionId'))
  protocolVersion(@Root() { protocolVersionId }: Row<Session>, @Ctx() { protocols }: Context) {
    return protocols.requireVersionById(protocolVersionId);
  }

  @FieldResolver(() => VariationType, {
    nullable: true,
    description: "The practitioner's approved variation of that version on that day; null when there was none.",
  })
  @Planned(reference('variationId'))
  declaredVariation(@Root() { variationId }: Row<Session>, @Ctx() { variations }: Context) {
    return variationId && variations.byId(variationId);
  }

  @FieldResolver(() => [DeviationType], {
    description: 'Where it lies outside that version, as judged when it was recorded; empty when it follows it.',
  })
  @Planned(deviationsOfSession)
  deviations(@Root() { deviations }: Row<Session>) {
    return deviations;
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description:
      'How far it lies from that version, from 0 (follows it) to 1: the weighted mean over the planned parameters that ' +
      'were recorded. Null when none of them was recorded.',
  })
  @Planned(distanceOfSession)
  distanceFromProtocol(@Root() session: Row<Session>) {
    return keptJudgement(session).distance;
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description: 'The share of the planned parameters, by weight, that were recorded. Null when nothing is planned.',
  })
  @Planned(coverageOfSession)
  coverage(@Root() session: Row<Session>) {
    return keptJudgement(session).coverage;
  }

  @FieldResolver(() => [DeviationReasonType], { description: 'Why it departed from that version, newest first.' })
  @Planned(rows(reasonsOfSession))
  deviationReasons(@Root() { id }: Row<Session>, @Ctx() { deviationReasons }: Context) {
    return deviationReasons.of(id);
  }

  @Query(() => SessionConnection, {
    description: 'Sessions with an undeclared major deviation that nobody has explained yet, newest first.',
  })
  @Requires('READ_PATIENTS')
  @Planned(rows(({ filter }: UnexplainedDeviationsArgs) => unexplainedSessions(filter)))
  unexplainedDeviations(
    @Args(() => UnexplainedDeviationsArgs) { filter, ...page }: UnexplainedDeviationsArgs,
    @Ctx() { deviationReasons }: Context,
  ) {
    return deviationReasons.sessions(page, unexplainedSessions(filter));
  }

  @Mutation(() => ExplainDeviationPayload, { description: 'Tells why a session departed from its protocol.' })
  @Requires('RECORD_TREATMENT')
  explainDeviation(
    @Arg('input', () => ExplainDeviationInput, { description: 'Which session, and why.' }) input: ExplainDeviationInput,
    @Ctx() context: Context,
  ) {
    return payload(context, 'session', () => context.deviationReasons.explain(input));
  }
}

@Resolver(() => VariationDetectionType)
export class VariationDetectionResolver {
  @Subscription(() => VariationDetectionType, {
    description:
      'Practitioners who leave a protocol, at the clinics that the key may see, at the session that tells it.',
    subscribe: eventsOf('variationDetected') as never,
  })
  async variationDetected(@Root() event: LiveEvent, @Ctx() context: Context): Promise<Detection> {
    const session = (await recordOf(event, 'Session', context)) as Row<Session>;
    return { session, ...(await context.departures.of(session)) };
  }

  @FieldResolver(() => SessionType, {
    description: 'The session that tells it: it leads to practitioner and protocol.',
  })
  session(@Root() { session }: Detection) {
    return session;
  }
}

interface Detection extends Departure {
  readonly session: Row<Session>;
}
