import { secretStart } from '../flood-proof.ts';

/**
 * Finds keys that appear twice in one object, for which it keeps a hash of each key of the objects that are open, the innermost last. Equal
 * hashes only raise a suspicion.
 */

let hashes = new Int32Array(1024);
let count = 0;
let first = 0;
/** Keys of the innermost object, once it has many. */
let many: Set<number> | undefined;
const MANY = 32;
/** A signed integer, which is how hashes are kept. */
export const HASH_START = secretStart();

interface OpenKeys {
  first: number;
  many: Set<number> | undefined;
}

/** Begins an object; what it returns must be given back to `closeKeys`. */
export function openKeys(): OpenKeys {
  const outer = { first, many };
  first = count;
  many = undefined;
  return outer;
}

export function closeKeys(outer: OpenKeys): void {
  count = first;
  ({ first, many } = outer);
}

/** Adds a key to the innermost object; whether there may be one like it. */
export function isRepeated(key: number): boolean {
  if (many) {
    const size = many.size;
    many.add(key);
    return many.size === size;
  }
  for (let i = first; i < count; i++) if (hashes[i] === key) return true;
  if (count === hashes.length) {
    const larger = new Int32Array(count * 2);
    larger.set(hashes);
    hashes = larger;
  }
  hashes[count++] = key;
  if (count - first > MANY) many = new Set(hashes.subarray(first, count));
  return false;
}
