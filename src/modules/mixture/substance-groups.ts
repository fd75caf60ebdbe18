import { builtInSubstances } from '../substance/catalogue.js';

/** Groups of substances that mix alike, by their codes in the catalogue. What a chain adds belongs to none of them. */
export const substanceGroups = {
  LOCAL_ANAESTHETIC: ['procaine', 'lidocaine', 'mepivacaine'],
  NSAID: ['diclofenac', 'ketoprofen', 'piroxicam', 'ketorolac', 'meloxicam'],
  /** Dissolved as salts of weak acids, at a high pH. */
  ALKALINE_NSAID: ['diclofenac', 'piroxicam', 'ketorolac'],
  /** What has fat cells let go of fat, without destroying them: by beta receptors, phosphodiesterase or alpha-2 receptors. */
  LIPOLYTIC: ['isoprenaline', 'aminophylline', 'caffeine', 'yohimbine'],
  B_VITAMIN: ['thiamine', 'riboflavin', 'pyridoxine', 'cyanocobalamin', 'nicotinamide'],
  ACID: ['ascorbic-acid', 'glycolic-acid'],
  DEPOT_CORTICOSTEROID: ['methylprednisolone', 'betamethasone', 'triamcinolone'],
} as const satisfies Record<string, readonly string[]>;

export type SubstanceGroup = keyof typeof substanceGroups;

/** A substance by its code, a group of them, or whatever else is in the syringe. */
export type MixturePart = SubstanceGroup | 'ANYTHING' | (string & {});

/** True when a part of a rule means this substance. */
export function isMeant(part: MixturePart, code: string): boolean {
  if (part === 'ANYTHING') return true;
  const group: readonly string[] | undefined = (substanceGroups as Readonly<Record<string, readonly string[]>>)[part];
  return group ? group.includes(code) : part === code;
}

const names = new Map(builtInSubstances.map(({ code, name }) => [code, name]));

/** The name of a built-in substance; of one that a chain added, its code. */
export function substanceName(code: string): string {
  return names.get(code) ?? code;
}
