import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { isObject } from '../../json/json.ts';
import { readWholeFile } from '../../readers/regular-file.ts';
import { type EditorEntry, findEntry } from './find-entry.ts';

/** The front end of an installed Label Studio whose editor can be started without its server. */
export interface EditorBuild extends EditorEntry {
  /** The folder with its scripts and styles. */
  folder: string;
  /** The folder with its fonts, which its styles ask for at `/static/fonts/`. */
  fonts: string;
  /** As the package says it. */
  version: string;
  /** Feature flags that the server would hand to it. */
  flags: Record<string, boolean>;
}

/** Why there is none, as a sentence. */
export interface NoBuild {
  why: string;
}

const BUILD = join('web', 'dist', 'apps', 'labelstudio');

/**
 * Finds the build of the `label-studio` at `wanted` (the command, its virtual environment, or the folder with its packages), else of the one
 * on PATH.
 */
export function findEditorBuild(wanted: string | undefined, env: NodeJS.ProcessEnv): EditorBuild | NoBuild {
  const start = wanted ?? commandOnPath(env);
  if (start === undefined) return { why: 'There is no label-studio on PATH.' };
  if (!existsSync(start)) return { why: `There is no ${start}.` };
  const packages = packageFolders(start).find((folder) => existsSync(join(folder, BUILD, 'main.js')));
  if (packages === undefined) return { why: `No editor of Label Studio 1.x belongs to ${start}.` };
  const folder = join(packages, BUILD);
  const version = versionIn(packages);
  const entry = findEntry(folder);
  if (entry === undefined) {
    return { why: `The editor of Label Studio ${version} is built in a way that lsimport does not know.` };
  }
  const server = join(packages, 'label_studio');
  const fonts = join(server, 'core', 'static', 'fonts');
  return { folder, fonts, version, flags: readFlags(join(server, 'feature_flags.json')), ...entry };
}

function commandOnPath(env: NodeJS.ProcessEnv): string | undefined {
  const names = process.platform === 'win32' ? ['label-studio.exe', 'label-studio.cmd'] : ['label-studio'];
  const folders = (env.PATH ?? env.Path ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(existsSync);
}

/** Folders where Python has the packages of a command, a virtual environment, or a folder of packages. */
function packageFolders(start: string): string[] {
  if (statSync(start).isDirectory()) return [start, ...sitePackages(start)];
  const real = realpathSync(start);
  const prefixes = [dirname(dirname(start)), dirname(dirname(real))];
  // The command may be apart from its Python, which its first line names.
  const interpreter = /^#!\s*(\/\S+)/.exec(
    readWholeFile(real, real).subarray(0, 300).toString('latin1'),
  )?.[1];
  if (interpreter !== undefined) prefixes.push(dirname(dirname(interpreter)));
  return prefixes.flatMap(sitePackages);
}

function sitePackages(prefix: string): string[] {
  const lib = join(prefix, 'lib');
  const versions = existsSync(lib)
    ? readdirSync(lib)
        .filter((name) => /^python3/.test(name))
        .sort()
    : [];
  return [
    join(prefix, 'Lib', 'site-packages'),
    ...versions.flatMap((name) => [join(lib, name, 'site-packages'), join(lib, name, 'dist-packages')]),
  ];
}

function versionIn(packages: string): string {
  const found = readdirSync(packages).map((name) => /^label_studio-(.+)\.dist-info$/.exec(name)?.[1]);
  return found.find((version) => version !== undefined) ?? '1.x';
}

/** Flags as the server works them out of its own file: `on` chooses between two variations. */
function readFlags(file: string): Record<string, boolean> {
  if (!existsSync(file)) return {};
  const { flags } = JSON.parse(readWholeFile(file, file).toString('utf8')) as { flags?: unknown };
  const values: Record<string, boolean> = {};
  for (const [name, flag] of Object.entries(flags ?? {})) {
    if (!isObject(flag) || !Array.isArray(flag.variations)) continue;
    const { fallthrough } = flag;
    const choice = flag.on === true && isObject(fallthrough) ? fallthrough.variation : flag.offVariation;
    values[name] = flag.variations[Number(choice)] === true;
  }
  return values;
}
