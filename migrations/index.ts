import { Migration001Foundation } from './Migration001Foundation.js';
import { Migration002Organization } from './Migration002Organization.js';
import { Migration003Practice } from './Migration003Practice.js';
import { Migration004Protocol } from './Migration004Protocol.js';
import { Migration005Treatment } from './Migration005Treatment.js';
import { Migration006Release } from './Migration006Release.js';
import { Migration007Reads } from './Migration007Reads.js';
import { Migration008Verification } from './Migration008Verification.js';
import { Migration009Technique } from './Migration009Technique.js';

/** Every migration in the order in which they run. */
export const migrations = [
  Migration001Foundation,
  Migration002Organization,
  Migration003Practice,
  Migration004Protocol,
  Migration005Treatment,
  Migration006Release,
  Migration007Reads,
  Migration008Verification,
  Migration009Technique,
];
