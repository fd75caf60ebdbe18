import { defineConfig } from 'vitest/config';

/** Tests that need no database, or bring their own, run once; the others run on both databases where both are there. */
const withoutDatabase = [
  'test/modules/*/**/*.test.ts',
  'test/platform/**/*.test.ts',
  'test/playground/**/*.test.ts',
  'test/process/**/*.test.ts',
  'test/contract/**/*.test.ts',
];
const withDatabase = [
  'test/modules/*.test.ts',
  'test/tenancy/**/*.test.ts',
  'test/migrations/**/*.test.ts',
  'test/read-planner/**/*.test.ts',
  'test/live/**/*.test.ts',
  'test/jobs/**/*.test.ts',
];

const onDatabase = (name: string) => ({
  extends: true as const,
  test: { name, include: withDatabase, globalSetup: ['test/support/global-setup.ts'] },
});

export default defineConfig({
  oxc: { decorator: { legacy: true } },
  // Vite would load graphql's ESM build and Node its CommonJS build: two realms, which graphql refuses.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    maxWorkers: 2,
    hookTimeout: 120_000,
    testTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'pure', include: withoutDatabase } },
      onDatabase('embedded'),
      ...(process.env.TEST_DATABASE_URL ? [onDatabase('postgresql')] : []),
    ],
  },
});
