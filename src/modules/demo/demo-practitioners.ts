import type { Profession } from '../codes/profession.js';
import type { RegistrationStatus } from '../codes/registration-status.js';
import type { TrainingSchool } from '../codes/training-school.js';
import type { BranchCode, ProtocolCode } from './planted-effects.js';

/** A practitioner of the demo chain; who they are is invented, and plainly so. */
export interface DemoPractitioner {
  readonly code: string;
  readonly fullName: string;
  readonly profession: Profession;
  readonly training: TrainingSchool;
  readonly branches: readonly BranchCode[];
  /** How much of a branch's work they do, against their colleagues there. */
  readonly load: number;
  readonly protocols: readonly ProtocolCode[];
  readonly registrations: readonly DemoRegistration[];
}

interface DemoRegistration {
  readonly body: 'HPCSA' | 'SANC' | 'MDCN';
  readonly number: string;
  readonly category: string;
  readonly status: RegistrationStatus;
  readonly validFrom: string;
  readonly validUntil: string;
}

const allProtocols: readonly ProtocolCode[] = ['cellulite', 'facial-rejuvenation', 'hair', 'pain'];
const aesthetic: readonly ProtocolCode[] = ['cellulite', 'facial-rejuvenation', 'hair'];

/** Registered until the end of the register's year, or until the day given, when the registration lapsed. */
function hpcsa(digits: string, validFrom: string, lapsed?: string): DemoRegistration {
  const status = lapsed ? ('LAPSED' as const) : ('ACTIVE' as const);
  const validUntil = lapsed ?? '2027-03-31';
  return { body: 'HPCSA', number: `MP${digits}`, category: 'Independent Practice', status, validFrom, validUntil };
}

function mdcn(digits: string, validFrom: string): DemoRegistration {
  return { body: 'MDCN', number: digits, category: 'Full', status: 'ACTIVE', validFrom, validUntil: '2026-12-31' };
}

function doctor(
  plant: string,
  training: TrainingSchool,
  branches: readonly BranchCode[],
  load: number,
  protocols: readonly ProtocolCode[],
  ...registrations: readonly DemoRegistration[]
): DemoPractitioner {
  return {
    code: plant.toLowerCase(),
    fullName: `Dr Example ${plant}`,
    profession: 'MEDICAL_PRACTITIONER',
    training,
    branches,
    load,
    protocols,
    registrations,
  };
}

/** The practitioners. Numbers have the right shape and are invented. Dr Example Dahlia worked on after hers had lapsed. */
export const demoPractitioners: readonly DemoPractitioner[] = [
  doctor('Aloe', 'FRENCH', ['johannesburg'], 1.2, allProtocols, hpcsa('0900011', '2009-01-12')),
  doctor('Baobab', 'NORTH_AMERICAN', ['johannesburg'], 1, aesthetic, hpcsa('0900022', '2014-02-03')),
  doctor('Cycad', 'ITALIAN', ['johannesburg', 'pretoria'], 0.8, allProtocols, hpcsa('0900033', '2011-06-20')),
  doctor('Dahlia', 'SOUTH_AMERICAN', ['johannesburg'], 0.7, aesthetic, hpcsa('0900044', '2016-01-11', '2025-12-31')),
  doctor('Erica', 'FRENCH', ['johannesburg'], 1, allProtocols, hpcsa('0900055', '2018-03-19')),
  doctor('Fynbos', 'ITALIAN', ['pretoria'], 1, allProtocols, hpcsa('0900066', '2010-05-10')),
  doctor('Gladiolus', 'NORTH_AMERICAN', ['pretoria'], 0.9, aesthetic, hpcsa('0900077', '2015-09-01')),
  doctor('Hibiscus', 'OTHER', ['pretoria'], 0.8, allProtocols, hpcsa('0900088', '2019-01-14')),
  doctor('Jacaranda', 'FRENCH', ['cape-town'], 1.1, allProtocols, hpcsa('0900099', '2008-02-25')),
  doctor('Kiaat', 'ITALIAN', ['cape-town'], 1, allProtocols, hpcsa('0900101', '2013-07-08')),
  doctor('Lobelia', 'NORTH_AMERICAN', ['cape-town'], 0.9, aesthetic, hpcsa('0900112', '2017-04-03')),
  doctor('Marula', 'FRENCH', ['cape-town'], 0.8, allProtocols, hpcsa('0900123', '2020-01-20')),
  {
    code: 'nerine',
    fullName: 'Sister Example Nerine',
    profession: 'NURSE',
    training: 'OTHER',
    branches: ['durban'],
    load: 0.7,
    protocols: ['cellulite', 'facial-rejuvenation'],
    registrations: [
      {
        body: 'SANC',
        number: '19000017',
        category: 'Registered Nurse',
        status: 'ACTIVE',
        validFrom: '2012-01-01',
        validUntil: '2026-12-31',
      },
    ],
  },
  doctor('Protea', 'SOUTH_AMERICAN', ['durban'], 1, aesthetic, hpcsa('0900134', '2012-08-13')),
  doctor('Rooibos', 'FRENCH', ['durban'], 1.1, allProtocols, hpcsa('0900145', '2011-01-17')),
  doctor('Strelitzia', 'NORTH_AMERICAN', ['durban'], 0.9, allProtocols, hpcsa('0900156', '2018-10-22')),
  doctor('Iroko', 'FRENCH', ['lagos'], 1.2, allProtocols, mdcn('90017', '2010-01-01')),
  doctor('Obeche', 'NORTH_AMERICAN', ['lagos'], 1, aesthetic, mdcn('90028', '2015-01-01')),
  doctor('Tamarind', 'SOUTH_AMERICAN', ['lagos'], 0.9, aesthetic, mdcn('90039', '2013-01-01')),
  doctor('Umdoni', 'OTHER', ['lagos', 'abuja'], 0.9, allProtocols, mdcn('90041', '2017-01-01')),
  doctor('Vygie', 'ITALIAN', ['abuja'], 1.1, allProtocols, mdcn('90052', '2012-01-01')),
  doctor('Wattle', 'NORTH_AMERICAN', ['abuja'], 0.9, aesthetic, mdcn('90063', '2016-01-01')),
  doctor('Yellowwood', 'FRENCH', ['abuja'], 0.8, allProtocols, mdcn('90074', '2019-01-01')),
  doctor('Quassia', 'SOUTH_AMERICAN', ['port-harcourt'], 1, allProtocols, mdcn('90085', '2014-01-01')),
];

/** Who gives a protocol at a branch, each with their load. */
export function practitionersAt(
  branch: BranchCode,
  protocol: ProtocolCode,
): readonly (readonly [DemoPractitioner, number])[] {
  return demoPractitioners
    .filter((one) => one.branches.includes(branch) && one.protocols.includes(protocol))
    .map((one) => [one, one.load / one.branches.length] as const);
}
