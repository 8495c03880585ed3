import { join, relative } from 'node:path';
import { type LeftOut, walk } from '../sources/walk.ts';
import type { Input } from './importer.ts';

const counted: Record<LeftOut, string> = {
  'broken-link': 'links to nothing',
  'not-a-file': 'things that are no files',
  'name-not-utf8': 'names that are not UTF-8',
};

/**
 * The folders of the input path with the names of their files that have one of the extensions (in any case) or one of the names; all files
 * without extensions. The others are counted.
 */
export function* foldersIn(
  input: Input,
  extensions: readonly string[],
  names: readonly string[] = [],
): Generator<{ path: string; names: string[] }> {
  let others = 0;
  const isWanted = (name: string) => {
    if (extensions.length === 0 || names.includes(name)) return true;
    const lower = name.toLowerCase();
    const wanted = extensions.some((extension) => lower.endsWith(extension));
    if (!wanted) others++;
    return wanted;
  };
  yield* walk(input.path, isWanted, (what, path) => {
    if (what !== 'link-leads-out') input.leaveOut(counted[what], 1);
    const name = showPath(input, path);
    input.report({ code: what, args: { name } }, { file: name });
  });
  if (others > 0) input.leaveOut('other files', others);
}

/** The same, file by file, with the path as people know it. */
export function* filesIn(
  input: Input,
  extensions: readonly string[],
): Generator<{ path: string; shown: string }> {
  for (const folder of foldersIn(input, extensions)) {
    for (const name of folder.names) {
      const path = join(folder.path, name);
      yield { path, shown: showPath(input, path) };
    }
  }
}

/** A path below the input path, beginning as the user typed it. */
export function showPath(input: Input, path: string): string {
  return join(input.shown, relative(input.path, path));
}
