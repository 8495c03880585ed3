import { mkdirSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Context } from '../../context.ts';
import { EXIT, UserError } from '../../errors.ts';
import { type FileKind, fileKind } from '../../readers/file-kind.ts';
import { foreignKind } from '../../readers/folder/foreign.ts';
import { readHead } from '../../readers/head.ts';

/** An archive that can be unpacked. */
export type ArchiveKind = 'zip' | 'tar';

/** Bytes by which an archive is known. */
const HEAD = 1 << 14;

/** Names of folders that mean something to formats; others that are alone in an archive are only what was packed. */
const meaning =
  /^(?:images?|jpegimages|imgs?|data|labels?|label_2|labeltxt|annotations?|anns?|masks?|gt|train(?:ing)?|val(?:id(?:ation)?)?|test(?:ing)?|segmentation\w+)$/i;
/** Files that are read without what is beside them. */
const dataFile = /\.(?:json|jsonl|ndjson|csv|tsv|txt|parquet|xlsx|xlsm)$/i;

/** Whether a file is an archive; undefined for all others, and for what Office programs pack. */
export function archiveKind(path: string, displayPath: string): ArchiveKind | undefined {
  const kind: FileKind | undefined = fileKind(readHead(path, displayPath, HEAD).bytes);
  if (kind?.name === 'a ZIP archive') return 'zip';
  return kind?.name === 'a tar archive' ? 'tar' : undefined;
}

/** What was in an archive: a folder, or one file. */
export interface Unpacked {
  path: string;
  isFolder: boolean;
  /** The name of the file. */
  name: string;
}

/**
 * Unpacks an archive into a folder of this run. A folder that is alone in it, and one file that needs nothing beside it, are the input; else all is.
 * Throws a UserError where that would be harmful, or the archive cannot be read.
 */
export async function unpackArchive(
  kind: ArchiveKind,
  from: string,
  work: string,
  displayPath: string,
  { signal }: Context,
): Promise<Unpacked> {
  const { unpackFolder } = await import('../../readers/archive/unpack-folder.ts');
  const folder = join(work, 'files');
  mkdirSync(folder);
  const entries =
    kind === 'zip'
      ? (await import('../../readers/archive/zip-entries.ts')).zipEntries(from, displayPath)
      : (await import('../../readers/archive/tar-entries.ts')).tarEntries(from, displayPath);
  await unpackFolder(entries, folder, displayPath, signal);
  return findInput(folder, displayPath);
}

function findInput(folder: string, displayPath: string): Unpacked {
  const entries = readdirSync(folder, { withFileTypes: true }).filter(
    (entry) => foreignKind(entry.name, entry.isDirectory()) === undefined,
  );
  const [first] = entries;
  if (!first) {
    throw new UserError(
      EXIT.unreadable,
      `The archive ${displayPath} has no files.`,
      'Check how it was made.',
    );
  }
  const path = join(folder, first.name);
  if (entries.length > 1) return { path: folder, isFolder: true, name: '' };
  if (!first.isDirectory()) {
    const isData = dataFile.test(first.name);
    return isData
      ? { path, isFolder: false, name: basename(path) }
      : { path: folder, isFolder: true, name: '' };
  }
  return meaning.test(first.name) ? { path: folder, isFolder: true, name: '' } : findInput(path, displayPath);
}
