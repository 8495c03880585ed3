import { copyFileSync, linkSync, mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { SharedOptions } from '../../cli/options.ts';
import type { Context } from '../../context.ts';
import { audioCsv } from '../../formats/audio-csv/audio-csv.ts';
import { boxesCsv } from '../../formats/boxes-csv/boxes-csv.ts';
import { sampleFolder } from '../../formats/input-sample.ts';
import { isBesideTables, isMarker, sniffTables } from '../../formats/tables/looks-like-tables.ts';
import { isPackedTable, tableKind } from '../../formats/tables/table-kind.ts';
import { foreignKind } from '../../readers/folder/foreign.ts';
import { walk } from '../../readers/folder/walk.ts';
import { standingStill } from '../../readers/refuse-changed.ts';
import { unpack } from '../../readers/spool.ts';
import { type ClassesOfColumns, unpackRows } from './unpack-rows.ts';

/**
 * Whether a folder is one of tables of which some have to be unpacked. `isAsked`: that it is to be read as one; `isCopy`: that it is itself
 * a copy, from which nothing can be linked, so that it may have tables only.
 */
export function holdsPackedTables(path: string, isAsked: boolean, isCopy: boolean): boolean {
  const sample = sampleFolder(path, () => true);
  if (!sample.names.some(isPackedTable)) return false;
  if (isCopy) return sample.names.every((name) => tableKind(name) !== undefined || isMarker(name));
  return isAsked || sniffTables(sample) !== undefined || sample.names.every(isTableOrMedia);
}

const isTableOrMedia = (name: string) => tableKind(name) !== undefined || isBesideTables(name);

/** Whether the tables of a folder that were unpacked because they might be the input are it. */
export function areTables(unpacked: string): boolean {
  const sample = sampleFolder(unpacked, () => true);
  return sniffTables(sample) !== undefined || [boxesCsv, audioCsv].some((one) => one.sniff?.(sample));
}

/** A file that is not packed; of what is no table only the name matters, as tasks link to the file itself. */
function takeOver(path: string, target: string): void {
  if (tableKind(path) === undefined) {
    writeFileSync(target, '');
    return;
  }
  try {
    // Another name for a symbolic link would lead elsewhere from there.
    linkSync(realpathSync(path), target);
  } catch {
    // Not all systems link, and none does to another disk.
    copyFileSync(path, target);
  }
}

/** Makes a folder with the same tables, unpacked under the names that they have; what is beside them is there by its name. */
export async function unpackTables(
  from: string,
  to: string,
  displayPath: string,
  options: SharedOptions,
  context: Context,
): Promise<ClassesOfColumns> {
  const classes = new Map<string, readonly string[]>();
  const folders = walk(
    from,
    () => true,
    () => {},
    undefined,
    {
      isForeign: (name, _, isFolder) => foreignKind(name, isFolder) !== undefined,
    },
  );
  for (const { path: folder, names } of folders) {
    for (const name of names) {
      context.signal.throwIfAborted();
      const path = join(folder, name);
      const target = join(to, relative(from, path));
      const shown = join(displayPath, relative(from, path));
      mkdirSync(dirname(target), { recursive: true });
      const isGzip = /\.gz$/i.test(name);
      const isParquet = tableKind(name) === 'parquet';
      const spare = `${target}.packed`;
      if (!isGzip && !isParquet) takeOver(path, target);
      else
        await standingStill(path, shown, context.signal, async () => {
          if (isGzip) await unpack(path, isParquet ? spare : target, shown, context.signal);
          if (!isParquet) return;
          const found = await unpackRows('parquet', isGzip ? spare : path, target, shown, options, context);
          for (const [column, names] of found)
            classes.set(column, [...new Set([...(classes.get(column) ?? []), ...names])]);
        });
      rmSync(spare, { force: true });
    }
  }
  return classes;
}
