import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readWholeFile } from '../../readers/regular-file.ts';

/** What of a build by webpack has the editor in it; the numbers are others in each release. */
export interface EditorEntry {
  /** Parts to be loaded first. */
  chunks: number[];
  /** The module in them that makes the editor known as `LabelStudio`. */
  module: number;
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
      return { chunks, module: Number(module) };
    }
  }
  return undefined;
}

function definesEditor(file: string, module: string): boolean {
  if (!existsSync(file)) return false;
  const text = readText(file);
  return /window\.LabelStudio\s*=[^=]/.test(text) && new RegExp(`[{,]"?${module}"?[:(]`).test(text);
}

function readText(file: string): string {
  return readWholeFile(file, file).toString('utf8');
}
