import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // The machine's zone must not matter: a far-off one makes it show.
    env: { TZ: 'Pacific/Chatham', LANG: 'C' },
    testTimeout: 60_000,
    maxWorkers: 2,
    setupFiles: ['test/setup.ts'],
  },
})
