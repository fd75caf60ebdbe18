import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

/** The concepts, earlier before later: each may import those before it, so that a reader can stop at any of them. */
const ORDER: readonly string[] = [
  'codes',
  'organization',
  'clinic',
  'registration-body',
  'register-lookup',
  'practitioner',
  'patient',
  'access',
  'substance',
  'outcome-measure',
  'protocol',
  'mixture',
  'deviation',
  'variation',
  'clearance',
  'treatment',
  'outcome',
  'adverse-event',
  'release',
  'comparison',
  'technique-variation',
  'exchange',
  'onboarding',
  'demo',
];

test('no concept imports a later one', async () => {
  const files = new Map<string, string>();
  for (const name of await readdir('src/modules', { recursive: true })) {
    const path = join('src/modules', name);
    if (path.endsWith('.ts')) files.set(path, await readFile(path, 'utf8'));
  }
  expect(files.size).toBeGreaterThan(100);
  expect(wrongImports(files)).toEqual([]);
});

test('a later concept, what stands above the concepts, and a folder that is not in the order are noticed', () => {
  const files = new Map([
    [
      'src/modules/clinic/a.ts',
      "import { age } from '../patient/age.js';\nimport { Clock } from '../../platform/clock.js';",
    ],
    ['src/modules/clinic/b.ts', "export type {\n  Outcome,\n} from '../outcome/outcome.type.js';"],
    ['src/modules/clinic/c.ts', "const late = await import('../demo/random.js');"],
    ['src/modules/clinic/d.ts', "import type { Context } from '../../context.js';"],
    ['src/modules/clinic/e.resolver.ts', "import type { Context } from '../../context.js';"],
    ['src/modules/patient/f.ts', "import { Clinic } from '../clinic/clinic.entity.js';\nimport './g.js';"],
    ['src/modules/billing/g.ts', ''],
  ]);
  expect(wrongImports(files)).toEqual([
    'src/modules/clinic/a.ts imports src/modules/patient/age.js',
    'src/modules/clinic/b.ts imports src/modules/outcome/outcome.type.js',
    'src/modules/clinic/c.ts imports src/modules/demo/random.js',
    'src/modules/clinic/d.ts imports src/context.js',
    'src/modules/billing/g.ts belongs to no concept of the order',
  ]);
});

function wrongImports(files: ReadonlyMap<string, string>): readonly string[] {
  return [...files].flatMap(([path, source]) => {
    const place = ORDER.indexOf(conceptOf(path));
    if (place < 0) return [`${path} belongs to no concept of the order`];
    return importsOf(path, source)
      .filter((target) => !isAllowed(path, place, target))
      .map((target) => `${path} imports ${target}`);
  });
}

function isAllowed(path: string, place: number, target: string): boolean {
  if (target.startsWith('src/platform/')) return true;
  // The linter lets resolvers take its type only.
  if (target === 'src/context.js') return path.endsWith('.resolver.ts');
  const other = target.startsWith('src/modules/') ? ORDER.indexOf(conceptOf(target)) : -1;
  return other >= 0 && other <= place;
}

function conceptOf(path: string): string {
  return path.split('/')[2] ?? '';
}

/** The project's own files that a file imports, types and late imports included, from the project's root. */
function importsOf(path: string, source: string): readonly string[] {
  const specifiers = source.matchAll(/(?:\bfrom|\bimport|\bimport\()\s*['"](\.[^'"]+)['"]/g);
  return [...specifiers].map(([, specifier]) => relative('.', resolve(dirname(path), specifier!)));
}
