import { basename, join, relative, sep } from 'node:path';
import type { Place } from '../../../diagnostics/diagnostic.ts';
import { quote } from '../../../json/json.ts';
import { differs, textOf } from './differing-values.ts';
import { type MetadataFile, openMetadata } from './metadata-file.ts';
import type { Members, ReportAt } from './metadata-format.ts';

/**
 * Whether a file has columns for the media beside it, by Hugging Face's names for these (datasets, FolderBasedBuilder.METADATA_FILENAMES). Some file
 * systems do not tell capitals apart, so that people do not look at them.
 */
export function isMetadata(name: string): boolean {
  return /^metadata\.(?:csv|jsonl)$/i.test(name);
}

/** Joins the columns of metadata files to media, as a walk comes to one folder after the other. */
export interface MetadataJoin {
  /** Opens the metadata files of the folder that the walk has come to, and closes those of folders that it has left. */
  enter(folder: string, names: readonly string[]): void;
  /** True when some metadata file is about the files of the current folder. */
  readonly active: boolean;
  /** The columns for a file; those of a nearer metadata file count more. */
  columnsOf(path: string): Members;
  /** To be called when the walk is over. */
  finish(): void;
  /** Closes all files, also when the walk was broken off. */
  close(): void;
}

/** The JSON of a value, and the row that it is from. */
interface Value {
  json: string;
  place: Place;
}

/** An open file, and the place of a row in it. */
interface Origin {
  level: Level;
  place: Place;
}

interface Level {
  file: MetadataFile;
  hidden: Set<string>;
}

/**
 * @param show a path as the user knows it.
 * @param isDropped whether a file, by its absolute path, is there but skipped on purpose, so that its row is not missed.
 * @param taken data keys that have a value already; columns of that name are skipped.
 */
export function joinMetadata(
  show: (path: string) => string,
  isDropped: (path: string) => boolean,
  taken: readonly string[],
  report: ReportAt,
): MetadataJoin {
  /** Open files, those of outer folders first. */
  const open: Level[] = [];

  const finishWhile = (isOver: (file: MetadataFile) => boolean): void => {
    for (let last = open.at(-1); last && isOver(last.file); last = open.at(-1)) {
      last.file.reportUnused(isDropped);
      last.file.close();
      open.pop();
    }
  };
  const addColumns = (columns: Map<string, Value>, own: Members, { level, place }: Origin): void => {
    for (const [key, json] of own) {
      if (!taken.includes(key)) columns.set(key, { json, place });
      else if (!level.hidden.has(key)) {
        level.hidden.add(key);
        report(
          { code: 'metadata-column-hidden', args: { column: quote(key) } },
          { file: level.file.displayPath },
        );
      }
    }
  };

  /** Says once of a file that a row which does not count says something else of it. */
  const reportDifference = (path: string, before: Map<string, Value>, own: Members, used: Place): void => {
    for (const [key, json] of own) {
      const other = before.get(key);
      if (!other || taken.includes(key) || !differs(other.json, json)) continue;
      const [name, column] = [quote(basename(path)), quote(key)];
      const [value, otherValue] = [quote(textOf(json)), quote(textOf(other.json))];
      report(
        { code: 'metadata-differs', args: { name, column, otherValue, value, used: used.file } },
        other.place,
      );
      return;
    }
  };

  return {
    enter(folder, names) {
      finishWhile((file) => file.folder !== folder && !folder.startsWith(file.folder + sep));
      for (const name of names) {
        const path = join(folder, name);
        const file = openMetadata(path, show(path), report);
        if (file) open.push({ file, hidden: new Set() });
      }
    },
    get active() {
      return open.length > 0;
    },
    columnsOf(path) {
      const columns = new Map<string, Value>();
      let found = false;
      for (const level of open) {
        const own = level.file.take(relative(level.file.folder, path).replaceAll(sep, '/'));
        if (!own) continue;
        found = true;
        const place = { file: level.file.displayPath, line: own.line };
        reportDifference(path, columns, own.columns, place);
        addColumns(columns, own.columns, { level, place });
      }
      if (!found) {
        const args = { name: quote(basename(path)), metadata: open.at(-1)!.file.displayPath };
        report({ code: 'metadata-file-without-row', args }, { file: show(path) });
      }
      return [...columns].map(([key, { json }]) => [key, json]);
    },
    finish: () => finishWhile(() => true),
    close: () => {
      for (const { file } of open.splice(0)) file.close();
    },
  };
}
