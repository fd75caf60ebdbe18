import { ahpra } from './ahpra.js';
import { gmc } from './gmc.js';
import { hpcsa } from './hpcsa.js';
import { mcnz } from './mcnz.js';
import { mdcn } from './mdcn.js';
import { nmc } from './nmc.js';
import { npi } from './npi.js';
import type { RegistrationBody } from './registration-body.js';
import { rpps } from './rpps.js';
import { sanc } from './sanc.js';
import { sapc } from './sapc.js';

/** The bodies that every organization finds, by code. */
export const registrationBodies: readonly RegistrationBody[] = [
  ahpra,
  gmc,
  hpcsa,
  mcnz,
  mdcn,
  nmc,
  npi,
  rpps,
  sanc,
  sapc,
];

/** The body with a code, however it is cased; null when there is none. An organization's own bodies are looked up first to last. */
export function registrationBodyOf(
  code: string,
  bodies: readonly RegistrationBody[] = registrationBodies,
): RegistrationBody | null {
  const wanted = code.trim().toUpperCase();
  return bodies.find((body) => body.code.toUpperCase() === wanted) ?? null;
}
