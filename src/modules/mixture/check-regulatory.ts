import { belongsTo, indicationClasses } from './indication-class.js';
import {
  weighed,
  type MixtureFinding,
  type MixtureFindingCode,
  type MixtureFindingSeverity,
} from './mixture-finding.js';
import type { MixtureQuestion } from './mixture-question.js';
import { holdsOn, regulatoryStatuses, type RegulatoryState, type RegulatoryStatus } from './regulatory-status.js';
import { substanceName } from './substance-groups.js';
import { diluents } from './vehicle.js';

const foundBy: Readonly<
  Record<
    RegulatoryState,
    { readonly code: MixtureFindingCode; readonly severity: MixtureFindingSeverity; readonly mend: string }
  >
> = {
  APPROVED: { code: 'APPROVED', severity: 'NONE', mend: '' },
  OFF_LABEL: {
    code: 'OFF_LABEL',
    severity: 'WARN',
    mend: ' Use it for what it is approved for, or have the off-label use justified.',
  },
  UNREGISTERED_NAMED_PATIENT: {
    code: 'UNREGISTERED',
    severity: 'WARN',
    mend: ' Use registered products, or obtain leave for a named patient.',
  },
  SUSPENDED: { code: 'SUSPENDED', severity: 'BLOCK', mend: ' Leave it out there.' },
  BANNED: { code: 'BANNED', severity: 'BLOCK', mend: ' Do not give it there for that.' },
};

/** What authorities say of a mixture in its country on its day. */
export function checkRegulatory(question: MixtureQuestion): readonly MixtureFinding[] {
  const { country, on } = question;
  const codes = [...new Set(question.components.map(({ code }) => code))];
  if (country == null) {
    const message = 'What authorities say depends on the country: state it, as in ZA.';
    return [unknown('COUNTRY_NOT_STATED', codes, message)];
  }
  if (on == null) {
    const message = 'What authorities say depends on the day: state it, as in 2026-03-31.';
    return [unknown('DAY_NOT_STATED', codes, message)];
  }
  const findings = regulatoryStatuses
    .filter((status) => status.countries.includes(country) && holdsOn(status, on))
    .flatMap((status) => findingOf(status, codes, question) ?? []);
  const told = new Set(findings.flatMap(({ substances }) => substances));
  const untold = codes.filter((code) => !told.has(code));
  if (untold.length === 0) return findings;
  const message = `No status in ${country} is known of ${untold.map(substanceName).join(', ')}: look whether the product is registered there.`;
  return [...findings, unknown('STATUS_UNKNOWN', untold, message)];
}

function findingOf(
  status: RegulatoryStatus,
  codes: readonly string[],
  { indication, areas }: MixtureQuestion,
): MixtureFinding | null {
  const substances = meantBy(status, codes);
  const { jurisdiction, reason, from, indicationClass, source, verified } = status;
  const truth = belongsTo(indicationClass, indication, areas);
  if (substances.length === 0 || truth === 'NO') return null;
  const { code, severity, mend } = foundBy[status.status];
  const names = substances.map(substanceName).join(', ');
  const what = `${jurisdiction}, since ${from}: ${names} ${stateWords[status.status]} (${reason}).`;
  if (truth === 'YES') {
    return { kind: 'REGULATORY', code, substances, ...weighed(severity, `${what}${mend}`, status) };
  }
  // That something may be approved speaks for nothing and against nothing.
  if (severity === 'NONE') return null;
  return {
    kind: 'REGULATORY',
    severity: 'UNKNOWN',
    code: 'INDICATION_UNDECIDED',
    substances,
    message: `${what} That holds for: ${indicationClasses[indicationClass]} State indication and areas, or ask whether this is such a treatment. Source: ${source}.`,
    source,
    verified,
  };
}

const stateWords: Readonly<Record<RegulatoryState, string>> = {
  APPROVED: 'approved',
  OFF_LABEL: 'not approved for this',
  UNREGISTERED_NAMED_PATIENT: 'not registered',
  SUSPENDED: 'suspended',
  BANNED: 'banned',
};

/** The substances of a mixture that a status is about: those that it names, or all when it is about mixtures. */
function meantBy({ subjects }: RegulatoryStatus, codes: readonly string[]): readonly string[] {
  const drugs = codes.filter((code) => !diluents.has(code));
  if (subjects.includes('ANY_MIXTURE') && drugs.length > 1) return drugs;
  return codes.filter((code) => subjects.includes(code));
}

function unknown(code: MixtureFindingCode, substances: readonly string[], message: string): MixtureFinding {
  return { kind: 'REGULATORY', severity: 'UNKNOWN', code, substances, message, source: null, verified: false };
}
