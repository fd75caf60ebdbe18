import { amountMg } from '../protocol/amount.js';
import { compatibilityRows, type CompatibilityResult, type CompatibilityRow } from './compatibility-rows.js';
import {
  weighed,
  type MixtureFinding,
  type MixtureFindingCode,
  type MixtureFindingSeverity,
} from './mixture-finding.js';
import type { MixtureComponent } from './mixture-question.js';
import { isMeant, substanceName } from './substance-groups.js';
import { diluents, vehicleOf, vehicleWords, type Vehicle } from './vehicle.js';

const foundBy: Readonly<
  Record<
    CompatibilityResult,
    { readonly code: MixtureFindingCode; readonly severity: MixtureFindingSeverity; readonly mend: string }
  >
> = {
  COMPATIBLE: { code: 'PAIR_COMPATIBLE', severity: 'NONE', mend: '' },
  CAUTION: { code: 'PAIR_CAUTION', severity: 'WARN', mend: ' Leave one of the two out, or weigh it.' },
  INCOMPATIBLE: {
    code: 'PAIR_INCOMPATIBLE',
    severity: 'BLOCK',
    mend: ' Leave one of the two out, or give them apart.',
  },
};

/** Beyond this the pairs would fill the memory; no syringe comes near it. */
const MOST_SUBSTANCES = 50;

/** What is known of every unordered pair of a mixture: at least one finding for each. */
export function checkPairs(components: readonly MixtureComponent[]): readonly MixtureFinding[] {
  const codes = [...new Set(components.map(({ code }) => code))];
  if (codes.length > MOST_SUBSTANCES) return [tooMany(codes)];
  return codes.flatMap((a, index) => codes.slice(index + 1).flatMap((b) => checkPair(a, b, components)));
}

function checkPair(a: string, b: string, components: readonly MixtureComponent[]): readonly MixtureFinding[] {
  const pair = `${substanceName(a)} and ${substanceName(b)}`;
  const looked = compatibilityRows
    .filter((row) => (isMeant(row.a, a) && isMeant(row.b, b)) || (isMeant(row.a, b) && isMeant(row.b, a)))
    .map((row) => ({ row, missing: missingFor(row, a, b, components) }));
  const holding = looked.filter(({ missing }) => missing?.length === 0);
  if (holding.length > 0) return holding.map(({ row }) => found(row, [a, b], pair));
  const undecided = looked.filter(({ missing }) => missing !== null);
  return [undecided.length > 0 ? undecidedPair([a, b], pair, undecided) : unknownPair([a, b], pair)];
}

function found(row: CompatibilityRow, substances: readonly string[], pair: string): MixtureFinding {
  const { code, severity, mend } = foundBy[row.result];
  const words = row.result === 'COMPATIBLE' ? 'go together' : row.result === 'CAUTION' ? 'need caution' : 'do not mix';
  return { kind: 'PAIR', code, substances, ...weighed(severity, `${pair} ${words}: ${row.reason}${mend}`, row) };
}

/** What would have to be stated for a row to hold; empty when it holds, null when it cannot. */
function missingFor(
  { vehicles, strength }: CompatibilityRow,
  a: string,
  b: string,
  components: readonly MixtureComponent[],
): readonly string[] | null {
  const missing: string[] = [];
  if (vehicles) {
    const stated = vehiclesOf(a, b, components);
    if (stated.size === 0) missing.push('the vehicle of both');
    else if (stated.size > 1) missing.push('one vehicle for both');
    else if (!vehicles.some((vehicle) => stated.has(vehicle))) return null;
  }
  if (strength) {
    const strengths = components
      .filter(({ code }) => code === strength.of)
      .map((component) => amountMg(1, component.strength, component.strengthUnit));
    if (strengths.includes(null)) missing.push(`the strength of ${substanceName(strength.of)} in mg/mL or %`);
    else if (!strengths.every((mgPerMl) => strength.mgPerMl.includes(mgPerMl!))) return null;
  }
  return missing;
}

/** What the two are dissolved in, as they state it and as diluents among the substances tell. */
function vehiclesOf(a: string, b: string, components: readonly MixtureComponent[]): ReadonlySet<Vehicle> {
  const vehicles = components.flatMap(({ code, vehicle }) => [
    code === a || code === b ? vehicleOf(vehicle) : null,
    diluents.get(code) ?? null,
  ]);
  return new Set(vehicles.filter((vehicle) => vehicle !== null));
}

function undecidedPair(
  substances: readonly string[],
  pair: string,
  undecided: readonly { readonly row: CompatibilityRow; readonly missing: readonly string[] | null }[],
): MixtureFinding {
  const missing = [...new Set(undecided.flatMap((one) => one.missing ?? []))].join(' and ');
  const cases = undecided.map(({ row }) => `${row.result} ${conditionWords(row)}`).join(', ');
  const [{ row }] = undecided as [(typeof undecided)[number]];
  return {
    kind: 'PAIR',
    severity: 'UNKNOWN',
    code: 'PAIR_UNDECIDED',
    substances,
    message: `Whether ${pair} go together depends on what is not stated (${cases}): state ${missing}. Source: ${row.source}.`,
    source: row.source,
    verified: undecided.every((one) => one.row.verified),
  };
}

function conditionWords({ vehicles, strength }: CompatibilityRow): string {
  const inVehicle = vehicles ? [`in ${vehicles.map((vehicle) => vehicleWords[vehicle]).join(' or ')}`] : [];
  const atStrength = strength ? [`with ${substanceName(strength.of)} of ${strength.mgPerMl.join(' or ')} mg/mL`] : [];
  return [...inVehicle, ...atStrength].join(' ');
}

function unknownPair(substances: readonly string[], pair: string): MixtureFinding {
  return {
    kind: 'PAIR',
    severity: 'UNKNOWN',
    code: 'PAIR_UNKNOWN',
    substances,
    message: `Nothing is known of ${pair} together as they are stated. Ask a pharmacist, look whether the solution stays clear, or give them apart.`,
    source: null,
    verified: false,
  };
}

function tooMany(substances: readonly string[]): MixtureFinding {
  return {
    kind: 'PAIR',
    severity: 'UNKNOWN',
    code: 'TOO_MANY_SUBSTANCES',
    substances,
    message: `The pairs of a mixture of ${substances.length} substances are not looked at: ask for ${MOST_SUBSTANCES} at most.`,
    source: null,
    verified: false,
  };
}
