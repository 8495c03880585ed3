import { isUrl } from '../../formats/labelled/find-image.ts';
import { isMedium } from '../../formats/media-columns/media-keys.ts';
import { readHead } from '../../readers/head.ts';

/** Characters that a name or a URL is expected to have at most. */
const LONGEST = 2048;

/**
 * Whether all media that a file of labels names at its beginning are URLs, so that it does not matter where the file is. What looks like the
 * name of a medium behind a space is taken for one.
 */
export function namesUrls(path: string, displayPath: string): boolean {
  const text = readHead(path, displayPath).bytes.toString('latin1').replaceAll('\\/', '/');
  const names = text
    .split(/[\s"',;|<>]+/)
    .filter((word) => word.length <= LONGEST && isMedium(word.replace(/[?#].*/s, '')));
  return names.length > 0 && names.every(isUrl);
}
