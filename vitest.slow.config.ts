import { readFileSync } from 'node:fs';
import fastGlob from 'fast-glob';
import { defineConfig } from 'vitest/config';
import { pageForVite } from './scripts/preview-page.js';
import { safeParquet } from './scripts/safe-parquet.js';
import { wasmForVite } from './scripts/wasm.js';

/** Those that try a part of their random inputs in `npm test`. */
const withRunCount = fastGlob
  .sync('test/**/*.test.ts')
  .filter((file) => readFileSync(file, 'utf8').includes('/run-count.ts'));

/**
 * The tests that take long: runs that are killed, many threads, large inputs, what replaces a module of Node and so needs modules of its own,
 * and the random inputs of every day in full number.
 */
export default defineConfig({
  plugins: [pageForVite, wasmForVite, safeParquet],
  test: {
    // So that it is changed as in the build.
    server: { deps: { inline: ['hyparquet'] } },
    include: ['test/**/*.slow.test.ts', ...withRunCount],
    setupFiles: ['test/support/fixed-seed.ts'],
    env: { LSIMPORT_TESTS: 'slow' },
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
