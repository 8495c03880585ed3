import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readWholeFile } from '../../readers/regular-file.ts';

/** What of a build by webpack has the editor in it; the numbers are others in each release. */
export interface EditorEntry {
  /** Parts to be loaded first. */
  chunks: number[];
  /** The module in them that makes the editor known as `LabelStudio`. */
  module: number;
  /** The module of the front end with the styles that the parts of its library share; not in all releases. */
  styles?: number;
}

/**
 * Finds the editor among the parts that the front end loads when they are wanted: `Promise.all([n.e(502),n.e(358)]).then(n.bind(n,41607))`.
 * Undefined when the build is made in another way.
 */
export function findEntry(folder: string): EditorEntry | undefined {
  const needed = ['main.js', 'main.css', 'vendor.js', 'runtime.js'];
  if (!needed.every((name) => existsSync(join(folder, name)))) return undefined;
  const main = readText(join(folder, 'main.js'));
  const loaded = main.matchAll(
    /Promise\.all\(\[((?:[\w$]+\.e\(\d+\),?)+)\]\)\.then\([\w$]+\.bind\([\w$]+,(\d+)\)\)/g,
  );
  for (const [, parts, module] of loaded) {
    const chunks = [...parts!.matchAll(/\((\d+)\)/g)].map(([, number]) => Number(number));
    if (chunks.some((chunk) => definesEditor(join(folder, `${chunk}.js`), module!))) {
      const styles = findStyles(main);
      return { chunks, module: Number(module), ...(styles !== undefined && { styles }) };
    }
  }
  return undefined;
}

/** Tailwind writes a notice in front of its styles, which are a text in a module: `97562:(e,t,n)=>{...o.push([e.id,"/*\\n! tailwindcss`. */
function findStyles(main: string): number | undefined {
  const notice = main.indexOf('"/*\\n! tailwindcss');
  if (notice < 0) return undefined;
  const starts = main.slice(Math.max(0, notice - MODULE_HEAD), notice).matchAll(/[{,](\d{1,9}):\(/g);
  const last = [...starts].at(-1)?.[1];
  return last === undefined ? undefined : Number(last);
}

/** Characters from the number of a module to its first text, at most. */
const MODULE_HEAD = 400;

function definesEditor(file: string, module: string): boolean {
  if (!existsSync(file)) return false;
  const text = readText(file);
  return /window\.LabelStudio\s*=[^=]/.test(text) && new RegExp(`[{,]"?${module}"?[:(]`).test(text);
}

function readText(file: string): string {
  return readWholeFile(file, file).toString('utf8');
}
