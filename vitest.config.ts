import { defineConfig } from 'vitest/config'
import { onPostgres, SQLITE_ALONE } from './test/support/onPostgres.js'

export default defineConfig({
  test: {
    // Two cores: more workers only make the browser journeys time out.
    maxWorkers: 2,
    // Whatever a test changes is in a store, a folder or a service of its own, so the service is loaded once.
    isolate: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      { extends: true, test: { name: 'sqlite', include: ['test/**/*.test.ts'] } },
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
