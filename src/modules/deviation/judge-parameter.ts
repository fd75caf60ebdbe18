import type { DeviationSeverity } from '../codes/deviation-severity.js';
import { amountMg, withoutBinaryNoise } from '../protocol/amount.js';
import type { AnyOfDocument, CocktailDocument, CocktailSubstanceDocument } from '../protocol/spec-document.js';
import type { ToleratedNumber } from '../protocol/spec-view.js';
import type { MeasuredParameter } from './conformity.js';
import type { MixedSubstance } from './delivered-technique.js';
import { mixtureDistance } from './mixture-distance.js';
import { severityOfExcess, severityOfMixture } from './severity-of.js';

/** One recorded parameter beside what is asked for. */
export interface JudgedParameter {
  readonly measured: MeasuredParameter;
  /** Null inside the tolerance, and where nothing is asked for. */
  readonly outside: Outside | null;
}

interface Outside {
  readonly expected: string;
  readonly actual: string;
  readonly distance: number;
  readonly severity: DeviationSeverity;
}

/**
 * A number beside its tolerance. Its distance is min(1, max(0, min − x, x − max) / scale); where the scale is 0 any
 * difference counts in full.
 */
export function judgeNumber(value: number, asked: ToleratedNumber | null, unit: string): JudgedParameter {
  const x = withoutBinaryNoise(value);
  if (!asked) return { measured: { v: x }, outside: null };
  const { target, min, max, scale } = asked;
  const excess = withoutBinaryNoise(Math.max(0, min - x, x - max));
  const units = scale === 0 ? Math.sign(excess) : withoutBinaryNoise(excess / scale);
  const departure = scale === 0 ? {} : { s: withoutBinaryNoise((x - target) / scale) };
  const measured = { v: x, d: Math.min(1, units), ...departure };
  if (units === 0) return { measured, outside: null };
  const expected = `${min === max ? min : `${min} to ${max}`}${unit}`;
  return {
    measured,
    outside: { expected, actual: `${x}${unit}`, distance: units, severity: severityOfExcess(units) },
  };
}

/** Codes beside those of which any follows the protocol: 0 when all of them are named, else 1. */
export function judgeCodes(codes: readonly string[], asked: AnyOfDocument<string> | undefined): JudgedParameter {
  const sorted = [...new Set(codes)].toSorted();
  const measured = { v: sorted.join('|') };
  if (!asked || asked.anyOf.length === 0) return { measured, outside: null };
  if (sorted.every((code) => asked.anyOf.includes(code))) return { measured: { ...measured, d: 0 }, outside: null };
  const expected = asked.anyOf.toSorted().join(' or ');
  return {
    measured: { ...measured, d: 1 },
    outside: { expected, actual: sorted.join(' + '), distance: 1, severity: 'MAJOR' },
  };
}

/** A mixture beside those that follow the protocol: the distance to the nearest. Up to the tolerance it counts as the same. */
export function judgeMixture(mixed: readonly MixedSubstance[], asked: CocktailDocument): JudgedParameter {
  const v = [...new Set(mixed.map(({ code }) => code))].toSorted().join('|');
  if (asked.substances.length === 0) return { measured: { v }, outside: null };
  const allowed = [asked.substances, ...(asked.alternatives ?? [])].map((substances) => substances.map(asMixed));
  const distances = allowed.map((mixture) => withoutBinaryNoise(mixtureDistance(mixture, mixed)));
  const nearest = distances.indexOf(Math.min(...distances));
  const distance = distances[nearest]!;
  if (distance <= (asked.tolerance ?? 0)) return { measured: { v, d: 0 }, outside: null };
  return {
    measured: { v, d: distance },
    outside: {
      expected: mixtureWords(allowed[nearest]!),
      actual: mixtureWords(mixed),
      distance,
      severity: severityOfMixture(distance),
    },
  };
}

function asMixed({ code, volumeMl, strength, strengthUnit }: CocktailSubstanceDocument): MixedSubstance {
  return { code, amountMg: amountMg(volumeMl, strength, strengthUnit) };
}

function mixtureWords(mixture: readonly MixedSubstance[]): string {
  return mixture
    .map(({ code, amountMg: milligrams }) => (milligrams === null ? code : `${code} ${milligrams} mg`))
    .toSorted()
    .join(' + ');
}
