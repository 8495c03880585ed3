import { basename, extname } from 'node:path';
import type { InputSample } from '../input-sample.ts';
import { isNameKey, isNumber, tellsMedium } from '../media-columns/media-keys.ts';
import { belowDrive } from '../media-columns/windows-path.ts';
import { isSampleSubmission } from './table-kind.ts';

/** Tables of a folder of media whose first rows name some of these, with or without folder and ending. */
export interface NamingTables {
  tables: string[];
  /** A file that the first of them names, and the column that has it. */
  example: string;
  column: string;
  /** Whether they are one table: all tables of the folder have the same columns and name media of their own. */
  areOne: boolean;
}

/** Endings of the tables that are looked at: those with columns. */
const endings = ['.csv', '.tsv'];

/** Finds the tables of a folder that name its media in a column, by the names of the files. */
export function tablesNamingMedia(
  { names, files: filesOf }: InputSample,
  isMedia: (name: string) => boolean,
): NamingTables | undefined {
  const media = byName(names.filter(isMedia));
  if (media.size === 0) return undefined;
  const tables = endings
    .flatMap(filesOf)
    .filter(({ name }) => !isSampleSubmission(name))
    .map(({ name, head }) => ({ name, ...lookAt(head, media) }));
  const naming = tables.filter(({ found }) => found.size > 0);
  const [first] = naming;
  if (!first) return undefined;
  const all = names.filter(
    (name) => endings.some((ending) => name.toLowerCase().endsWith(ending)) && !isSampleSubmission(name),
  );
  const files = naming.flatMap(({ found }) => [...found]);
  // All clips that were looked at are in one of the parts too, in Common Voice.
  const isDoubled =
    new Set(files).size < files.length || names.some((name) => basename(name) === 'validated.tsv');
  return {
    tables: naming.map(({ name }) => name),
    example: files[0]!,
    column: first.column,
    areOne:
      naming.length === all.length &&
      naming.every(({ header }) => header === first.header) &&
      (naming.length === 1 || !isDoubled),
  };
}

/** Media by their paths, names and names without ending; null for what means two. */
function byName(paths: readonly string[]): Map<string, string | null> {
  const found = new Map<string, string | null>();
  for (const path of paths) {
    const slashed = path.replaceAll('\\', '/');
    const name = basename(slashed);
    for (const key of new Set([slashed, name, name.slice(0, name.length - extname(name).length)]))
      found.set(key, found.has(key) ? null : path);
  }
  return found;
}

/** The header of a table, and the media that one of its columns names in most rows. */
function lookAt(
  head: string,
  media: ReadonlyMap<string, string | null>,
): { header: string; column: string; found: Set<string> } {
  const [header = '', ...rest] = head.split(/\r?\n/).filter((line) => line.trim() !== '');
  const delimiter = delimiterOf(header);
  const cellsOf = (line: string) =>
    line.split(delimiter).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
  const columns = cellsOf(header);
  const rows = rest.slice(0, ROWS).map(cellsOf);
  const fileOf = (cell: string) =>
    media.get(cell) ??
    belowDrive(cell)
      ?.map((path) => media.get(path))
      .find((path) => path);
  const areSeveral = rows.length > 1 && new Set(media.values()).size > 1;
  let best = new Set<string>();
  let at = 0;
  for (const [column, first] of (rows[0] ?? []).entries()) {
    const found = rows.map((cells) => fileOf(cells[column] ?? '')).filter((path) => typeof path === 'string');
    const files = new Set(found);
    // What is the same in all rows is the id of something else, where there are several media.
    const key = columns[column] ?? '';
    if (files.size === 1 && areSeveral && !tellsMedium(key, first)) continue;
    // Times and scores may be numbers of images too; a first row that is one is no header.
    if (!isNameKey(key) && !isNumber(key) && rows.every((cells) => isNumber(cells[column] ?? ''))) continue;
    if (found.length * 2 >= rows.length && files.size > best.size) [best, at] = [files, column];
  }
  return { header, column: columns[at] ?? '', found: best };
}

/** Rows that are looked at. */
const ROWS = 200;

function delimiterOf(header: string): string {
  const counts = ['\t', ',', ';', '|'].map((one) => ({ one, count: header.split(one).length }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).one;
}
