import { indications, type KnownIndication } from '../codes/indication.js';
import { isCodeOf } from '../codes/is-code-of.js';

/** What authorities tell apart when they allow or forbid. */
export const indicationClasses = {
  ANY: 'Whatever it is used for.',
  AESTHETIC_FAT: 'To dissolve fat for looks, anywhere.',
  SUBMENTAL_FAT: 'To dissolve fat for looks, below the chin.',
  FAT_ELSEWHERE: 'To dissolve fat for looks, anywhere but below the chin.',
  SKIN_LIGHTENING: 'To lighten the skin.',
} as const satisfies Record<string, string>;

export type IndicationClass = keyof typeof indicationClasses;

/** UNDECIDED: it was not stated, or the source does not say where it draws the line. */
export type Truth = 'YES' | 'NO' | 'UNDECIDED';

const aestheticFat: readonly KnownIndication[] = ['LOCAL_FAT', 'SPOT_WEIGHT', 'WEIGHT_LOSS', 'POST_LIPO_IRREGULARITY'];

/** Whether a treatment belongs to a class. `areas` are all that are treated; unknown when empty. */
export function belongsTo(
  indicationClass: IndicationClass,
  indication: string | null | undefined,
  areas: readonly string[] | null | undefined,
): Truth {
  switch (indicationClass) {
    case 'ANY':
      return 'YES';
    case 'AESTHETIC_FAT':
      return isAestheticFat(indication);
    case 'SUBMENTAL_FAT':
      return both(isAestheticFat(indication), isSubmental(areas));
    case 'FAT_ELSEWHERE':
      return both(isAestheticFat(indication), opposite(isSubmental(areas)));
    case 'SKIN_LIGHTENING':
      return isLightening(indication);
  }
}

function isAestheticFat(indication: string | null | undefined): Truth {
  // Cellulite is fat to some and skin to others, and no source says which.
  if (indication == null || indication === 'CELLULITE' || !isCodeOf(indications, indication)) return 'UNDECIDED';
  return aestheticFat.includes(indication) ? 'YES' : 'NO';
}

function isLightening(indication: string | null | undefined): Truth {
  if (indication == null || indication === 'MELASMA' || !isCodeOf(indications, indication)) return 'UNDECIDED';
  return 'NO';
}

function isSubmental(areas: readonly string[] | null | undefined): Truth {
  if (!areas || areas.length === 0) return 'UNDECIDED';
  if (areas.every((area) => area === 'SUBMENTAL')) return 'YES';
  return areas.includes('SUBMENTAL') ? 'UNDECIDED' : 'NO';
}

function both(a: Truth, b: Truth): Truth {
  if (a === 'NO' || b === 'NO') return 'NO';
  return a === 'YES' && b === 'YES' ? 'YES' : 'UNDECIDED';
}

function opposite(truth: Truth): Truth {
  if (truth === 'UNDECIDED') return truth;
  return truth === 'YES' ? 'NO' : 'YES';
}
