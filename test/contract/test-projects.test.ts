import { readdir } from 'node:fs/promises';
import { join, matchesGlob } from 'node:path';
import { expect, test } from 'vitest';
import config from '../../vitest.config.js';

interface Project {
  readonly test: { readonly name: string; readonly include: readonly string[] };
}

test('every test file runs, in one project without a database or in those with one', async () => {
  const projects = config.test?.projects as readonly Project[];
  const wrong: string[] = [];
  let count = 0;
  for (const name of await readdir('test', { recursive: true })) {
    if (!name.endsWith('.test.ts')) continue;
    count += 1;
    const path = join('test', name);
    const names = projects.filter(({ test: { include } }) => include.some((pattern) => matchesGlob(path, pattern)));
    const runs = names.map(({ test: { name } }) => name).filter((name) => name !== 'postgresql');
    if (runs.length !== 1) wrong.push(`${path} runs in ${runs.join(' and ') || 'no project of vitest.config.ts'}`);
  }
  expect(count).toBeGreaterThan(20);
  expect(wrong).toEqual([]);
});
