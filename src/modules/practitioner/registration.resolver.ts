import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  Info,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../../context.js';
import { Requires } from '../../platform/auth/requires.js';
import { PageArgs } from '../../platform/graphql/connection.type.js';
import { payload, payloadOf } from '../../platform/graphql/payload.js';
import { PreparedBy } from '../../platform/graphql/preparations.js';
import { needs, Planned, reference, rows } from '../../platform/read-planner/planned.js';
import { uuidOf } from '../../platform/reads/public-id.js';
import type { Row } from '../../platform/reads/stored-type.js';
import type { RegisterAnswer } from '../register-lookup/register-lookup.js';
import { RegistrationBodyType } from '../registration-body/registration-body.type.js';
import { PractitionerType } from './practitioner.type.js';
import { registrationsDueBy } from './practitioner.reads.js';
import type { EvidenceFile } from './evidence-file.entity.js';
import { dayAfter } from './next-check.js';
import type { RegistrationCheck } from './registration-check.entity.js';
import { checksOfRegistration, contentOfEvidence, wordsOfCheck } from './registration-check.reads.js';
import {
  EvidenceFileType,
  ImportRegisterExtractInput,
  RegistrationCheckConnection,
  RegistrationCheckType,
  VerifyRegistrationInput,
} from './registration-check.type.js';
import type { Registration } from './registration.entity.js';
import type { RegistrationVerificationService } from './registration-verification.service.js';
import {
  AddRegistrationInput,
  AddRegistrationPayload,
  ImportRegisterExtractPayload,
  NameSupervisorInput,
  NameSupervisorPayload,
  RegistrationConnection,
  RegistrationType,
  VerifyRegistrationPayload,
} from './registration.type.js';

@ArgsType()
class ExpiringRegistrationsArgs extends PageArgs {
  @Field(() => Int, { defaultValue: 30, description: 'Due for a check within this many days from today.' })
  within!: number;
}

/** The day by which a check is due, never further than a lifetime. */
function horizon(now: Date, within: number): string {
  return dayAfter(now.toISOString().slice(0, 10), Math.min(Math.max(within, 0), 36_500));
}

@Resolver(() => RegistrationType)
export class RegistrationResolver {
  @Query(() => RegistrationConnection, {
    description:
      'The work list: registrations whose next check is due, those never checked included, the longest overdue first.',
  })
  @Requires('IDENTIFY_PRACTITIONERS')
  @Planned(
    rows(({ within }: ExpiringRegistrationsArgs, { now, principal }) =>
      registrationsDueBy(horizon(now, within), principal),
    ),
  )
  expiringRegistrations(
    @Args(() => ExpiringRegistrationsArgs) { within, ...page }: ExpiringRegistrationsArgs,
    @Ctx() { registrations, clock, principal }: Context,
  ) {
    return registrations.page(page, registrationsDueBy(horizon(clock.now(), within), principal));
  }

  @FieldResolver(() => PractitionerType, { description: 'Whose registration it is.' })
  @Planned(reference('practitionerId'))
  practitioner(@Root() { practitionerId }: Row<Registration>, @Ctx() { practitioners }: Context) {
    return practitioners.requireById(practitionerId);
  }

  @FieldResolver(() => RegistrationBodyType, {
    name: 'body',
    description: 'The body that keeps the register; one that is not known is told by its code alone.',
  })
  @Planned(needs('body'))
  registrationBody(@Root() { body }: Row<Registration>, @Ctx() { registrationBodies }: Context) {
    return registrationBodies.of(body);
  }

  @FieldResolver(() => [String], { description: 'What is unusual about the number, or could not be checked.' })
  @Planned(needs('body', 'number'))
  numberWarnings(@Root() { body, number }: Row<Registration>, @Ctx() { registrations }: Context) {
    return registrations.warningsOf(body, number);
  }

  @FieldResolver(() => PractitionerType, {
    nullable: true,
    description:
      'Who answers for the work where the category asks for a supervisor; null when nobody is named, or they work elsewhere.',
  })
  @Planned(reference('supervisorId'))
  supervisor(@Root() { supervisorId }: Row<Registration>, @Ctx() { practitioners }: Context) {
    return supervisorId && practitioners.byId(supervisorId);
  }

  @FieldResolver(() => RegistrationCheckConnection, { description: 'Every check that was ever made, newest first.' })
  @Planned(rows(checksOfRegistration))
  checks(
    @Root() { id }: Row<Registration>,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { registrationChecks }: Context,
  ) {
    return registrationChecks.page(page, id);
  }

  @Mutation(() => AddRegistrationPayload, {
    description: 'Enters a registration of a practitioner. Nobody is asked yet.',
  })
  @Requires('MANAGE_PRACTITIONERS')
  addRegistration(
    @Arg('input', () => AddRegistrationInput, { description: 'The registration.' }) input: AddRegistrationInput,
    @Ctx() context: Context,
  ) {
    return payloadOf(context, () => context.registrations.add(input));
  }

  @Mutation(() => NameSupervisorPayload, {
    description: 'Names who answers for the work of a practitioner under supervision.',
  })
  @Requires('MANAGE_PRACTITIONERS')
  nameSupervisor(
    @Arg('input', () => NameSupervisorInput, { description: 'Whose registration, and who supervises.' })
    input: NameSupervisorInput,
    @Ctx() context: Context,
  ) {
    return payload(context, 'registration', () => context.registrations.nameSupervisor(input));
  }

  @Mutation(() => VerifyRegistrationPayload, {
    description:
      'Verifies a registration: asks the register, or records what a person saw, or confirms what another person saw. Every check is kept, whatever came of it.',
  })
  @Requires('VERIFY_REGISTRATIONS')
  @PreparedBy(async ({ input }: { input: VerifyRegistrationInput }, verification: RegistrationVerificationService) =>
    input.seen || input.confirms ? null : verification.ask(uuidOf('Registration', input.registrationId)),
  )
  verifyRegistration(
    @Arg('input', () => VerifyRegistrationInput, { description: 'Which registration, and how.' })
    input: VerifyRegistrationInput,
    @Ctx() context: Context,
    @Info() { path }: GraphQLResolveInfo,
  ) {
    const answer = context.operation.prepared.get(String(path.key)) as RegisterAnswer | null;
    return payloadOf(context, () => context.registrations.verify(input, answer));
  }

  @Mutation(() => ImportRegisterExtractPayload, {
    description: 'Checks the registrations with a body against a list that the body supplied.',
  })
  @Requires('VERIFY_REGISTRATIONS')
  importRegisterExtract(
    @Arg('input', () => ImportRegisterExtractInput, { description: 'The list.' }) input: ImportRegisterExtractInput,
    @Ctx() context: Context,
  ) {
    return payloadOf(context, () => context.registrations.importExtract(input));
  }
}

@Resolver(() => RegistrationCheckType)
export class RegistrationCheckResolver {
  @FieldResolver(() => RegistrationType, { description: 'What was checked.' })
  @Planned(reference('registrationId'))
  registration(@Root() { registrationId }: Row<RegistrationCheck>, @Ctx() { registrations }: Context) {
    return registrations.requireById(registrationId);
  }

  @FieldResolver(() => String, { description: "The register's own words, as JSON." })
  @Planned(wordsOfCheck)
  words(@Root() { id }: Row<RegistrationCheck>, @Ctx() { registrationChecks }: Context) {
    return registrationChecks.wordsOf(id);
  }

  @FieldResolver(() => EvidenceFileType, { nullable: true, description: 'The file that was seen; null without one.' })
  @Planned(reference('evidenceId'))
  evidence(@Root() { evidenceId }: Row<RegistrationCheck>, @Ctx() { registrationChecks }: Context) {
    return evidenceId && registrationChecks.evidenceById(evidenceId);
  }

  @FieldResolver(() => RegistrationCheckType, {
    nullable: true,
    description: 'The check by another person that this one confirms; null for a check of its own.',
  })
  @Planned(reference('confirmsId'))
  confirms(@Root() { confirmsId }: Row<RegistrationCheck>, @Ctx() { registrationChecks }: Context) {
    return confirmsId && registrationChecks.byId(confirmsId);
  }
}

@Resolver(() => EvidenceFileType)
export class EvidenceFileResolver {
  @FieldResolver(() => String, { description: 'Its bytes in base64.' })
  @Planned(contentOfEvidence)
  content(@Root() { id }: Row<EvidenceFile>, @Ctx() { registrationChecks }: Context) {
    return registrationChecks.contentOf(id);
  }
}
