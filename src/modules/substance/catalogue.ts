/** Groups of substances that one allergy makes unsafe together. */
export const allergenGroups = {
  ESTER_LA: 'Local anaesthetics of the ester type, with para-aminobenzoic acid.',
  AMIDE_LA: 'Local anaesthetics of the amide type.',
  NSAID: 'Non-steroidal anti-inflammatory drugs, aspirin included.',
  SOY: 'Made from soy.',
  FISH: 'Made from fish.',
  EGG: 'Made from egg, as some lecithins are.',
  ASTERACEAE: 'Plants of the daisy family, such as artichoke and arnica.',
  VENOM: 'Shares an enzyme with the venom of bees and wasps.',
  BENZYL_ALCOHOL: 'Contains benzyl alcohol.',
  SULPHITE: 'Contains sulphite.',
  PARABEN: 'Contains parabens.',
  LATEX: 'Latex, of gloves and stoppers.',
  CHLORHEXIDINE: 'Chlorhexidine, of skin preparation.',
  IODINE: 'Iodine, of skin preparation.',
  THIAMINE: 'Vitamin B1.',
} as const satisfies Record<string, string>;

type AllergenGroup = keyof typeof allergenGroups;

/** A substance that mesotherapy uses, as every organization finds it without defining it. */
interface BuiltInSubstance {
  readonly code: string;
  /** International nonproprietary name, in English; a plain name where there is none. */
  readonly name: string;
  /** Every ATC code under which the substance stands; none for extracts and for uses that have no code. */
  readonly atc: readonly string[];
  /** Of the substance itself. What a single product adds as excipient belongs to the product. */
  readonly allergenGroups: readonly AllergenGroup[];
  /**
   * Whether what is known of its use here was read in a public source. What is not may inform; no rule that blocks a
   * treatment may rest on it until a pharmacist has confirmed it.
   */
  readonly verified: boolean;
  readonly source: string;
}

/** The codes were checked one by one against the index of the WHO Collaborating Centre for Drug Statistics Methodology. */
const atcIndex = 'WHO ATC index, read 2026-04';
const practiceOnly = `${atcIndex}; strengths and amounts in mesotherapy by practice alone`;
const noSource = 'practice alone; no ATC code';

type Facts = Partial<Pick<BuiltInSubstance, 'allergenGroups' | 'source'>> & { readonly verified?: true };

function substance(code: string, name: string, atc: readonly string[], facts: Facts = {}): BuiltInSubstance {
  const { allergenGroups: groups = [], verified = false } = facts;
  const source = facts.source ?? (verified ? atcIndex : atc.length > 0 ? practiceOnly : noSource);
  return { code, name, atc, allergenGroups: groups, verified, source };
}

/** The built-in substances. An organization adds its own, and mixtures, by `substances.csv`. */
export const builtInSubstances: readonly BuiltInSubstance[] = [
  // Fat
  substance('deoxycholic-acid', 'deoxycholic acid', ['D11AX24'], {
    allergenGroups: ['BENZYL_ALCOHOL'],
    verified: true,
    source: 'Kybella prescribing information (FDA, 2015)',
  }),
  substance('phosphatidylcholine-deoxycholate', 'phosphatidylcholine with deoxycholate', [], {
    allergenGroups: ['SOY', 'BENZYL_ALCOHOL'],
    source: 'series of Rittes 2003 and Thomas 2016; maximum by practice alone; no ATC code for this use',
  }),
  substance('levocarnitine', 'levocarnitine', ['A16AA01']),
  substance('caffeine', 'caffeine', ['N06BC01', 'D11AX26']),
  substance('aminophylline', 'aminophylline', ['R03DA05']),
  substance('yohimbine', 'yohimbine', ['G04BE04']),
  substance('isoprenaline', 'isoprenaline', ['C01CA02']),
  substance('tiratricol', 'tiratricol', ['H03AA04', 'D11AX08']),
  substance('artichoke-extract', 'artichoke (Cynara) extract', [], { allergenGroups: ['ASTERACEAE'] }),
  substance('organic-silicium', 'organic silicium (methylsilanol)', []),
  substance('centella-asiatica', 'Centella asiatica', ['D03AX14'], { verified: true }),

  // Local anaesthetics
  substance('procaine', 'procaine', ['N01BA02', 'C05AD05', 'S01HA05'], { allergenGroups: ['ESTER_LA'] }),
  substance('lidocaine', 'lidocaine', ['N01BB02', 'C01BB01', 'C05AD01', 'D04AB01', 'R02AD02', 'S01HA07', 'S02DA01'], {
    allergenGroups: ['AMIDE_LA'],
  }),
  substance('mepivacaine', 'mepivacaine', ['N01BB03'], { allergenGroups: ['AMIDE_LA'] }),

  // Circulation and bleeding
  substance('pentoxifylline', 'pentoxifylline', ['C04AD03']),
  substance('buflomedil', 'buflomedil', ['C04AX20'], {
    verified: true,
    source: 'European Medicines Agency, EMEA/H/A-107/1293: suspended in the EU since 2012',
  }),
  substance('naftidrofuryl', 'naftidrofuryl', ['C04AX21'], { verified: true }),
  substance('rutoside', 'rutoside', ['C05CA01'], { verified: true }),
  substance('etamsylate', 'etamsylate', ['B02BX01'], { verified: true }),
  substance('tranexamic-acid', 'tranexamic acid', ['B02AA02']),

  // Skin
  substance('hyaluronic-acid', 'hyaluronic acid, not cross-linked', ['D03AX05', 'M09AX01', 'S01KA01', 'R01AX09']),
  substance('hyaluronidase', 'hyaluronidase', ['B06AA03'], { allergenGroups: ['VENOM'] }),
  substance('deanol', 'deanol (DMAE)', ['N06BX04']),
  substance('glycolic-acid', 'glycolic acid', []),
  substance('glutathione', 'glutathione', ['V03AB32'], {
    verified: true,
    source: `${atcIndex}; not licensed for lightening of the skin (Medicines Control Authority of Zimbabwe, 2022 and 2024)`,
  }),
  substance('polynucleotides', 'polynucleotides (PDRN)', [], { allergenGroups: ['FISH'] }),
  substance('amino-acids', 'amino acids', ['B05XB'], { verified: true }),
  substance('collagenase', 'collagenase', ['D03BA02', 'M09AB02'], { verified: true }),
  substance('botulinum-toxin-a', 'botulinum toxin type A', ['M03AX01'], { verified: true }),

  // Vitamins and minerals
  substance('ascorbic-acid', 'ascorbic acid', ['A11GA01']),
  substance('biotin', 'biotin', ['A11HA05']),
  substance('dexpanthenol', 'dexpanthenol', ['A11HA30', 'D03AX03', 'S01XA12']),
  substance('thiamine', 'thiamine', ['A11DA01'], { allergenGroups: ['THIAMINE'], verified: true }),
  substance('riboflavin', 'riboflavin', ['A11HA04'], { verified: true }),
  substance('pyridoxine', 'pyridoxine', ['A11HA02'], { verified: true }),
  substance('cyanocobalamin', 'cyanocobalamin', ['B03BA01'], { verified: true }),
  substance('nicotinamide', 'nicotinamide', ['A11HA01'], { verified: true }),
  substance('tocopherol', 'tocopherol', ['A11HA03'], { verified: true }),
  substance('retinol', 'retinol', ['A11CA01'], { verified: true }),
  substance('zinc', 'zinc salts', ['A12CB01', 'A12CB02', 'B05XA12', 'B05XA18'], { verified: true }),
  substance('magnesium', 'magnesium salts', ['A12CC'], { verified: true }),

  // Hair
  substance('minoxidil', 'minoxidil', ['D11AX01', 'C02DC01']),
  substance('finasteride', 'finasteride', ['D11AX10', 'G04CB01']),
  substance('dutasteride', 'dutasteride', ['G04CB02']),

  // Pain
  substance('diclofenac', 'diclofenac', ['M01AB05', 'D11AX18', 'M02AA15', 'S01BC03'], { allergenGroups: ['NSAID'] }),
  substance('ketoprofen', 'ketoprofen', ['M01AE03', 'M02AA10'], { allergenGroups: ['NSAID'], verified: true }),
  substance('piroxicam', 'piroxicam', ['M01AC01'], { allergenGroups: ['NSAID'], verified: true }),
  substance('ketorolac', 'ketorolac', ['M01AB15'], { allergenGroups: ['NSAID'], verified: true }),
  substance('meloxicam', 'meloxicam', ['M01AC06'], { allergenGroups: ['NSAID'], verified: true }),
  substance('thiocolchicoside', 'thiocolchicoside', ['M03BX05']),
  substance('calcitonin', 'calcitonin (salmon)', ['H05BA01'], { allergenGroups: ['FISH'] }),
  substance('methylprednisolone', 'methylprednisolone', ['H02AB04'], { verified: true }),
  substance('betamethasone', 'betamethasone', ['H02AB01'], { verified: true }),
  substance('triamcinolone', 'triamcinolone', ['H02AB08'], { verified: true }),

  // Diluents
  substance('sodium-chloride', 'sodium chloride', ['B05XA03', 'B05CB01'], { verified: true }),
  substance('sodium-bicarbonate', 'sodium bicarbonate', ['B05XA02', 'B05CB04'], { verified: true }),
];
