import type { FileLookup, LookupBelow } from './file-lookup.ts';
import { decoded } from './file-lookup.ts';

/** Folders of a name that are tried: an absurd one must not take long. */
const DEEPEST = 8;
/** Folders of names of which it is kept which of their ends are there. */
const KEPT = 100;

/**
 * Shortens the folders of a name, such as /home/ana/set/train, to their ends that are there below some folders: set/train, train. The longest
 * comes first. Names with the same folders come one after the other.
 */
export function folderShortener(
  lookup: FileLookup,
  folders: () => readonly LookupBelow[],
): (folder: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (folder) => {
    const before = known.get(folder);
    if (before) return before;
    if (known.size === KEPT) known.clear();
    const parts = folder.split('/').slice(-DEEPEST);
    const ends = parts
      .map((_, i) => parts.slice(i))
      .filter((end) => !end.some((part) => /^(?:|\.\.?|[a-z]:)$/i.test(part)))
      .map((end) => end.join('/'));
    const found = ends.filter(
      (end) => end !== folder && folders().some((one) => lookup.isThere(one.pathOf(end))),
    );
    known.set(folder, found);
    return found;
  };
}

/** The path that a URL has, without its server and what is asked of it, and the same behind its escapes. */
export function pathsOfUrl(url: string): string[] {
  const path = url.replace(/^[^:]*:\/\/[^/]*\/?/, '').replace(/[?#].*/s, '');
  return path === '' ? [] : [...new Set([path, decoded(path)])];
}
