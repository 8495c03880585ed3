// Writes the pages of docs/ that are made from the code. `npm run docs`; test/docs.test.ts fails when they are out of date.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { pageForEsbuild } from './preview-page.js';
import { wasmForEsbuild } from './wasm.js';

const root = fileURLToPath(new URL('..', import.meta.url));
// Below the package, so that the code finds its package.json and node_modules from there.
const folder = mkdtempSync(join(root, 'node_modules/.docs-'));
try {
  const outfile = join(folder, 'options-page.mjs');
  const entry = join(root, 'scripts/options-page.ts');
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    plugins: [pageForEsbuild, wasmForEsbuild],
  });
  const { optionsPage } = await import(pathToFileURL(outfile).href);
  writeFileSync(join(root, 'docs/options.md'), optionsPage());
} finally {
  rmSync(folder, { recursive: true, force: true });
}
