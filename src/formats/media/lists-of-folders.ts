import { basename, dirname } from 'node:path';
import type { InputSample } from '../input-sample.ts';
import { isMedium } from '../media-columns/media-keys.ts';

/** What files with the names of classes are called, which may have more of them than there are folders. */
const ofClasses = /class|label|categor|names|synset|wnid/i;
/** Characters of a list of folders at most for each of its names. */
const LONG = 200;

/**
 * The texts and JSON files beside media that only list the folders that these are in, as data sets for classification have their classes beside
 * them: by their names, in any order, with or without a number each.
 */
export function listsOfFolders({ names, files }: InputSample): ReadonlySet<string> {
  const found = new Set<string>();
  const folders = new Set(names.filter(isMedium).map((name) => plain(basename(dirname(name)))));
  if (folders.size < 2 || folders.has('.')) return found;
  for (const [ending, entriesOf] of [
    ['.txt', entriesOfText],
    ['.json', entriesOfJson],
  ] as const) {
    for (const { name, head } of files(ending)) {
      const entries = entriesOf(head).map(plain);
      const listed = new Set(entries);
      if (listed.size < entries.length || ![...folders].every((folder) => listed.has(folder))) continue;
      if (listed.size === folders.size || ofClasses.test(basename(name))) found.add(name);
    }
  }
  return found;
}

/** Names as they are compared: Food-101 has "Apple pie" for the folder apple_pie. */
function plain(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ');
}

function entriesOfText(head: string): string[] {
  const lines = head.split('\n').filter((line) => line.trim() !== '');
  if (lines.some((line) => line.length > LONG)) return [];
  const numbered = /^\s*\d+[\s,:;]+(?=\S)/;
  if (lines.every((line) => numbered.test(line))) return lines.map((line) => line.replace(numbered, ''));
  const withNumber = /[\s,:;]\d+\s*$/;
  const cut = (line: string) => line.replace(withNumber, '').replace(/[\s,:;]+$/, '');
  return lines.every((line) => withNumber.test(line)) ? lines.map(cut) : lines;
}

function entriesOfJson(head: string): string[] {
  let value: unknown;
  try {
    value = JSON.parse(head);
  } catch {
    return [];
  }
  if (typeof value !== 'object' || value === null) return [];
  const values: unknown[] = Object.values(value);
  if (values.every((one) => typeof one === 'string')) return values;
  return values.every((one) => typeof one === 'number') ? Object.keys(value) : [];
}
