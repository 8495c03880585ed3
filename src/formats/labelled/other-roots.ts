import { namedFiles } from '../folder/named-files.ts';
import type { Input } from '../format.ts';

/** Counts the XML files of a folder that are of other kinds, such as those of build tools and editors, and names the first. */
export interface OtherRoots {
  /**
   * Whether a file is of another kind by its root, so that it is passed over. One that was named itself, and one that has annotations of any
   * kind, is not: nobody would look for it.
   */
  add(path: string, displayPath: string, root: string): boolean;
  count(): void;
}

/** `kind`: what the files that are read have. */
export function otherRoots(input: Input, kind: string): OtherRoots {
  const others = namedFiles(input, `.xml file without ${kind}`, `.xml files without ${kind}`);
  return {
    add(path, displayPath, root) {
      if (path === input.path || /annotation|label|object/i.test(root)) return false;
      others.add(displayPath);
      return true;
    },
    count: others.count,
  };
}
