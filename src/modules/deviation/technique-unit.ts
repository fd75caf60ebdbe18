import type { TechniqueParameter } from '../codes/technique-parameter.js';
import type { Conformity, Deviation } from './conformity.js';
import { fixedPoint } from './fixed-point.js';

/** How many values there are, and their sum in units of 10⁻¹², as a text because it may be a large integer. */
export type Total = readonly [count: number, sum: string];

/** The sums of one recorded parameter over the sessions of a unit. Without its values, that of one category. */
export interface ParameterTotals {
  readonly sessions: number;
  /** Sessions outside the tolerance. */
  readonly outside: number;
  /** Values of a number, distances from the protocol, and signed departures; each over the sessions that have one. */
  readonly amount?: Total;
  readonly distance?: Total;
  readonly departure?: Total;
  /** Of a parameter of codes: the same for each of its values. */
  readonly categories?: Readonly<Record<string, ParameterTotals>>;
}

/**
 * What one practitioner did of one course under one version, added up over its sessions. Everything is a count or an exact
 * sum, so that the order of sessions does not matter.
 */
export interface UnitTotals {
  readonly sessions: number;
  /** Sessions with a planned parameter recorded; of them those without a deviation. */
  readonly recorded: number;
  readonly following: number;
  /** Deviating sessions whose every deviation is declared, and those with a documented clinical indication. */
  readonly declared: number;
  readonly indicated: number;
  /** Coverage over the sessions whose version plans anything, distances over those with a planned parameter recorded. */
  readonly coverage?: Total;
  readonly distance?: Total;
  readonly parameters: Readonly<Partial<Record<TechniqueParameter, ParameterTotals>>>;
}

/** A session as a unit counts it. */
export interface CountedSession {
  readonly conformity: Conformity;
  readonly deviations: readonly Pick<Deviation, 'declared'>[];
  readonly distance: number | null;
  readonly coverage: number | null;
  /** The newest reason for its deviations is a clinical indication. */
  readonly isIndicated: boolean;
}

export const emptyUnit: UnitTotals = {
  sessions: 0,
  recorded: 0,
  following: 0,
  declared: 0,
  indicated: 0,
  parameters: {},
};

/** The totals with one more session. */
export function withSession(unit: UnitTotals, session: CountedSession): UnitTotals {
  const { deviations, distance, coverage, conformity, isIndicated } = session;
  const deviates = deviations.length > 0;
  const parameters: Partial<Record<TechniqueParameter, ParameterTotals>> = { ...unit.parameters };
  for (const [parameter, { v, d, s }] of Object.entries(conformity)) {
    const name = parameter as TechniqueParameter;
    const before = parameters[name];
    const totals = withMeasurement(before, typeof v === 'number' ? v : undefined, d, s);
    parameters[name] =
      typeof v === 'number'
        ? totals
        : {
            ...totals,
            categories: { ...before?.categories, [v]: withMeasurement(before?.categories?.[v], undefined, d) },
          };
  }
  return {
    sessions: unit.sessions + 1,
    recorded: unit.recorded + Number(distance !== null),
    following: unit.following + Number(distance !== null && !deviates),
    declared: unit.declared + Number(deviates && deviations.every(({ declared }) => declared)),
    indicated: unit.indicated + Number(deviates && isIndicated),
    ...total('coverage', unit.coverage, coverage ?? undefined),
    ...total('distance', unit.distance, distance ?? undefined),
    parameters,
  };
}

function withMeasurement(
  before: ParameterTotals | undefined,
  amount: number | undefined,
  distance: number | undefined,
  departure?: number,
): ParameterTotals {
  return {
    sessions: (before?.sessions ?? 0) + 1,
    outside: (before?.outside ?? 0) + Number(distance !== undefined && distance > 0),
    ...total('amount', before?.amount, amount),
    ...total('distance', before?.distance, distance),
    ...total('departure', before?.departure, departure),
  };
}

/** The total under its name with one more value; nothing where there never was one. */
function total<N extends string>(
  name: N,
  before: Total | undefined,
  value: number | undefined,
): { readonly [K in N]?: Total } {
  if (value === undefined) return (before ? { [name]: before } : {}) as { readonly [K in N]?: Total };
  const [count, sum] = before ?? [0, '0'];
  return { [name]: [count + 1, String(BigInt(sum) + fixedPoint(value))] } as unknown as { readonly [K in N]?: Total };
}
