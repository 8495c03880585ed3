import { basename, dirname } from 'node:path';
import { withoutEnding } from '../labelled/stem-of.ts';
import { isNumber } from '../media-columns/media-keys.ts';

/** Media that names in a text are looked for among. */
const MOST = 2000;

/** The names by which a text may mean media, without their endings: the path, its last folder and the name, and the name. Short numbers mean anything. */
export function namesWithoutEnding(media: readonly string[]): Map<string, string> {
  const known = new Map<string, string>();
  for (const medium of media.slice(0, MOST)) {
    const path = withoutEnding(medium).replaceAll('\\', '/');
    const name = basename(path);
    for (const one of [path, `${basename(dirname(path))}/${name}`, name])
      if (!isNumber(one) && !known.has(one)) known.set(one, medium);
  }
  return known;
}
