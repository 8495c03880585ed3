import { existsSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { EXIT, UserError } from '../../errors.ts';
import { isObject, type Json } from '../../json/json.ts';
import { readUtf8 } from '../../readers/read-utf8.ts';
import { filesOfNames } from '../files-of-names.ts';
import { originalOf } from '../folder/show-path.ts';
import type { Input } from '../format.ts';
import { CARD, classesInCard } from './dataset-card.ts';
import type { TagNames } from './tagged.ts';

/** Whether a file is one that may name the tags of others, also as the card of a data set. */
export function namesTags(name: string, folder: string): boolean {
  return isBesideTags(name) || (name === CARD && classesInCard(join(folder, name), name) !== undefined);
}

/** The same by its name alone. */
export function isBesideTags(name: string): boolean {
  return filesOfNames.includes(basename(name).toLowerCase());
}

/** Gives the names of tags that are numbers to all files of a folder: of each those beside it, or in a folder above it. */
export function tagNamesInFolder(input: Input): (path: string) => TagNames {
  const known = new Map<string, ReturnType<TagNames>>();
  const noted = new Set<string>();
  const root = input.original ?? input.path;
  const find = (folder: string): ReturnType<TagNames> => {
    const where = (name: string) => {
      const path = join(folder, name);
      return noted.size === noted.add(path).size ? undefined : join(input.displayPath, relative(root, path));
    };
    const names = findNamesIn(folder, input, where);
    return names || folder === root ? names : find(dirname(folder));
  };
  return (path) => () => {
    const folder = input.options.tagNames === undefined ? dirname(originalOf(input, path)) : root;
    if (!known.has(folder))
      known.set(folder, folder === root ? (givenNames(input) ?? find(root)) : find(folder));
    return known.get(folder);
  };
}

/**
 * The names of tags that are numbers: from `--tag-names`, a file or a list with commas, else from a file beside the data, which is said.
 * Throws a UserError when the option has none.
 */
export function findTagNames(input: Input): ReturnType<TagNames> {
  const where = (name: string) => `${name} beside ${basename(input.displayPath)}`;
  return givenNames(input) ?? findNamesIn(dirname(input.original ?? input.path), input, where);
}

function givenNames({ options: { tagNames } }: Input): ReturnType<TagNames> {
  return tagNames === undefined ? undefined : namedTags(tagNames);
}

/** The names in a folder; `where` says in words where they are, if that is to be said. */
function findNamesIn(
  folder: string,
  { note }: Input,
  where: (name: string) => string | undefined,
): ReturnType<TagNames> {
  for (const name of [...filesOfNames, CARD]) {
    const path = join(folder, name);
    if (!existsSync(path)) continue;
    const names = namesIn(path, name);
    if (!names) continue;
    const shown = names.length > 3 ? `${names.slice(0, 3).join(', ')}, ...` : names.join(', ');
    const said = where(name);
    if (said !== undefined) note(`The names of the tags are those in ${said}: ${shown}.`);
    return names;
  }
  return undefined;
}

/** What `--tag-names` says: a list, or the file that has one. */
function namedTags(given: string): readonly string[] {
  if (given.includes(',')) return given.split(',').map((name) => name.trim());
  const names = namesIn(given, `--tag-names ${basename(given)}`);
  if (names) return names;
  throw new UserError(
    EXIT.refused,
    `--tag-names ${basename(given)} has no list of names.`,
    'Use a JSON file with a list, "id2label" or "names", a text file with one name per line, or a list: --tag-names O,B-PER,I-PER',
  );
}

function namesIn(path: string, displayPath: string): readonly string[] | undefined {
  if (basename(path) === CARD && existsSync(path)) return namesOf(classesInCard(path, displayPath) ?? {});
  const text = readUtf8(path, displayPath);
  if (/\.txt$/i.test(path)) {
    const lines = text.split(/\r?\n/).map((line) => line.trim());
    return lines.filter((line) => line !== '');
  }
  try {
    return namesOf(JSON.parse(text) as Json);
  } catch {
    return undefined;
  }
}

/** A list of names; "id2label" or "label2id" of a model; or the first feature of a dataset that has names, those for entities first. */
function namesOf(value: Json): readonly string[] | undefined {
  if (Array.isArray(value)) return isNames(value) ? value : undefined;
  if (!isObject(value)) return undefined;
  const own = fromIds(value) ?? fromLabels(value);
  if (own) return own;
  for (const key of ['id2label', 'label2id', 'ner_tags', 'feature', 'names']) {
    const names = value[key] === undefined ? undefined : namesOf(value[key]);
    if (names) return names;
  }
  for (const [key, inner] of Object.entries(value)) {
    // Other layers of the same tokens have names too.
    if (/pos|chunk/.test(key)) continue;
    const names = namesOf(inner);
    if (names) return names;
  }
  return undefined;
}

function isNames(list: readonly Json[]): list is string[] {
  return list.length > 0 && list.every((name) => typeof name === 'string');
}

/** {"0": "O", "1": "B-PER"} */
function fromIds(value: { [key: string]: Json }): readonly string[] | undefined {
  const names = Object.keys(value).map((_, i) => value[String(i)]);
  return isNames(names as Json[]) ? (names as string[]) : undefined;
}

/** {"O": 0, "B-PER": 1} */
function fromLabels(value: { [key: string]: Json }): readonly string[] | undefined {
  const names: string[] = [];
  for (const [name, id] of Object.entries(value)) if (Number.isInteger(id)) names[id as number] = name;
  const count = Object.keys(value).length;
  return count > 0 && names.length === count && names.every((name) => name !== undefined) ? names : undefined;
}
