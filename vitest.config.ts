import { defineConfig } from 'vitest/config';
import { pageForVite } from './scripts/preview-page.js';
import { safeParquet } from './scripts/safe-parquet.js';
import { wasmForVite } from './scripts/wasm.js';

/** The tests for every day. Those that take long are in vitest.slow.config.ts, those of real servers in test/servers/. */
export default defineConfig({
  plugins: [pageForVite, wasmForVite, safeParquet],
  test: {
    // So that it is changed as in the build.
    server: { deps: { inline: ['hyparquet'] } },
    // One process for each core; without saying so one core is kept free.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    setupFiles: ['test/support/fixed-seed.ts'],
    restoreMocks: true,
    unstubEnvs: true,
    include: ['test/**/*.test.ts'],
    exclude: ['test/servers/**', '**/*.slow.test.ts'],
    // The modules of src/ are loaded once for all files that share a process.
    isolate: false,
  },
});
