import { defineConfig } from 'vitest/config';
import { pageForVite } from '../../scripts/preview-page.js';
import { wasmForVite } from '../../scripts/wasm.js';

export default defineConfig({
  plugins: [pageForVite, wasmForVite],
  test: {
    include: ['test/servers/**/*.test.ts'],
    globalSetup: ['test/servers/global-setup.ts'],
    setupFiles: ['test/support/fixed-seed.ts', 'test/servers/clean-up.ts'],
    fileParallelism: false,
    testTimeout: 1_800_000,
    hookTimeout: 1_800_000,
  },
});
