import { isUtf8 } from 'node:buffer';
import { existsSync } from 'node:fs';
import { basename, dirname, extname, join, relative } from 'node:path';
import { UserError } from '../errors.ts';
import { LF } from '../json/bytes.ts';
import { foreignKind } from '../readers/folder/foreign.ts';
import { walk } from '../readers/folder/walk.ts';
import { lineWith } from '../readers/line-with.ts';
import { readOutline } from '../readers/outline.ts';
import { isOwnOutput } from '../readers/own-output.ts';
import { hasSoundOnly } from '../readers/sound-only.ts';
import { declaredDecoder } from '../xml/declared-decoder.ts';
import { filesOfNames } from './files-of-names.ts';
import { stemOf, withoutEnding } from './labelled/stem-of.ts';

/** The name of a file in a folder, and its first bytes as text. */
export interface Beginning {
  name: string;
  head: string;
}

/** What detection looks at. */
export interface InputSample {
  isFolder: boolean;
  /** The file's name, or for a folder the names of the files in it, as far as there are not very many. */
  names: string[];
  /** The first bytes of a file as text, without a byte order mark; empty for a folder and for what is not UTF-8. */
  head: string;
  /** True for a file with nothing in it but space. */
  isEmpty: boolean;
  /** For a folder: the first bytes as text of its first files whose names end so, in lower case with the dot. */
  heads(extension: string): string[];
  /** These files, with their names. */
  files(extension: string): Beginning[];
  /** The same bytes of files without an ending. */
  bareHeads?(): string[];
  /** For a file: its first line in which something is found, which may be far behind the first bytes. */
  lineWith?(pattern: RegExp): string | undefined;
  /** For a folder: the first of its files of an ending in whose first bytes something is found, of more than those that `files` has. */
  fileWith?(extension: string, pattern: RegExp): Beginning | undefined;
  /** For a folder: whether its first and last files of an ending, which is one of WebM, have sound and no picture. */
  areSounds?(extension: string): boolean;
  /** For a folder: the files of metadata in it, which are not among the names, with their first bytes. */
  metadata?(): Beginning[];
  /** Whether something is at a path from the folder that the input is, or that its file is in. */
  isThere?(path: string): boolean;
  /** For a file: whether one of the same name with one of these endings is beside it. */
  hasBeside?(endings: readonly string[]): boolean;
  /** For a file: whether a sound of this name, with or without its ending, is beside it or in `wavs/`. */
  isBeside?(sound: string): boolean;
}

/** Files looked at in one folder, and in all below the input: labels may lie in another folder than many media. */
const MOST_IN_ONE = 2000;
const MOST = 8000;
/** Files of one ending in a folder whose beginnings are looked at. */
const HEADS = 5;
/** Files of one ending in whose beginnings something is looked for. */
const LOOKED = 1000;
/** Files that lie beside data of any kind. */
const besides = /^(?:readme|licen[cs]e|dataset_infos?\.json$|metadata\.(?:csv|jsonl|parquet)$)/i;

/**
 * Looks at a folder: the paths of its files below it that are taken, without hidden ones and those that lie beside data of any
 * kind; folders that are not taken are not entered.
 */
export function sampleFolder(
  path: string,
  isTaken: (path: string) => boolean,
  isEntered: (path: string) => boolean = isTaken,
): InputSample {
  const names: string[] = [];
  const metadata: string[] = [];
  for (const folder of walk(
    path,
    (name, folder) => {
      const file = join(folder, name);
      if (!besides.test(name)) return isTaken(file);
      if (/^metadata\.csv$/i.test(name) && metadata.length < HEADS && isTaken(file)) metadata.push(file);
      return false;
    },
    () => {},
    isEntered,
    {
      isForeign: (name, folder, isFolder) =>
        foreignKind(name, isFolder) !== undefined || (!isFolder && isOwnOutput(folder, name)),
      onFollowed: () => {},
    },
  )) {
    const below = relative(path, folder.path);
    for (const name of folder.names.slice(0, MOST_IN_ONE)) names.push(join(below, name));
    if (names.length >= MOST) break;
  }
  const headsOfMetadata = () =>
    metadata.map((file) => ({ name: relative(path, file), head: headIfReadable(file) }));
  return { ...sampleOf(path, withoutNames(names)), metadata: headsOfMetadata };
}

/** Looks at a list of paths below a folder, of which those that may be looked into are there. */
export function sampleNames(path: string, names: readonly string[]): InputSample {
  return sampleOf(path, withoutNames(names.filter((name) => !besides.test(basename(name)))));
}

/** The names of a folder without those of files that name the classes of the others; alone, these may be anything. */
function withoutNames(names: string[]): string[] {
  const others = names.filter((name) => !filesOfNames.includes(basename(name)));
  return others.length > 0 ? others : names;
}

function sampleOf(path: string, names: string[]): InputSample {
  const isPaired = pairsIn(names);
  const firstOf = (isTaken: (name: string) => boolean) => {
    const all = names.filter(isTaken);
    const first = all.slice(0, HEADS);
    // Labels have the names of their media, which files of other kinds that come first have not.
    const paired = all.length === first.length || first.some(isPaired) ? [] : all.filter(isPaired);
    return [...first, ...paired.slice(0, PAIRED)].map((name) => ({
      name,
      head: headIfReadable(join(path, name)),
    }));
  };
  // Many formats ask for the same beginnings.
  const known = new Map<string, Beginning[]>();
  const files = (extension: string) => {
    const found = known.get(extension) ?? firstOf((name) => name.toLowerCase().endsWith(extension));
    known.set(extension, found);
    return found;
  };
  const heads = (extension: string) => files(extension).map(({ head }) => head);
  const fileWith = (extension: string, pattern: RegExp) => {
    const ending = names.filter((name) => name.toLowerCase().endsWith(extension)).slice(0, LOOKED);
    for (const name of ending) {
      const head = headIfReadable(join(path, name));
      if (pattern.test(head)) return { name, head };
    }
    return undefined;
  };
  const soundsOf = new Map<string, boolean>();
  const areSounds = (extension: string) => {
    const known = soundsOf.get(extension);
    if (known !== undefined) return known;
    const all = names.filter((name) => name.toLowerCase().endsWith(extension));
    // The recordings of another folder may follow.
    const files = [...all.slice(0, HEADS), ...all.slice(HEADS).slice(-HEADS)].map((name) => join(path, name));
    const there = files.filter((file) => existsSync(file));
    const are = there.length > 0 && there.every(hasSoundOnly);
    soundsOf.set(extension, are);
    return are;
  };
  const bareHeads = () => firstOf((name) => extname(name) === '').map(({ head }) => head);
  // Of what is in a store only the names are known.
  const isThere = (file: string) => names.includes(file) || existsSync(join(path, file));
  return {
    isFolder: true,
    names,
    head: '',
    isEmpty: false,
    heads,
    files,
    fileWith,
    bareHeads,
    areSounds,
    isThere,
  };
}

/** Files that are looked into beyond the first ones, because others have their names. */
const PAIRED = 2;

/** Tells whether a file of the same name with another ending is among files, be it in another folder; they are looked through once it is asked. */
function pairsIn(names: readonly string[]): (name: string) => boolean {
  let paired: Set<string> | undefined;
  return (name) => {
    paired ??= stemsOfPairs(names);
    return paired.has(stemOf(name));
  };
}

function stemsOfPairs(names: readonly string[]): Set<string> {
  const endings = new Map<string, string>();
  const paired = new Set<string>();
  for (const name of names) {
    const [stem, ending] = [stemOf(name), extname(name).toLowerCase()];
    if ((endings.get(stem) ?? ending) !== ending) paired.add(stem);
    else endings.set(stem, ending);
  }
  return paired;
}

/** Looks at the name and the first bytes of a file; `original` is where other files are beside it, when it is an unpacked copy. */
export function sampleFile(path: string, displayPath: string, name: string, original = path): InputSample {
  const { text, isText } = headOf(path, displayPath);
  const plain = original.replace(/\.gz$/i, '');
  const stem = withoutEnding(plain);
  return {
    isFolder: false,
    names: name ? [name] : [],
    head: text,
    isEmpty: isText && text.trim() === '',
    heads: () => [],
    files: () => [],
    lineWith: (pattern) => lineWith(path, displayPath, pattern),
    isThere: (file) => existsSync(join(dirname(plain), file)),
    hasBeside: (endings) => endings.some((ending) => existsSync(stem + ending)),
    isBeside: (sound) =>
      ['', 'wavs'].some((folder) =>
        ['', '.wav', '.flac', '.mp3'].some((ending) =>
          existsSync(join(dirname(plain), folder, sound + ending)),
        ),
      ),
  };
}

/** Of a file that may be none of the format's: when the format reads it, it says what is wrong with it. */
function headIfReadable(path: string): string {
  try {
    return headOf(path, path).text;
  } catch (error) {
    if (error instanceof UserError) return '';
    throw error;
  }
}

/** The first bytes of a file as text without a byte order mark, empty for what is neither UTF-8 nor XML that declares another encoding. */
function headOf(path: string, displayPath: string): { text: string; isText: boolean } {
  const { bytes, whole } = readOutline(path, displayPath);
  const lastBreak = bytes.lastIndexOf(LF);
  const part = whole ? bytes : lastBreak < 0 ? wholeCharacters(bytes) : bytes.subarray(0, lastBreak + 1);
  if (part.includes(0)) return { text: '', isText: false };
  if (isUtf8(part)) return { text: part.toString('utf8').replace(/^\ufeff/, ''), isText: true };
  // XML of another encoding, whose tags are ASCII in all of these.
  const isXml = declaredDecoder(part) !== undefined;
  return { text: isXml ? part.toString('latin1') : '', isText: isXml };
}

/** A text in UTF-8 without the first bytes of a character that it may end with. */
function wholeCharacters(bytes: Buffer): Buffer {
  for (let at = bytes.length - 1; at >= 0 && bytes.length - at < 4; at--) {
    const byte = bytes[at]!;
    if (byte < 0x80) break;
    if (byte >= 0xc0) return bytes.subarray(0, at);
  }
  return bytes;
}
