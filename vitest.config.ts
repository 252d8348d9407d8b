import { defineConfig } from 'vitest/config'
import { onPostgres, SQLITE_ALONE } from './test/support/onPostgres.js'

const CORE = ['test/audit/**/*.test.ts', 'test/conventions/**/*.test.ts']

export default defineConfig({
  test: {
    // Two cores: more workers only make the browser journeys time out.
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      // The core keeps nothing but what it has worked out of values, so its tests load it once.
      { extends: true, test: { name: 'core', include: CORE, isolate: false } },
      { extends: true, test: { name: 'sqlite', include: ['test/**/*.test.ts'], exclude: CORE } },
      {
        extends: true,
        test: {
          name: 'postgres',
          include: onPostgres(process.env.npm_lifecycle_event),
          exclude: SQLITE_ALONE,
          globalSetup: ['test/support/postgresSetup.ts'],
        },
      },
    ],
  },
})
