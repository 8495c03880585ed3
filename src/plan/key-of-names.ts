import { mayBeName } from '../formats/media-columns/media-keys.ts';

/**
 * The data key that names media without their endings, by the texts of the first tasks: the one that names most files, if these are half of its
 * texts. Undefined where another one names media as such: then numbers that are also names of files are ids. So is what is the same in all texts,
 * where there are several media (`areSeveral`).
 */
export function keyOfNames(
  texts: Iterable<{ key: string; text: string }>,
  isMedia: (key: string, text: string) => boolean,
  find: (text: string) => string | undefined,
  areSeveral: () => boolean,
): string | undefined {
  const keys = new Map<string, { texts: number; found: number; files: Set<string> }>();
  for (const { key, text } of texts) {
    if (isMedia(key, text)) return undefined;
    if (!mayBeName(key, text)) continue;
    const counted = keys.get(key) ?? { texts: 0, found: 0, files: new Set<string>() };
    keys.set(key, counted);
    counted.texts++;
    const file = find(text);
    if (file === undefined) continue;
    counted.found++;
    counted.files.add(file);
  }
  let best: string | undefined;
  let most = 0;
  for (const [key, { texts, found, files }] of keys) {
    if (found * 2 < texts || files.size <= most) continue;
    if (files.size === 1 && texts > 1 && areSeveral()) continue;
    [best, most] = [key, files.size];
  }
  return best;
}
