import { basename } from 'node:path';
import { quote } from '../../json/json.ts';
import type { NamedFile } from './find-file.ts';
import { belowDrive } from './windows-path.ts';

/** Files that were found for paths of other machines without their first folders, each of which may be that of one path only. */
export interface MovedFiles {
  /** The file of a value, with the value that it was found for before if that is another path. */
  claim(value: string, file: NamedFile): NamedFile;
  /** Says how many were found, to be called when all data was read. */
  tell(note: (text: string) => void): void;
}

export function movedFiles(): MovedFiles {
  const values = new Map<string, string>();
  let isTold = false;
  return {
    claim(value, file) {
      if (!file.exists || belowDrive(value) === undefined) return file;
      const first = values.get(file.path);
      if (first === undefined) values.set(file.path, value);
      return first === undefined || asWindows(first) === asWindows(value)
        ? file
        : { ...file, sharedWith: first };
    },
    tell(note) {
      const [first] = values;
      if (!first || isTold) return;
      isTold = true;
      const [path, value] = first;
      const files = values.size === 1 ? '1 file' : `${values.size} files`;
      note(
        `Found ${files} for paths of Windows without their drive or folders, such as ${basename(path)} for ${quote(value)}.`,
      );
    },
  };
}

/** A path as Windows compares it. */
function asWindows(path: string): string {
  return path
    .trim()
    .replace(/^file:\/\/\//i, '')
    .replaceAll('\\', '/')
    .toLowerCase();
}
