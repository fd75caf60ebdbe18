import type { Clock } from '../../platform/clock.js';
import type { Access } from '../../platform/database/database.js';
import type { RegisterAnswer } from '../register-lookup/register-lookup.js';
import type { RegisterLookups } from '../register-lookup/register-lookups.js';
import type { DueRegistration, RecordedCheck, RegistrationCheckService } from './registration-check.service.js';
import type { SeenDocument } from './seen-document.js';

/** Runs work in one short transaction of its own, inside one organization. */
export type InOwnTransaction = <T>(
  access: Access,
  work: (checks: RegistrationCheckService) => Promise<T>,
) => Promise<T>;

/** How a registration is verified. */
export type VerificationWay =
  | { readonly by: 'REGISTER' }
  | { readonly by: 'EXTRACT'; readonly answer: RegisterAnswer; readonly statusSince: string | null }
  | { readonly by: 'DOCUMENT'; readonly seen: SeenDocument }
  | { readonly by: 'CONFIRMATION'; readonly checkId: string };

/**
 * Verifies registrations of one organization. Opens short transactions of its own and asks registers between them, never
 * inside one: a register may take seconds, and on the embedded database everybody would wait. So it must not be called
 * inside a transaction either.
 */
export class RegistrationVerificationService {
  readonly #inOwnTransaction: InOwnTransaction;
  readonly #lookups: RegisterLookups;
  readonly #clock: Clock;

  constructor(inOwnTransaction: InOwnTransaction, lookups: RegisterLookups, clock: Clock) {
    this.#inOwnTransaction = inOwnTransaction;
    this.#lookups = lookups;
    this.#clock = clock;
  }

  /** The registrations whose check is due, and that a register can be asked about. The longest overdue come first. */
  async registrationsDue(now: Date): Promise<readonly DueRegistration[]> {
    const day = now.toISOString().slice(0, 10);
    const due = await this.#inOwnTransaction('READ', (checks) => checks.due(day));
    return due.filter(({ body }) => this.#lookups.get(body)?.isSwitchedOn);
  }

  /** Asks the register again and records what it says. Null when it cannot be asked, or there is no such registration. */
  async recheck(registrationId: string): Promise<RecordedCheck | null> {
    const answer = await this.ask(registrationId);
    return (
      answer &&
      this.#inOwnTransaction('WRITE', (checks) => checks.recordAnswer(registrationId, 'REGISTER_LOOKUP', answer))
    );
  }

  /** Verifies a registration and records what came of it. Null when the register was to be asked and cannot be. */
  async verify(registrationId: string, way: VerificationWay): Promise<RecordedCheck | null> {
    switch (way.by) {
      case 'REGISTER':
        return this.recheck(registrationId);
      case 'EXTRACT':
        return this.#inOwnTransaction('WRITE', (checks) =>
          checks.recordAnswer(registrationId, 'REGISTER_EXTRACT', way.answer, way.statusSince),
        );
      case 'DOCUMENT':
        return this.#inOwnTransaction('WRITE', (checks) => checks.recordDocument(registrationId, way.seen));
      case 'CONFIRMATION':
        return this.#inOwnTransaction('WRITE', (checks) => checks.confirm(registrationId, way.checkId));
    }
  }

  /** What the register answers about a registration; records nothing. Null as in `recheck`. */
  async ask(registrationId: string): Promise<RegisterAnswer | null> {
    const stated = await this.#inOwnTransaction('READ', (checks) => checks.stated(registrationId));
    const lookup = stated ? this.#lookups.get(stated.body.code) : undefined;
    if (!stated || !lookup?.isSwitchedOn) return null;
    const { number, problem, category } = stated;
    // A number that cannot be one is not worth a question; what is recorded of it says so.
    if (problem === null) return lookup.ask({ number, category });
    return { outcome: 'NOT_FOUND', words: null, source: 'format of the number', askedAt: this.#clock.now() };
  }
}
