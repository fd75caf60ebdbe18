import { z } from 'zod';
import { hpcsaAddress } from './modules/register-lookup/hpcsa-iregister.js';
import { nppesAddress } from './modules/register-lookup/nppes.js';
import type { RegisterLookupSettings } from './modules/register-lookup/register-lookups.js';
import { isSourceAddress } from './modules/register-lookup/source-settings.js';

const sourceAddress = z.string().refine(isSourceAddress);

const schema = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(4000),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  MIGRATION_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  MESOGRAPH_DATA: z.string().min(1).default('.mesograph'),
  MESOGRAPH_KEY_SECRET: z.string().min(32).optional(),
  MESOGRAPH_COST_LIMIT: z.coerce.number().int().min(1).default(100_000),
  MESOGRAPH_GRACE_SECONDS: z.coerce.number().min(0).max(600).default(10),
  MESOGRAPH_READ_PLANNER: z.enum(['on', 'off']).default('on'),
  MESOGRAPH_NPPES_ADDRESS: z.union([z.literal('off'), sourceAddress]).default(nppesAddress),
  MESOGRAPH_HPCSA_ADDRESS: sourceAddress.default(hpcsaAddress),
  MESOGRAPH_HPCSA_PERMISSION: z.string().min(5).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

const expectations: Readonly<Record<keyof z.infer<typeof schema>, string>> = {
  HOST: 'the address to listen on, such as 127.0.0.1',
  PORT: 'a port number between 0 and 65535',
  DATABASE_URL: 'an address like postgres://LOGIN:PASSWORD@HOST:5432/DATABASE',
  MIGRATION_DATABASE_URL: 'an address like postgres://OWNER:PASSWORD@HOST:5432/DATABASE',
  MESOGRAPH_DATA: 'a folder, or memory:',
  MESOGRAPH_KEY_SECRET: 'at least 32 characters',
  MESOGRAPH_COST_LIMIT: 'a whole number of records, 1 or more',
  MESOGRAPH_GRACE_SECONDS: 'seconds between 0 and 600',
  MESOGRAPH_READ_PLANNER: 'on or off',
  MESOGRAPH_NPPES_ADDRESS: 'an https:// address without login or query, or off',
  MESOGRAPH_HPCSA_ADDRESS: 'an https:// address without login or query',
  MESOGRAPH_HPCSA_PERMISSION: 'the reference of the permission that the HPCSA gave you, 5 characters or more',
  LOG_LEVEL: 'one of fatal, error, warn, info, debug, silent',
};

/** All settings, checked, as plain values. */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly databaseUrl: string | null;
  readonly migrationDatabaseUrl: string | null;
  readonly dataFolder: string;
  readonly keySecret: string | null;
  readonly costLimit: number;
  readonly graceSeconds: number;
  /** False to have resolvers answer what one statement could. */
  readonly plansReads: boolean;
  /** Which registers may be asked over the network. */
  readonly registers: RegisterLookupSettings;
  readonly logLevel: string;
}

/** Every setting that is wrong, by name and never by value: an address may hold a password. */
export class BadConfig extends Error {
  constructor(names: readonly (keyof typeof expectations)[]) {
    super(
      ['These settings are not usable:', ...names.map((name) => `  ${name}: wanted is ${expectations[name]}`)].join(
        '\n',
      ),
    );
    this.name = 'BadConfig';
  }
}

/** Reads the settings from the environment. Fails whole, with every problem listed. An empty value counts as unset. */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const set = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const result = schema.safeParse(set);
  if (!result.success) {
    throw new BadConfig([...new Set(result.error.issues.map(({ path }) => path[0] as keyof typeof expectations))]);
  }
  const { data } = result;
  return {
    host: data.HOST,
    port: data.PORT,
    databaseUrl: data.DATABASE_URL ?? null,
    migrationDatabaseUrl: data.MIGRATION_DATABASE_URL ?? null,
    dataFolder: data.MESOGRAPH_DATA,
    keySecret: data.MESOGRAPH_KEY_SECRET ?? null,
    costLimit: data.MESOGRAPH_COST_LIMIT,
    graceSeconds: data.MESOGRAPH_GRACE_SECONDS,
    plansReads: data.MESOGRAPH_READ_PLANNER === 'on',
    registers: {
      nppesAddress: data.MESOGRAPH_NPPES_ADDRESS === 'off' ? null : data.MESOGRAPH_NPPES_ADDRESS,
      hpcsaAddress: data.MESOGRAPH_HPCSA_ADDRESS,
      hpcsaPermission: data.MESOGRAPH_HPCSA_PERMISSION ?? null,
    },
    logLevel: data.LOG_LEVEL,
  };
}
