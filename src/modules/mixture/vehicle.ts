/** What substances are dissolved in, as far as compatibility was ever studied by it. */
export type Vehicle = 'BICARBONATE' | 'SALINE' | 'WATER' | 'OTHER';

/** A vehicle in words. */
export const vehicleWords: Readonly<Record<Vehicle, string>> = {
  BICARBONATE: 'bicarbonate',
  SALINE: 'saline',
  WATER: 'water',
  OTHER: 'another vehicle',
};

const spellings: readonly (readonly [RegExp, Vehicle])[] = [
  [/bicarb|nahco/i, 'BICARBONATE'],
  [/saline|sodium chloride|nacl|physiolog/i, 'SALINE'],
  [/\bwater|\baqua|\bwfi\b/i, 'WATER'],
];

/** The vehicle that a free text means; null when nothing is stated. */
export function vehicleOf(text: string | null | undefined): Vehicle | null {
  if (!text?.trim()) return null;
  return spellings.find(([spelling]) => spelling.test(text))?.[1] ?? 'OTHER';
}

/** Diluents of the catalogue: one that is listed among the substances is the vehicle of all of them. */
export const diluents: ReadonlyMap<string, Vehicle> = new Map([
  ['sodium-bicarbonate', 'BICARBONATE'],
  ['sodium-chloride', 'SALINE'],
]);
