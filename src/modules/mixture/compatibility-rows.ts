import type { MixturePart } from './substance-groups.js';
import type { Vehicle } from './vehicle.js';

/** How two substances go together. */
export type CompatibilityResult = 'COMPATIBLE' | 'CAUTION' | 'INCOMPATIBLE';

/** What is known of two substances in one syringe. */
export interface CompatibilityRow {
  readonly a: MixturePart;
  readonly b: MixturePart;
  /** Holds in one of these alone; in any when left out. */
  readonly vehicles?: readonly Vehicle[];
  /** Holds for these strengths of one of the two alone, in mg/mL; for any when left out. */
  readonly strength?: { readonly of: string; readonly mgPerMl: readonly number[] };
  readonly result: CompatibilityResult;
  readonly reason: string;
  readonly source: string;
  /** Whether it was read in a public label, paper or decision. What was not never blocks. */
  readonly verified: boolean;
}

const tringali = {
  source: 'Tringali & Navarra 2017, Evid. Based Complement. Alternat. Med. 2017:8321325 (PMC5402241)',
  verified: true,
} as const;
const practice = { source: 'pharmaceutical practice', verified: false } as const;

/**
 * Studied with the injectable complex of diclofenac with beta-cyclodextrin, 25 and 50 mg, by eye. Bupivacaine,
 * levobupivacaine and ropivacaine were turbid in bicarbonate; the catalogue has none of them. Procaine was not studied.
 */
const diclofenacWith = (anaesthetic: string): readonly CompatibilityRow[] => [
  {
    a: 'diclofenac',
    b: anaesthetic,
    vehicles: ['BICARBONATE'],
    strength: { of: anaesthetic, mgPerMl: [10, 20] },
    result: 'COMPATIBLE',
    reason: 'The solution stays clear in bicarbonate, with diclofenac in its complex with beta-cyclodextrin.',
    ...tringali,
  },
  {
    a: 'diclofenac',
    b: anaesthetic,
    vehicles: ['SALINE', 'WATER'],
    result: 'INCOMPATIBLE',
    reason: 'The solution turns milky in saline and in sterile water.',
    ...tringali,
  },
];

/** What is known of pairs. A pair that no row names is unknown, never harmless. */
export const compatibilityRows: readonly CompatibilityRow[] = [
  ...diclofenacWith('lidocaine'),
  ...diclofenacWith('mepivacaine'),
  {
    a: 'deoxycholic-acid',
    b: 'ANYTHING',
    result: 'INCOMPATIBLE',
    reason: 'The label does not recommend dilution or admixture with other compounds.',
    source: 'Kybella prescribing information (FDA, 2015), section 3',
    verified: true,
  },
  {
    a: 'LIPOLYTIC',
    b: 'LOCAL_ANAESTHETIC',
    result: 'CAUTION',
    reason: 'A local anaesthetic in the syringe inhibits the lipolysis that is wanted.',
    source: 'Jayasinghe et al. 2013, Obes. Rev. 14:780',
    verified: true,
  },
  {
    a: 'phosphatidylcholine-deoxycholate',
    b: 'lidocaine',
    result: 'INCOMPATIBLE',
    reason: 'The alkaline lipid and the acid anaesthetic form an inactive salt.',
    source: 'a supplier of mesotherapy products, mesoteric.ru',
    verified: false,
  },
  {
    a: 'hyaluronidase',
    b: 'hyaluronic-acid',
    result: 'INCOMPATIBLE',
    reason: 'The enzyme destroys the product.',
    ...practice,
  },
  {
    a: 'aminophylline',
    b: 'ascorbic-acid',
    result: 'INCOMPATIBLE',
    reason: 'Aminophylline has a pH of about 9 and ascorbic acid is acid: they decompose or precipitate.',
    ...practice,
  },
  {
    a: 'aminophylline',
    b: 'thiamine',
    result: 'INCOMPATIBLE',
    reason: 'Thiamine decomposes at the pH of aminophylline, about 9.',
    ...practice,
  },
  {
    a: 'sodium-bicarbonate',
    b: 'magnesium',
    result: 'INCOMPATIBLE',
    reason: 'Magnesium precipitates as its carbonate.',
    ...practice,
  },
  {
    a: 'sodium-bicarbonate',
    b: 'ACID',
    result: 'INCOMPATIBLE',
    reason: 'Bicarbonate and an acid neutralize each other, with gas or a precipitate.',
    ...practice,
  },
  {
    a: 'ALKALINE_NSAID',
    b: 'thiocolchicoside',
    result: 'CAUTION',
    reason: 'A precipitate is likely at the pH of the alkaline drug.',
    ...practice,
  },
  {
    a: 'ALKALINE_NSAID',
    b: 'B_VITAMIN',
    result: 'CAUTION',
    reason: 'A precipitate is likely: the vitamin is acid and the drug alkaline.',
    ...practice,
  },
  {
    a: 'ketorolac',
    b: 'lidocaine',
    result: 'CAUTION',
    reason: 'A precipitate is likely with strong solutions of lidocaine hydrochloride.',
    ...practice,
  },
  {
    a: 'piroxicam',
    b: 'lidocaine',
    result: 'CAUTION',
    reason: 'A precipitate is likely with strong solutions of lidocaine hydrochloride.',
    ...practice,
  },
  {
    a: 'NSAID',
    b: 'NSAID',
    result: 'INCOMPATIBLE',
    reason: 'A second anti-inflammatory drug of the same kind adds harm and no effect.',
    ...practice,
  },
  {
    a: 'DEPOT_CORTICOSTEROID',
    b: 'hyaluronic-acid',
    result: 'CAUTION',
    reason: 'The crystals of the corticosteroid may flocculate.',
    ...practice,
  },
  {
    a: 'ascorbic-acid',
    b: 'glutathione',
    result: 'CAUTION',
    reason: 'The two consume each other by oxidation and reduction.',
    ...practice,
  },
  {
    a: 'ascorbic-acid',
    b: 'cyanocobalamin',
    result: 'CAUTION',
    reason: 'Ascorbic acid breaks the vitamin down.',
    ...practice,
  },
];
