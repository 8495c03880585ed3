import { extname } from 'node:path';
import { isSound } from '../../formats/media/audio-dir.ts';
import { isImage } from '../../formats/media/image-dir.ts';
import { isMedium } from '../../formats/media-columns/media-keys.ts';
import { quotePathForShell } from '../../quote-shell.ts';

/** A list of media whose rows are cells between spaces, the first of which is the name of a medium. */
export interface SpacedList {
  /** Where it is, and where the table of it will be. */
  from: string;
  to: string;
  lines: readonly string[];
  /** All files of the folder. */
  names: readonly string[];
  /** Whether the names of media in it have no endings. */
  isBare: boolean;
}

/** A command that makes a table of such a list, with the keys of its columns; undefined where it has nothing but names. */
export function tableOfList({
  from,
  to,
  lines,
  names,
  isBare,
}: SpacedList): { command: string; keys: string[]; mayBeBoxes: boolean } | undefined {
  const media = names.filter(isMedium);
  const [ending = '', other] = new Set(media.map((name) => extname(name)));
  if ((isBare && other !== undefined) || /\s/.test(ending)) return undefined;
  const rows = lines.map((line) => line.split(/\s+/));
  const [{ length: count } = { length: 0 }] = rows;
  const isEven = rows.every(({ length }) => length === count);
  if (isEven && count < 2) return undefined;
  // Captions may have as many words each.
  const areColumns = isEven && (count === 2 || rows.every(areMostlyNumbers));
  const medium = media.every(isImage) ? 'image' : media.every(isSound) ? 'audio' : 'video';
  const others = Array.from({ length: count - 1 }, (_, i) => `column${i + 2}`);
  const keys = [medium, ...(areColumns ? (count === 2 ? ['label'] : others) : ['text'])];
  const name = isBare ? `$1 "${ending}"` : '$1';
  const row = areColumns
    ? `$1=${name}; print`
    : String.raw`f=${name}; sub(/^[ \t]*[^ \t]+[ \t]*/,""); gsub(/"/,"\"\""); print f,"\"" $0 "\""`;
  const header = keys.map((key) => `"${key}"`).join(',');
  const program = String.raw`BEGIN{print ${header}} {sub(/[ \t\r]+$/,"")} NF{${row}}`;
  const [list, table] = [from, to].map((path) => quotePathForShell(path));
  const mayBeBoxes = medium === 'image' && areColumns && count >= BOX;
  return { mayBeBoxes, keys, command: `awk -v OFS='\\t' '${program}' ${list} > ${table}` };
}

function areMostlyNumbers([, ...others]: readonly string[]): boolean {
  return others.filter((cell) => /^-?\d+(?:\.\d+)?$/.test(cell)).length * 2 >= others.length;
}

/** Columns that a name and a box have. */
const BOX = 5;

/** The same name with another ending. */
export function withEnding(path: string, ending: string): string {
  return `${path.slice(0, path.length - extname(path).length)}${ending}`;
}

/** Paths of media with a space in them cannot be told from what follows. */
export function haveSpaces(names: readonly string[]): boolean {
  return names.some((name) => /\s/.test(name));
}
