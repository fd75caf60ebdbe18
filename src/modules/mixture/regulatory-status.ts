import type { IndicationClass } from './indication-class.js';

/** Where a substance or mixture stands with an authority. */
export const regulatoryStates = {
  APPROVED: 'Approved for this.',
  OFF_LABEL: 'Approved for something else, not for this.',
  UNREGISTERED_NAMED_PATIENT: 'Not registered: at most for a named patient, where the country allows that.',
  SUSPENDED: 'Its approval was suspended.',
  BANNED: 'Forbidden by law or decision.',
} as const satisfies Record<string, string>;

export type RegulatoryState = keyof typeof regulatoryStates;

/** What an authority says of substances, or of every mixture. */
export interface RegulatoryStatus {
  /** Codes of substances; ANY_MIXTURE: two substances or more in one syringe, diluents not counted. */
  readonly subjects: readonly string[];
  /** ISO 3166-1 alpha-2. */
  readonly countries: readonly string[];
  readonly indicationClass: IndicationClass;
  readonly status: RegulatoryState;
  /** The first day, or the year where no day is known (it then holds from the year's beginning). */
  readonly from: string;
  /** The first day on which it holds no more; null while it holds. */
  readonly to: string | null;
  readonly jurisdiction: string;
  readonly reason: string;
  readonly source: string;
  /** Whether the decision itself was read. What was not never blocks. */
  readonly verified: boolean;
}

/** The member states of today. The United Kingdom, a member in 2012, is not among them. */
const europeanUnion: readonly string[] =
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ');

const frenchBan = {
  subjects: ['phosphatidylcholine-deoxycholate', 'deoxycholic-acid', 'ANY_MIXTURE'],
  countries: ['FR'],
  indicationClass: 'AESTHETIC_FAT',
  status: 'BANNED',
  jurisdiction: 'France',
  reason:
    'article 1 forbids, to dissolve fat for looks, injections of phosphatidylcholine, of deoxycholate, and of mesotherapy mixtures',
  verified: true,
} as const;

/** What authorities said, as far as it bears on what is injected. */
export const regulatoryStatuses: readonly RegulatoryStatus[] = [
  {
    ...frenchBan,
    from: '2011-04-11',
    to: '2011-06-17',
    source: 'decree 2011-382 of 11 April 2011; suspended by the Council of State, order 349435 of 17 June 2011',
  },
  {
    ...frenchBan,
    from: '2012-03-01',
    to: null,
    source:
      'decree 2011-382 of 11 April 2011, article 1 upheld by the Council of State, decision 349431 of 17 February 2012',
  },
  {
    subjects: ['buflomedil'],
    countries: europeanUnion,
    indicationClass: 'ANY',
    status: 'SUSPENDED',
    from: '2012-02-13',
    to: null,
    jurisdiction: 'European Union',
    reason: 'seizures and cardiac arrest',
    source: 'European Commission decision of 13 February 2012, EMEA/H/A-107/1293',
    verified: true,
  },
  {
    subjects: ['deoxycholic-acid'],
    countries: ['US'],
    indicationClass: 'SUBMENTAL_FAT',
    status: 'APPROVED',
    from: '2015',
    to: null,
    jurisdiction: 'United States',
    reason: 'fullness below the chin of adults',
    source: 'Kybella prescribing information (FDA, 2015), section 1',
    verified: true,
  },
  {
    subjects: ['deoxycholic-acid'],
    countries: ['US'],
    indicationClass: 'FAT_ELSEWHERE',
    status: 'OFF_LABEL',
    from: '2015',
    to: null,
    jurisdiction: 'United States',
    reason: 'outside the submental region it has not been established and is not recommended',
    source: 'Kybella prescribing information (FDA, 2015), section 1, limitation of use',
    verified: true,
  },
  {
    subjects: ['phosphatidylcholine-deoxycholate'],
    countries: ['US'],
    indicationClass: 'AESTHETIC_FAT',
    status: 'UNREGISTERED_NAMED_PATIENT',
    from: '2010-04-07',
    to: null,
    jurisdiction: 'United States',
    reason: 'not approved and without credible evidence; reports of scars, deformity and painful knots',
    source: 'FDA warning letters of 7 April 2010 to six medical spas and a seller',
    verified: true,
  },
  {
    subjects: ['ANY_MIXTURE'],
    countries: ['CH'],
    indicationClass: 'ANY',
    status: 'UNREGISTERED_NAMED_PATIENT',
    from: '2024-03-26',
    to: null,
    jurisdiction: 'Switzerland',
    reason:
      'whatever is injected, however shallow, is a therapeutic product and needs approval; "Lemon Bottle" is illegal',
    source: 'Swissmedic, 26 March 2024, as the press relays it',
    verified: false,
  },
  {
    subjects: ['glutathione'],
    countries: ['ZW'],
    indicationClass: 'SKIN_LIGHTENING',
    status: 'OFF_LABEL',
    from: '2022',
    to: null,
    jurisdiction: 'Zimbabwe',
    reason: 'no injectable is approved to lighten the skin',
    source: 'Medicines Control Authority of Zimbabwe, 2022 and 2024, as the press relays it',
    verified: false,
  },
  {
    subjects: ['ANY_MIXTURE'],
    countries: ['ZA'],
    indicationClass: 'ANY',
    status: 'UNREGISTERED_NAMED_PATIENT',
    from: '2024',
    to: null,
    jurisdiction: 'South Africa',
    reason:
      'to sell or advertise unregistered medicines breaches Act 101 of 1965, and compounded copies are not assessed; no notice names mesotherapy',
    source: 'South African Health Products Regulatory Authority, 2024 and 2025, as the press relays it',
    verified: false,
  },
  {
    subjects: ['phosphatidylcholine-deoxycholate'],
    countries: ['BR'],
    indicationClass: 'AESTHETIC_FAT',
    status: 'BANNED',
    from: '2003',
    to: null,
    jurisdiction: 'Brazil',
    reason: 'import and use of Lipostabil to dissolve fat',
    source: 'ANVISA, 2003; the decision itself was not read',
    verified: false,
  },
];

/** True when a status holds on a day (`YYYY-MM-DD`). A year comes before all of its days as texts compare. */
export function holdsOn({ from, to }: RegulatoryStatus, day: string): boolean {
  return day >= from && (to === null || day < to);
}

/** What authorities say of one substance by itself, where and when it is asked for; everywhere and ever when left out. */
export function regulatoryStatusesOf(
  substance: string,
  country?: string | null,
  on?: string | null,
): readonly RegulatoryStatus[] {
  return regulatoryStatuses.filter(
    (status) =>
      status.subjects.includes(substance) &&
      (country == null || status.countries.includes(country)) &&
      (on == null || holdsOn(status, on)),
  );
}
