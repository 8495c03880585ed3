// WebAssembly of packages as bytes in the bundle: `import bytes from 'package/file.wasm'` is a Uint8Array.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const VIRTUAL = '\0virtual:wasm:';

/** For the build with esbuild. */
export const wasmForEsbuild = {
  name: 'wasm',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\.wasm$/ }, ({ path, importer }) => ({
      path: createRequire(importer).resolve(path),
    }));
    onLoad({ filter: /\.wasm$/ }, ({ path }) => ({ contents: readFileSync(path), loader: 'binary' }));
  },
};

/** For the tests, which run the sources. */
export const wasmForVite = {
  name: 'wasm',
  enforce: 'pre',
  // A name that shows no path of a package, as those are left to Node.
  resolveId: (source, importer) =>
    source.endsWith('.wasm')
      ? `${VIRTUAL}${encodeURIComponent(createRequire(importer).resolve(source))}`
      : undefined,
  load: (id) =>
    id.startsWith(VIRTUAL)
      ? `export default ${bytesOf(decodeURIComponent(id.slice(VIRTUAL.length)))};`
      : undefined,
};

function bytesOf(path) {
  return `Buffer.from('${readFileSync(path, 'base64')}', 'base64')`;
}
