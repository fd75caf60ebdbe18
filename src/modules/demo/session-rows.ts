import type { DemoBranch } from './demo-branches.js';
import type { SimulatedSession } from './simulate-sessions.js';

/** A row of an exchange folder: each column with its cell; an empty cell means "not recorded". */
export type Row = Readonly<Record<string, string>>;

/** From this day the branches write down lots and amounts; before, only which substances were mixed. */
export const lotsRecordedFrom = '2025-01-01';

/** A session as a row of `sessions.csv`. */
export function sessionRow(course: string, branch: DemoBranch, session: SimulatedSession): Row {
  return {
    course,
    number: String(session.number),
    performed_at: `${session.day}T${session.time}:00${branch.offset}`,
    practitioner: session.standIn ?? '',
    technique: session.technique,
    delivery: session.delivery,
    areas: session.areas.join('|'),
    needle_gauge: cell(session.needleGauge),
    needle_length_mm: cell(session.needleLengthMm),
    inserted_length_mm: cell(session.insertedLengthMm),
    angle_degrees: cell(session.angleDegrees),
    depth_mm: cell(session.depthMm),
    spacing_mm: cell(session.spacingMm),
    injections: cell(session.injections),
    volume_per_injection_ml: cell(session.volumePerInjectionMl),
    total_volume_ml: cell(session.totalVolumeMl),
    area_cm2: cell(session.areaCm2),
    cocktail: session.cocktail.map(({ code }) => code).join('|'),
    room: session.room ?? '',
    notes: '',
  };
}

/** What was mixed in a session, as rows of `session_substances.csv`: amount, strength and lot. */
export function substanceRows(course: string, branch: DemoBranch, session: SimulatedSession): readonly Row[] {
  return session.cocktail.map(({ code, volumeMl, strength, strengthUnit }) => ({
    course,
    number: String(session.number),
    substance: code,
    volume_ml: String(volumeMl),
    strength: cell(strength ?? null),
    strength_unit: strengthUnit ?? '',
    vehicle: '',
    lot: lotInUse(code, branch, session.day),
  }));
}

/** Each branch opens a new lot of a substance every quarter: `PRO-JHB-2025Q3`. */
function lotInUse(substance: string, { filePrefix }: DemoBranch, day: string): string {
  const quarter = Math.ceil(Number(day.slice(5, 7)) / 3);
  return `${substance.slice(0, 3).toUpperCase()}-${filePrefix}-${day.slice(0, 4)}Q${quarter}`;
}

function cell(value: number | null): string {
  return value === null ? '' : String(value);
}
