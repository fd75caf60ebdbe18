/** An answer in the shape of NPPES API 2.1. Number and epochs come as JSON numbers from some years, as text from others. */
export function nppesEntry(changes: Readonly<Record<string, unknown>> = {}) {
  return {
    number: '1234567893',
    enumeration_type: 'NPI-1',
    created_epoch: '1116806400000',
    last_updated_epoch: 1382572800000,
    basic: {
      first_name: 'THANDI',
      last_name: 'MOKOENA',
      middle_name: 'GRACE',
      credential: 'M.D.',
      sole_proprietor: 'NO',
      gender: 'F',
      enumeration_date: '2005-05-23',
      last_updated: '2013-10-24',
      status: 'A',
      name_prefix: 'DR.',
    },
    addresses: [
      {
        address_purpose: 'LOCATION',
        address_type: 'DOM',
        address_1: '1 EXAMPLE STREET',
        city: 'BALTIMORE',
        state: 'MD',
        postal_code: '212295201',
        country_code: 'US',
        telephone_number: '410-555-0100',
      },
    ],
    practiceLocations: [],
    taxonomies: [
      { code: '208600000X', taxonomy_group: '', desc: 'Surgery', license: 'D0012345', primary: true, state: 'MD' },
      { code: '207N00000X', taxonomy_group: '', desc: 'Dermatology', license: null, primary: false, state: '' },
    ],
    identifiers: [{ code: '05', desc: 'MEDICAID', identifier: '012345600', issuer: '', state: 'MD' }],
    endpoints: [],
    other_names: [],
    ...changes,
  };
}

export function nppesAnswer(...entries: readonly unknown[]) {
  return { result_count: entries.length, results: entries };
}

export const nppesError = (description: string, field = 'number', number = '04') => ({
  Errors: [{ description, field, number }],
});
