import type { SkippedEntry } from '../../readers/folder/walk.ts';
import type { Input } from '../format.ts';
import { showPath } from './show-path.ts';

const counted: Record<SkippedEntry, string> = {
  'broken-link': 'broken symbolic links',
  'link-to-folder': 'symbolic links to folders',
  'not-a-file': 'special files',
  'name-not-utf8': 'file names that are not UTF-8',
};

/** Reports what was skipped in a folder, and counts it. */
export function skippedEntryReporter(input: Input): (what: SkippedEntry, path: string) => void {
  return (what, path) => {
    input.skip(counted[what], 1);
    const name = showPath(input, path);
    input.report({ code: what, args: { name } }, { file: name });
  };
}
