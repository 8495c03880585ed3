import { renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from '../../context.ts';
import { formatCount } from '../../format-count.ts';
import { writing } from '../../project/staging.ts';
import { compareAsWalked } from '../../readers/folder/compare-as-walked.ts';
import { createLineFile } from '../../readers/folder/line-file.ts';
import { sortLines } from '../../readers/folder/sort-lines.ts';
import type { Store, StoredObject } from '../store.ts';
import { createFolderMarks } from './folder-marks.ts';
import type { PathFilter } from './path-filter.ts';

/** The objects below a prefix, in files: there may be millions. */
export interface ObjectList {
  /** A file with their paths below the prefix, one a line, in the order of a walk. */
  paths: string;
  /** A file with keys that cannot be taken for paths, each as a JSON string. */
  odd: string;
  count: number;
  /** What was skipped, by what it is. */
  skipped: Map<string, number>;
  /** Patterns to include that match none. */
  unmatched: string[];
  /** When the newest was changed, in seconds since 1970. */
  newest: number;
}

/** What a line of a file, or the path of a file, cannot hold. */
const control = /[\u0000-\u001f\u007f]|^\ufeff/;

/**
 * Lists the objects below a prefix page by page into files in `folder`, in constant memory, and sorts them where the order of the store is
 * not that of a walk.
 */
export async function listObjects(
  store: Store,
  prefix: string,
  filter: PathFilter,
  folder: string,
  { progress, signal }: Pick<Context, 'progress' | 'signal'>,
): Promise<ObjectList> {
  const written = (name: string) => join(folder, name);
  const inTemporary = <T>(write: () => T): T => writing(folder, write, 'file');
  const paths = inTemporary(() => createLineFile(written('listed')));
  const odd = inTemporary(() => createLineFile(written('odd')));
  const skipped = new Map<string, number>();
  let count = 0;
  let newest = 0;
  let last: string | undefined;
  let isSorted = true;
  let seen = 0;
  const take = ({ key, modified }: StoredObject): void => {
    const path = key.slice(prefix.length);
    // Stores put objects of this name where people made a folder.
    if (path === '' || (path.endsWith('/') && !control.test(path))) return;
    const as = filter.skippedAs(path);
    if (as !== undefined) {
      if (as !== '') skipped.set(as, (skipped.get(as) ?? 0) + 1);
      return;
    }
    if (modified > newest) newest = modified;
    if (control.test(path)) {
      inTemporary(() => odd.add(JSON.stringify(key)));
      return;
    }
    if (path === last) return;
    if (last !== undefined && isSorted) isSorted = compareAsWalked(last, path) < 0;
    last = path;
    count++;
    inTemporary(() => paths.add(path));
  };
  const marks = createFolderMarks();
  try {
    for await (const page of store.list(prefix)) {
      signal.throwIfAborted();
      for (const object of page) for (const known of marks.pass(object)) take(known);
      seen += page.length;
      progress.say(`${formatCount(seen)} objects listed`);
    }
    for (const object of marks.rest()) take(object);
  } finally {
    inTemporary(() => paths.close());
    inTemporary(() => odd.close());
  }
  const sorted = written('paths');
  inTemporary(() => {
    if (isSorted) renameSync(written('listed'), sorted);
    else sortLines(written('listed'), sorted, folder, compareAsWalked);
  });
  return { paths: sorted, odd: written('odd'), count, skipped, unmatched: filter.unmatched(), newest };
}
