/** What a maximum amount is stated in. */
export const maximumUnits = {
  MG: 'Milligrams in a session.',
  IU: 'International units in a session.',
  ML: 'Millilitres in a session.',
  MG_PER_CM2: 'Milligrams in a session for each square centimetre that is treated.',
  MG_PER_KG: 'Milligrams in a session for each kilogram of body weight.',
} as const satisfies Record<string, string>;

export type MaximumUnit = keyof typeof maximumUnits;

/** The most of a substance that a session gives. */
export interface MaximumAmount {
  readonly substance: string;
  readonly amount: number;
  readonly unit: MaximumUnit;
  readonly source: string;
  /** Whether it was read in a public label, paper or decision. What was not never blocks. */
  readonly verified: boolean;
}

function byLabel(substance: string, amount: number, unit: MaximumUnit, source: string): MaximumAmount {
  return { substance, amount, unit, source, verified: true };
}

function byPractice(
  substance: string,
  amount: number,
  unit: MaximumUnit = 'MG',
  source = 'practice, to be confirmed',
): MaximumAmount {
  return { substance, amount, unit, source, verified: false };
}

const kybella = 'Kybella prescribing information (FDA, 2015), section 2.1';
const anaesthesia = 'anaesthetic practice, without adrenaline';

/** The maxima that have a number. Of any other substance none is known. */
export const maximumAmounts: readonly MaximumAmount[] = [
  byLabel('deoxycholic-acid', 10, 'ML', kybella),
  byLabel('deoxycholic-acid', 100, 'MG', `${kybella}: 10 mL of 10 mg/mL`),
  byLabel('deoxycholic-acid', 2, 'MG_PER_CM2', kybella),
  byPractice(
    'phosphatidylcholine-deoxycholate',
    2500,
    'MG',
    'network practice, as phosphatidylcholine; a series of Thomas 2016 gave 5,000 mg',
  ),
  byPractice('levocarnitine', 2000),
  byPractice('caffeine', 100),
  byPractice('aminophylline', 100),
  byPractice('artichoke-extract', 5, 'ML'),
  byPractice('organic-silicium', 10, 'ML'),
  byPractice('procaine', 500, 'MG', anaesthesia),
  byPractice('procaine', 7, 'MG_PER_KG', anaesthesia),
  byPractice('lidocaine', 300, 'MG', anaesthesia),
  byPractice('lidocaine', 4.5, 'MG_PER_KG', anaesthesia),
  byPractice('mepivacaine', 400, 'MG', anaesthesia),
  byPractice('pentoxifylline', 100),
  byPractice('tranexamic-acid', 100),
  byPractice('hyaluronic-acid', 5, 'ML'),
  byPractice('hyaluronidase', 1500, 'IU'),
  byPractice('deanol', 5, 'ML'),
  byPractice('ascorbic-acid', 1000),
  byPractice('biotin', 10),
  byPractice('dexpanthenol', 500),
  byPractice('minoxidil', 5),
  byPractice('finasteride', 0.5),
  byPractice('dutasteride', 0.5),
  byPractice('diclofenac', 50),
  byPractice('ketoprofen', 160, 'MG', 'what a trial gave in a session, not a maximum'),
  byPractice('piroxicam', 40),
  byPractice('ketorolac', 30),
  byPractice('meloxicam', 15),
  byPractice('thiocolchicoside', 4),
  byPractice('calcitonin', 100, 'IU', 'what Chen et al. 2018 gave in a session, not a maximum'),
  byPractice('methylprednisolone', 40),
  byPractice('betamethasone', 4),
  byPractice('triamcinolone', 40),
];

/** The maxima of a substance; empty when none is known. */
export function maximaOf(substance: string): readonly MaximumAmount[] {
  return maximumAmounts.filter((maximum) => maximum.substance === substance);
}
