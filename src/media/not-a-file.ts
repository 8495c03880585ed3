import { systemCode } from '../errors.ts';
import { whatIsAt } from '../readers/what-is-at.ts';

/** What stands in the place of a file, by why it could not be opened (openRegular), as the end of a sentence; undefined for other reasons. */
export function whyNotOpened(error: unknown): string | undefined {
  const code = systemCode(error);
  if (code === 'EISDIR') return 'is a directory';
  return code === 'ENXIO' ? 'is not a regular file' : undefined;
}

/** The same of a path, which is not opened. */
export function whyNoFile(path: string): string | undefined {
  const stats = whatIsAt(path);
  if (!stats || stats.isFile()) return undefined;
  return stats.isDirectory() ? 'is a directory' : 'is not a regular file';
}
