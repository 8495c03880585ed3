// The script and the style of the page that `lsimport preview` writes: src/preview/page/ as text, for whoever imports virtual:preview-page.
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const folder = fileURLToPath(new URL('../src/preview/page', import.meta.url));
const name = 'virtual:preview-page';

/** The module that has them as strings. */
async function pageModule() {
  const { outputFiles } = await build({
    absWorkingDir: folder,
    entryPoints: { page: 'main.ts', style: 'style.css', editor: 'editor/main.ts' },
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
  const textOf = (name) => JSON.stringify(outputFiles.find(({ path }) => path.endsWith(name)).text.trim());
  const texts = { script: 'page.js', style: 'style.css', editorScript: 'editor.js' };
  return Object.entries(texts)
    .map(([name, file]) => `export const ${name} = ${textOf(file)};\n`)
    .join('');
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
