import type { CheckResult } from '../codes/check-result.js';
import type { Profession } from '../codes/profession.js';
import type { RegistrationStatus } from '../codes/registration-status.js';
import type { VerificationMethod } from '../codes/verification-method.js';
import { categoryKey, categoryOf, entitlementOf } from '../registration-body/practice-right.js';
import type { RegistrationBody } from '../registration-body/registration-body.js';
import { nextRecheck } from '../registration-body/renewal.js';
import { wordKey } from '../registration-body/word-key.js';

/** Why a practitioner may not see patients; stable codes. Each with what it means. */
export const practiceObstacles = {
  NO_REGISTRATION: 'No registration is recorded.',
  OTHER_COUNTRY: 'No registration is recorded with a body of the country.',
  NOT_A_LICENCE: 'The number identifies and permits nothing.',
  OTHER_SUBDIVISION: 'The licence is for other states or provinces.',
  SUBDIVISION_NOT_NAMED: 'Licences are given by state or province there, and none was named.',
  NOT_VERIFIED: 'Nobody has checked the registration.',
  AWAITS_CONFIRMATION: 'A person has seen it, and a second person has not confirmed it yet.',
  VERIFICATION_TOO_OLD: 'The last check is older than the organization allows.',
  RENEWAL_NOT_VERIFIED: "Nobody has checked since the body's year of registration ended.",
  FORMAT_INVALID: 'The number cannot be one of the body.',
  MISMATCH: 'The register shows something else under the number.',
  NOT_FOUND: 'The register does not show the number.',
  NOT_ENTITLED: 'The status in the register entitles to nothing.',
  STATUS_NOT_KNOWN: 'The register uses a word that is not known here.',
  CONDITIONS_NOT_REVIEWED: 'There are conditions, and nobody has found that they let the work be done.',
  OUTSIDE_PERIOD: 'The day lies outside the period of the registration.',
  CATEGORY_NOT_PERMITTED: 'The category of registration does not permit the work.',
  CATEGORY_NEEDS_OWN_RULE: 'The organization has not decided that the category permits the work.',
  SUPERVISOR_NOT_NAMED: 'The category asks for a supervisor, and none is named.',
  SUPERVISOR_MAY_NOT_PRACTISE: 'The supervisor may not work alone there on that day.',
} as const satisfies Record<string, string>;

export type PracticeObstacle = keyof typeof practiceObstacles;

/** One check, as far as the gate looks at it. Days are calendar days where the patient is treated. */
export interface CheckFacts {
  readonly id: string;
  readonly checkedOn: string;
  /** Milliseconds, to tell which of a day's checks is the newest. */
  readonly checkedAt: number;
  readonly method: VerificationMethod;
  readonly result: CheckResult;
  readonly explanation: string | null;
  readonly status: RegistrationStatus | null;
  readonly statusInRegister: string | null;
  readonly statusSince: string | null;
  readonly category: string | null;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  readonly conditionsAllowWork: boolean | null;
  readonly confirmsId: string | null;
}

/** A registration as stated, with every check that was made of it. */
export interface RegistrationFacts {
  readonly id: string;
  readonly body: RegistrationBody;
  readonly number: string;
  readonly subdivision: string | null;
  readonly category: string | null;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  readonly checks: readonly CheckFacts[];
  /** The supervisor's registrations; null where none is named. */
  readonly supervisor: readonly RegistrationFacts[] | null;
}

/** Where and when somebody wants to treat, and what the organization has decided. */
export interface PracticeQuestion {
  /** The day of treatment. */
  readonly day: string;
  /** Today. The age of a check is reckoned on the day of treatment or today, whichever comes first. */
  readonly today: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** The state or province; null when not known. */
  readonly subdivision: string | null;
  readonly profession: Profession | null;
  /** How many days a check by look-up counts, and any other. */
  readonly lookupValidDays: number;
  readonly recordValidDays: number;
  /** Categories that the organization has decided to permit, as `BODY:category`. */
  readonly permittedCategories: readonly string[];
}

export interface PracticeFinding {
  readonly code: PracticeObstacle;
  readonly message: string;
  /** Which registration is meant; null where there is none. */
  readonly registrationId: string | null;
}

/** Whether a practitioner may see patients; `findings` is empty when they may. */
export interface PracticeVerdict {
  readonly allowed: boolean;
  readonly findings: readonly PracticeFinding[];
}

/**
 * Whether somebody with these registrations may see patients there on that day: one registration is enough, and anything
 * that is not known blocks.
 *
 * The status must entitle, the day lie inside the certificate's period, the category permit the work, and the check be
 * younger than the limit: the common form of all registers' rules, which New Zealand states outright (status current, and
 * today inside the period of the practising certificate; HL7NZ/hpi, FAQ). A check made before a body's renewal says
 * nothing of the time after it (HPCSA: the year ends on 31 March). An NPI is an identifier, not a licence (45 CFR 162.408).
 * A number of days for the age of a check is the organization's decision; 7 and 90 unless it decides otherwise.
 */
export function mayPractise(
  registrations: readonly RegistrationFacts[],
  question: PracticeQuestion,
  { alone = false }: { readonly alone?: boolean } = {},
): PracticeVerdict {
  if (registrations.length === 0) return refused(finding('NO_REGISTRATION', null, 'No registration is recorded.'));
  const there = registrations.filter(({ body }) => body.country === question.country);
  if (there.length === 0) {
    const bodies = [...new Set(registrations.map(({ body }) => body.code))].join(', ');
    return refused(
      finding('OTHER_COUNTRY', null, `No registration is recorded with a body of ${question.country}: only ${bodies}.`),
    );
  }
  const verdicts = there.map((registration) => obstacleOf(registration, question, alone));
  if (verdicts.includes(null)) return { allowed: true, findings: [] };
  return refused(...verdicts.filter((verdict) => verdict !== null));
}

function refused(...findings: readonly PracticeFinding[]): PracticeVerdict {
  return { allowed: false, findings };
}

function finding(code: PracticeObstacle, registration: RegistrationFacts | null, message: string): PracticeFinding {
  const named = registration ? `${registration.body.code} ${registration.number}: ` : '';
  return { code, message: `${named}${message}`, registrationId: registration?.id ?? null };
}

/** The first thing that stands in the way of practising on this registration, or null. */
function obstacleOf(
  registration: RegistrationFacts,
  question: PracticeQuestion,
  alone: boolean,
): PracticeFinding | null {
  const { body } = registration;
  const because = (code: PracticeObstacle, message: string) => finding(code, registration, message);
  if (!body.isLicence) {
    return because('NOT_A_LICENCE', `A number of ${body.name} identifies; it is not a licence to practise.`);
  }
  const place = placeObstacle(registration, question);
  if (place) return because(...place);
  const standing = standingOn(registration, question);
  if ('obstacle' in standing) return because(standing.obstacle, standing.message + lastSilence(registration));
  const { check } = standing;
  const category = check.category ?? registration.category;
  const [validFrom, validUntil] = periodOf(registration, check);
  if (validUntil !== null && validUntil < question.day) return because('OUTSIDE_PERIOD', `It ended on ${validUntil}.`);
  if (validFrom !== null && validFrom > question.day) return because('OUTSIDE_PERIOD', `It begins on ${validFrom}.`);
  const status = check.status ?? 'UNKNOWN';
  const { right, hasConditions, reasons } = entitlementOf(body, { status, category });
  if (hasConditions && check.conditionsAllowWork !== true) {
    return because(
      'CONDITIONS_NOT_REVIEWED',
      'It has conditions; record that somebody read them and that they allow it.',
    );
  }
  if (right === 'ALONE') return null;
  if (right === 'NONE') return because('CATEGORY_NOT_PERMITTED', reasons.join(' '));
  if (right === 'BY_OWN_RULE') {
    const isPermitted = question.permittedCategories.some((permitted) => isSameCategory(permitted, body, category));
    return isPermitted ? null : because('CATEGORY_NEEDS_OWN_RULE', reasons.join(' '));
  }
  if (alone) return because('CATEGORY_NOT_PERMITTED', reasons.join(' '));
  if (registration.supervisor === null) return because('SUPERVISOR_NOT_NAMED', reasons.join(' '));
  const supervisor = mayPractise(registration.supervisor, { ...question, profession: null }, { alone: true });
  if (supervisor.allowed) return null;
  const why = supervisor.findings.map(({ message }) => message).join(' ');
  return because('SUPERVISOR_MAY_NOT_PRACTISE', `The supervisor may not work alone there: ${why}`);
}

/** Licences that a body gives by state or province hold there alone. */
function placeObstacle(
  { body, subdivision }: RegistrationFacts,
  question: PracticeQuestion,
): readonly [PracticeObstacle, string] | null {
  if (body.subdivisions.length === 0) return null;
  const licensed = subdivision === null ? body.subdivisions : [subdivision];
  if (question.subdivision === null) {
    return ['SUBDIVISION_NOT_NAMED', `It holds in ${licensed.join(', ')}: name the state or province of treatment.`];
  }
  const wanted = wordKey(question.subdivision);
  if (licensed.some((one) => wordKey(one) === wanted)) return null;
  return ['OTHER_SUBDIVISION', `It holds in ${licensed.join(', ')}, not in ${question.subdivision}.`];
}

function isSameCategory(permitted: string, body: RegistrationBody, category: string | null): boolean {
  const [code, name] = [permitted.slice(0, permitted.indexOf(':')), permitted.slice(permitted.indexOf(':') + 1)];
  if (category === null || code !== body.code) return false;
  return categoryKey(name) === categoryKey(categoryOf(body, category)?.name ?? category);
}

type Standing = { readonly check: CheckFacts } | { readonly obstacle: PracticeObstacle; readonly message: string };

/** What is known of a registration on a day: the check that speaks for it, or why none does. */
function standingOn(registration: RegistrationFacts, question: PracticeQuestion): Standing {
  const telling = tellingChecks(registration.checks);
  const before = telling.findLast(({ checkedOn }) => checkedOn <= question.day);
  const later = telling.filter(({ checkedOn }) => checkedOn > question.day);
  // What a later check reveals holds from the day that the register names.
  const revealed = later.find(
    ({ result, statusSince }) => result !== 'VERIFIED' && statusSince !== null && statusSince <= question.day,
  );
  if (revealed) return against(revealed);
  if (before && before.result !== 'VERIFIED') return against(before);
  const stale = before ? staleness(registration, before, question) : null;
  if (before && !stale) return { check: before };
  // Of a day gone by a later check may tell, where the register says that the registration had begun by then.
  const afterwards = later.find((check) => check.result === 'VERIFIED' && covers(registration, check, question.day));
  if (afterwards) return { check: afterwards };
  if (stale) return stale;
  const isSeen = registration.checks.some(
    ({ method, result, confirmsId }) => method === 'DOCUMENT_SEEN' && result === 'VERIFIED' && confirmsId === null,
  );
  return isSeen && telling.length === 0
    ? { obstacle: 'AWAITS_CONFIRMATION', message: 'One person has seen it: a second one must confirm it.' }
    : { obstacle: 'NOT_VERIFIED', message: 'It was not verified by that day.' };
}

/**
 * The checks that say something, oldest first. What a person saw counts in the practitioner's favour only once a second
 * person confirmed it; against them it counts at once. A source that gave no answer says nothing.
 */
export function tellingChecks(checks: readonly CheckFacts[]): readonly CheckFacts[] {
  const confirmed = new Set(checks.map(({ confirmsId }) => confirmsId));
  return checks
    .filter(({ id, method, result, confirmsId }) => {
      if (result === 'SOURCE_UNAVAILABLE' || confirmsId !== null) return false;
      return result !== 'VERIFIED' || method !== 'DOCUMENT_SEEN' || confirmed.has(id);
    })
    .toSorted((a, b) => a.checkedAt - b.checkedAt || (a.id < b.id ? -1 : 1));
}

function against({ result, status, statusInRegister, statusSince, explanation, checkedOn }: CheckFacts): Standing {
  const asOf = ` (checked on ${checkedOn}${statusSince === null ? '' : `, since ${statusSince}`})`;
  const because = (obstacle: PracticeObstacle, message: string): Standing => ({
    obstacle,
    message: `${message.replace(/\.$/, '')}${asOf}.`,
  });
  const word = statusInRegister === null ? '' : ` "${statusInRegister}"`;
  if (result === 'FORMAT_INVALID') return because('FORMAT_INVALID', explanation ?? practiceObstacles.FORMAT_INVALID);
  if (result === 'NOT_FOUND') return because('NOT_FOUND', practiceObstacles.NOT_FOUND);
  if (result === 'MISMATCH') return because('MISMATCH', explanation ?? practiceObstacles.MISMATCH);
  if (status === 'UNKNOWN' || status === null)
    return because('STATUS_NOT_KNOWN', `${practiceObstacles.STATUS_NOT_KNOWN}${word}`);
  if (status === 'ACTIVE' || status === 'CONDITIONAL') {
    return because('OUTSIDE_PERIOD', explanation ?? practiceObstacles.OUTSIDE_PERIOD);
  }
  return because('NOT_ENTITLED', `The register says${word || ` ${status}`}.`);
}

/** Why a check no longer speaks for the registration, or null while it does. */
function staleness(
  { body }: RegistrationFacts,
  { checkedOn, method }: CheckFacts,
  { day, today, lookupValidDays, recordValidDays, profession }: PracticeQuestion,
): { readonly obstacle: PracticeObstacle; readonly message: string } | null {
  const asked = day < today ? day : today;
  const limit = method === 'REGISTER_LOOKUP' ? lookupValidDays : recordValidDays;
  const age = (Date.parse(asked) - Date.parse(checkedOn)) / 86_400_000;
  if (age > limit) {
    return {
      obstacle: 'VERIFICATION_TOO_OLD',
      message: `It was last verified on ${checkedOn}, ${age} days before; ${limit} are allowed.`,
    };
  }
  const renewal = nextRecheck(body, checkedOn, profession);
  if (renewal !== null && asked > renewal.until) {
    return {
      obstacle: 'RENEWAL_NOT_VERIFIED',
      message: `It was last verified on ${checkedOn}, and fell due for renewal since (check by ${renewal.until}).`,
    };
  }
  return null;
}

function covers(registration: RegistrationFacts, check: CheckFacts, day: string): boolean {
  const [validFrom, validUntil] = periodOf(registration, check);
  return validFrom !== null && validFrom <= day && (validUntil === null || validUntil >= day);
}

/** The register's own period where it tells one, else what was stated. */
function periodOf(
  registration: RegistrationFacts,
  { validFrom, validUntil }: CheckFacts,
): readonly [string | null, string | null] {
  return [validFrom ?? registration.validFrom, validUntil ?? registration.validUntil];
}

/** Whoever reads that a check is missing should know that it was tried. */
function lastSilence({ checks }: RegistrationFacts): string {
  const last = checks.toSorted((a, b) => a.checkedAt - b.checkedAt).at(-1);
  if (last?.result !== 'SOURCE_UNAVAILABLE') return '';
  return ` The register gave no answer when it was last asked, on ${last.checkedOn}.`;
}
