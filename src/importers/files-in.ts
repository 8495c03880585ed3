import { join, relative } from 'node:path';
import { type LeftOut, walk } from '../sources/walk.ts';
import type { Input } from './importer.ts';

const counted: Record<LeftOut, string> = {
  'broken-link': 'links to nothing',
  'not-a-file': 'things that are no files',
  'name-not-utf8': 'names that are not UTF-8',
};

/** The folders of the input path with the names of their files that have one of the extensions (in any case); all files without one. */
export function* foldersIn(
  input: Input,
  extensions: readonly string[],
): Generator<{ path: string; names: string[] }> {
  const isWanted = (name: string) => {
    const lower = name.toLowerCase();
    return extensions.length === 0 || extensions.some((extension) => lower.endsWith(extension));
  };
  yield* walk(input.path, isWanted, (why, path) => {
    input.leaveOut(counted[why], 1);
    const name = showPath(input, path);
    input.report({ code: why, args: { name } }, { file: name });
  });
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
