import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'src/core/**/*.test.ts',
            'src/contract/**/*.test.ts',
            'src/web/**/*.test.ts',
            'tests/programmes/**/*.test.ts',
          ],
          // Nothing here waits; a slow machine only takes longer.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'database',
          include: [
            'src/server/**/*.test.ts',
            'tests/architecture/**/*.test.ts',
            'tests/security/**/*.test.ts',
            'demo/**/*.test.ts',
          ],
          globalSetup: ['tests/support/cluster.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['tests/journeys/**/*.test.ts'],
          globalSetup: ['tests/support/cluster.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          // Pages wait more than they compute.
          maxWorkers: 3,
          // A page on a slow machine takes longer than a function.
          expect: { poll: { timeout: 30_000, interval: 100 } },
        },
      },
    ],
  },
});
