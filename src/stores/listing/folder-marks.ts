import type { StoredObject } from '../store.ts';

/**
 * Drops the empty objects that stand for folders: `set` before `set/1.png`, as Azure has them for each folder of an account with a hierarchical
 * namespace, and Hadoop makes them. Stores list keys in their order, so that few are held back at a time.
 */
export function createFolderMarks(): {
  /** What is known to be no such mark, now that this object follows. */
  pass(object: StoredObject): StoredObject[];
  /** The same when no more objects follow. */
  rest(): StoredObject[];
} {
  let held: StoredObject[] = [];
  return {
    pass(object) {
      const through: StoredObject[] = [];
      held = held.filter((mark) => {
        const next = object.key.startsWith(mark.key) ? object.key.charAt(mark.key.length) : undefined;
        if (next === '/') return false;
        // In between come keys such as "set-2" and "set.txt".
        if (next !== undefined && next < '/') return true;
        through.push(mark);
        return false;
      });
      if (object.size === 0 && !object.key.endsWith('/')) held.push(object);
      else through.push(object);
      return through;
    },
    rest: () => held,
  };
}
