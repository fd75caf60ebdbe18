import { registrationBodyOf } from '../registration-body/registration-bodies.js';
import { nextRenewal } from '../registration-body/renewal.js';
import { shiftedTo } from './calendar.js';
import { demoPractitioners, type DemoPractitioner } from './demo-practitioners.js';
import { defaultSize } from './simulate-courses.js';

/** The MDCN's words are not known, so the demo chain decides on one, as a chain in Nigeria has to. */
export const demoStatusWords = ['MDCN:Licensed=ACTIVE'];

const words = {
  HPCSA: { ACTIVE: 'Active', LAPSED: 'Erased for non-payment' },
  SANC: { ACTIVE: 'Registered', LAPSED: 'Removed' },
  MDCN: { ACTIVE: 'Licensed', LAPSED: 'Licensed' },
} as const;

type DemoBody = keyof typeof words;

/** What each body's register says of the demo chain's practitioners on a day: simulated, as everything of the chain. */
export function demoExtracts(today: string): readonly { readonly body: DemoBody; readonly csv: string }[] {
  return (Object.keys(words) as DemoBody[]).map((body) => ({
    body,
    csv: [
      'number,status,family_name,given_names,category,valid_until',
      ...demoPractitioners.flatMap((practitioner) => rowsOf(practitioner, body, today)),
    ].join('\n'),
  }));
}

function rowsOf({ fullName, registrations }: DemoPractitioner, body: DemoBody, today: string): readonly string[] {
  const [, given, family] = fullName.split(' ');
  const yearEndsOn = nextRenewal(registrationBodyOf(body)!, today)?.yearEndsOn ?? '';
  return registrations
    .filter((registration) => registration.body === body)
    .map(({ number, category, status, validUntil }) => {
      const isActive = status === 'ACTIVE';
      const until = isActive ? yearEndsOn : shiftedTo(defaultSize.asOf)(validUntil);
      return [number, words[body][isActive ? 'ACTIVE' : 'LAPSED'], family, given, category, until].join(',');
    });
}
