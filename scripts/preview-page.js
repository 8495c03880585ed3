// The script and the style of the page that `lsimport preview` writes: src/preview/page/ as text, for whoever imports virtual:preview-page.
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const folder = fileURLToPath(new URL('../src/preview/page', import.meta.url));
const name = 'virtual:preview-page';

/** The module that has them as two strings. */
async function pageModule() {
  const { outputFiles } = await build({
    absWorkingDir: folder,
    entryPoints: { page: 'main.ts', style: 'style.css' },
    outdir: 'out',
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: ['chrome111', 'firefox113', 'safari16.4'],
    charset: 'ascii',
    legalComments: 'none',
    logLevel: 'warning',
  });
  const textOf = (end) => JSON.stringify(outputFiles.find(({ path }) => path.endsWith(end)).text.trim());
  return `export const script = ${textOf('.js')};\nexport const style = ${textOf('.css')};\n`;
}

/** For the build with esbuild. */
export const pageForEsbuild = {
  name: 'preview-page',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: new RegExp(`^${name}$`) }, ({ path }) => ({ path, namespace: 'preview-page' }));
    onLoad({ filter: /.*/, namespace: 'preview-page' }, async () => ({
      contents: await pageModule(),
      loader: 'js',
    }));
  },
};

/** For the tests, which run the sources. */
export const pageForVite = {
  name: 'preview-page',
  resolveId: (id) => (id === name ? `\0${name}` : undefined),
  load: (id) => (id === `\0${name}` ? pageModule() : undefined),
};
