import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Files share what was loaded in a worker: loading it anew for each took as long as many of the tests.
    isolate: false,
    // Two cores: more workers only make the browser journeys time out.
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
