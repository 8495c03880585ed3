import { isNameKey, isNumber, mayBeName, tellsMedium } from '../../formats/media-columns/media-keys.ts';

/** What the texts of a data key are. */
interface Counted {
  texts: number;
  found: number;
  files: Set<string>;
  areNumbers: boolean;
  last: string;
}

/**
 * The data key that names media without their endings, by the texts of the first tasks: the one that names most files, if these are half of its
 * texts. A key that is called as anything else must name another file each time. Undefined where another one names media as such: then numbers that
 * are also names of files are ids. So is what is the same in all texts, where there are several media (`areSeveral`).
 */
export function keyOfNames(
  texts: Iterable<{ key: string; text: string }>,
  isMedia: (key: string, text: string) => boolean,
  find: (text: string) => string | undefined,
  areSeveral: () => boolean,
): string | undefined {
  const names: { key: string; text: string }[] = [];
  for (const one of texts) {
    if (isMedia(one.key, one.text)) return undefined;
    if (mayBeName(one.text)) names.push(one);
  }
  const keys = new Map<string, Counted>();
  // To find the first, all folders are looked into.
  for (const { key, text } of names) {
    const counted = keys.get(key) ?? { texts: 0, found: 0, files: new Set(), areNumbers: true, last: '' };
    keys.set(key, counted);
    counted.texts++;
    const file = find(text);
    if (file === undefined) continue;
    counted.found++;
    counted.files.add(file);
    counted.areNumbers &&= isNumber(text);
    counted.last = text;
  }
  let best: string | undefined;
  let most = 0;
  for (const [key, { texts, found, files, areNumbers, last }] of keys) {
    if (found * 2 < texts || files.size <= most) continue;
    if (files.size === 1 && texts > 1 && !tellsMedium(key, last) && areSeveral()) continue;
    if (!isNameKey(key) && (files.size === 1 || files.size < found || areNumbers)) continue;
    [best, most] = [key, files.size];
  }
  return best;
}
