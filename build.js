// Bundles src/ and the packages it uses into dist/: one file for the common way, a chunk for each part that is loaded only when used.
// Finding and loading some 50 packages took longer than importing a small file; a bundle also makes `npx lsimport` install nothing else.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { rolldown } from 'rolldown';
import { pageForEsbuild, pageForVite } from './scripts/preview-page.js';
import { safeParquet } from './scripts/safe-parquet.js';
import { wasmForEsbuild, wasmForVite } from './scripts/wasm.js';
import { withoutPrograms } from './scripts/without-programs.js';

const root = fileURLToPath(new URL('.', import.meta.url));
const CLIENTS = 'src/stores/sdk';
rmSync(join(root, 'dist'), { recursive: true, force: true });
/** What help needs, and what every command that runs loads besides: a file each, as a hundred small ones take longer to find and load than to run. */
const files = [
  { name: 'help', entries: ['src/main.ts'] },
  {
    name: 'core',
    entries: [
      'src/run-command.ts',
      ...['init', 'convert', 'check'].map((name) => `src/commands/${name}/${name}.ts`),
    ],
  },
];

const fileOf = new Map();
const bundle = await rolldown({
  cwd: root,
  input: { main: 'src/main.ts', api: 'src/api.ts', worker: 'src/parallel/worker.ts' },
  platform: 'node',
  // So that other entries can use what stands in the file of the first.
  preserveEntrySignatures: 'allow-extension',
  plugins: [
    pageForVite,
    wasmForVite,
    safeParquet,
    withoutPrograms,
    { name: 'clients-apart', resolveId: keepClientsApart },
  ],
});
const { output } = await bundle.write({
  dir: 'dist',
  chunkFileNames: 'chunk-[hash].js',
  // Names stay, for those who read a stack.
  minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
  codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: groupOf, debugName: 'file' }] },
});
// The clients of stores are larger than all the rest, and nobody reads them in a stack.
const clients = await build({
  absWorkingDir: root,
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  metafile: true,
  logLevel: 'warning',
  // CommonJS packages call require for Node's own modules; others import createRequire under its own name.
  banner: {
    js: "import { createRequire as requireOfBundle } from 'node:module';const require = requireOfBundle(import.meta.url);",
  },
  entryPoints: readdirSync(join(root, CLIENTS)).map((file) => join(CLIENTS, file)),
  entryNames: 'client-[name]',
  chunkNames: 'client-[hash]',
  // The first one that they name for browsers would break the providers of credentials.
  mainFields: ['module', 'main'],
  minify: true,
  // node-fetch knows the signals of a polyfill by the name of their class.
  keepNames: true,
});
// The thread that opens files ahead needs little, and starts the sooner.
await build({
  absWorkingDir: root,
  outfile: 'dist/read-ahead.js',
  entryPoints: ['src/media/read-ahead-thread.ts'],
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  logLevel: 'warning',
  minifyWhitespace: true,
});
const modules = output.flatMap(({ modules = {} }) => Object.keys(modules));
const inputs = [...modules.map((id) => relative(root, id)), ...Object.keys(clients.metafile.inputs)];
writeFileSync(join(root, 'dist', 'THIRD-PARTY-NOTICES.txt'), collectNotices(inputs));

writeTypes();
await writeManPage();

/** Leaves the files of the clients out of the other bundle, which loads them from beside it. */
function keepClientsApart(path) {
  const [, name] = /\/sdk\/([\w-]+)\.ts$/.exec(path) ?? [];
  return name ? { id: `./client-${name}.js`, external: true } : undefined;
}

/** The file of a module that is imported, not by import(), from one of its entries; the first that it belongs to. */
function groupOf(id, build) {
  if (fileOf.size === 0)
    for (const { name, entries } of files)
      for (const path of entries) addToFile(name, join(root, path), build);
  return fileOf.get(id) ?? null;
}

function addToFile(name, id, build) {
  if (fileOf.has(id)) return;
  fileOf.set(id, name);
  for (const imported of build.getModuleInfo(id)?.importedIds ?? []) addToFile(name, imported, build);
}

/** The types of the API; src/api.ts names no types of other files, so that its own are all. */
function writeTypes() {
  const folder = join(root, 'dist', 'types');
  const flags = ['--declaration', '--emitDeclarationOnly', '--allowImportingTsExtensions', '--noCheck'];
  const target = [
    '--target',
    'es2023',
    '--lib',
    'es2024',
    '--module',
    'nodenext',
    '--types',
    'node',
    '--resolveJsonModule',
  ];
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  execFileSync(
    process.execPath,
    [tsc, '--ignoreConfig', ...flags, ...target, '--outDir', folder, '--rootDir', 'src', 'src/api.ts'],
    {
      cwd: root,
      stdio: 'inherit',
    },
  );
  renameSync(join(folder, 'api.d.ts'), join(root, 'dist', 'api.d.ts'));
  rmSync(folder, { recursive: true });
}

/** Makes the man page from the table of options. */
async function writeManPage() {
  const outfile = join(root, 'dist', 'man-page.mjs');
  await build({
    stdin: {
      contents: `export { manPage } from './src/cli/man-page.ts';
        export { commands } from './src/commands/index.ts';
        export { readVersion } from './src/package-files.ts';`,
      resolveDir: root,
    },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    plugins: [pageForEsbuild, wasmForEsbuild],
    logLevel: 'warning',
  });
  const { manPage, commands, readVersion } = await import(pathToFileURL(outfile).href);
  mkdirSync(join(root, 'man'), { recursive: true });
  writeFileSync(join(root, 'man', 'lsimport.1'), manPage(commands, readVersion()));
  rmSync(outfile);
}

/** Names, versions and licences of the packages that went into the bundle, as their licences ask. */
function collectNotices(inputs) {
  const folders = inputs.map((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]).filter(Boolean);
  const notices = [...new Set(folders)].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    // What was compiled into a package has a licence of its own.
    const files = [folder, join(folder, 'codec')].flatMap((path) => {
      const names = existsSync(join(root, path)) ? readdirSync(join(root, path)) : [];
      return names
        .filter((entry) => /^licen[cs]e/i.test(entry))
        .slice(0, 1)
        .map((name) => join(root, path, name));
    });
    const texts = files.map((file) => readFileSync(file, 'utf8').trim());
    const text = texts.length > 0 ? texts.join('\n\n') : `License: ${license}`;
    return `${name} ${version}\n\n${text}\n`;
  });
  return notices.join(`\n${'-'.repeat(80)}\n\n`);
}
