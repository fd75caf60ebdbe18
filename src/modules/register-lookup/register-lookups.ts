import type { Clock } from '../../platform/clock.js';
import { hpcsaAddress, hpcsaLookup } from './hpcsa-iregister.js';
import { nppesLookup } from './nppes.js';
import type { RegisterLookup } from './register-lookup.js';
import { usualSettings } from './source-settings.js';

/** The registers that may be asked over the network, by the code of the body. One set for the whole process: limits hold for it. */
export type RegisterLookups = ReadonlyMap<string, RegisterLookup>;

export const noRegisterLookups: RegisterLookups = new Map();

/** Which registers the operator lets be asked, and where. */
export interface RegisterLookupSettings {
  /** Null leaves the look-up switched off. */
  readonly nppesAddress: string | null;
  /** Null for the HPCSA's own address. */
  readonly hpcsaAddress: string | null;
  /** The statement that the HPCSA permits it, such as the reference of a letter; null switches the look-up off. */
  readonly hpcsaPermission: string | null;
}

export function registerLookups(settings: RegisterLookupSettings, clock: Clock): RegisterLookups {
  const lookups = [
    nppesLookup({ ...usualSettings, baseUrl: settings.nppesAddress }, clock),
    hpcsaLookup(
      {
        ...usualSettings,
        baseUrl: settings.hpcsaAddress ?? hpcsaAddress,
        permission: settings.hpcsaPermission,
      },
      clock,
    ),
  ];
  return new Map(lookups.map((lookup) => [lookup.bodyCode, lookup]));
}
