import type { LeftOut, Oddity } from '../../readers/folder/walk.ts';
import type { Input } from '../format.ts';
import { showPath } from './files-in.ts';

const counted: Record<LeftOut, string> = {
  'broken-link': 'broken symbolic links',
  'link-to-folder': 'symbolic links to folders',
  'not-a-file': 'special files',
  'name-not-utf8': 'file names that are not UTF-8',
};

/** Reports what is odd about a path that was walked by, and counts it where it was left out. */
export function skippedEntryReporter(input: Input): (what: Oddity, path: string) => void {
  return (what, path) => {
    if (what !== 'link-leads-out') input.leaveOut(counted[what], 1);
    const name = showPath(input, path);
    input.report({ code: what, args: { name } }, { file: name });
  };
}
