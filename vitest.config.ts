import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url))
/** Postgres and the browser need a core as well. */
const maxWorkers = Math.max(1, Math.min(4, availableParallelism()))
const never = ['**/node_modules/**', '**/.next/**', 'web/out/**', 'build/**', 'data/**']

export default defineConfig({
  root,
  oxc: { jsx: { runtime: 'automatic' } },
  test: {
    exclude: never,
    maxWorkers,
    // Importing the product anew for each file was more than half of what the quick files cost. So a module's state outlives
    // a file: what a test changes in it, it puts back.
    isolate: false,
    // Limits say that something hangs, never that a machine is slow.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    teardownTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{core,contract,scripts,web,bench}/**/*.test.{ts,tsx}'],
        },
      },
      {
        extends: true,
        test: {
          name: 'server',
          include: ['server/**/*.test.ts'],
          globalSetup: 'server/testing/global-setup.ts',
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          globalSetup: 'e2e/harness/global-setup.ts',
          // Two browsers on the one system of the run.
          maxWorkers: 2,
          isolate: true,
          testTimeout: 300_000,
          hookTimeout: 300_000,
          expect: { poll: { timeout: 120_000 } },
        },
      },
    ],
  },
})
