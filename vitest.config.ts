import { defineConfig } from 'vitest/config';

const include = (suffix: string) =>
  ['apps', 'packages', 'packs', 'tools', 'tests'].map((root) => `${root}/**/*${suffix}`);
const exclude = ['**/node_modules/**', '**/dist/**', 'tests/e2e/**'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          // pure tests: a worker may run one file after another
          isolate: false,
          maxWorkers: 2,
          include: include('.test.ts'),
          exclude: [...exclude, '**/*.pg.test.ts', 'tests/faults/**'],
        },
      },
      {
        test: {
          name: 'pg',
          include: include('.pg.test.ts'),
          exclude: [...exclude, 'tests/faults/**'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'faults',
          include: ['tests/faults/**/*.test.ts'],
          exclude,
          testTimeout: 600_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
