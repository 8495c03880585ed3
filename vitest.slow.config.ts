import { defineConfig } from 'vitest/config';
import { pageForVite } from './scripts/preview-page.js';

/** The tests that take long: runs that are killed, many threads, large inputs, and the random inputs of every day in full number. */
export default defineConfig({
  plugins: [pageForVite],
  test: {
    // The files without the name are those that use `runCount`.
    include: [
      'test/**/*.slow.test.ts',
      'test/fuzz/fuzz.test.ts',
      'test/checks/properties.test.ts',
      'test/writers/tasks-json/repeated-members.test.ts',
    ],
    setupFiles: ['test/support/fixed-seed.ts'],
    env: { LSIMPORT_TESTS: 'slow' },
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
