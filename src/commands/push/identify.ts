import { createHash } from 'node:crypto';
import { isObject, type JsonObject } from '../../json/json.ts';

/** What says which task is which, from one push to the next. */
export interface Identity {
  /** `file:` and a path below the input, `id:` and the id in the input, or `hash:` and a hash of the data. */
  key: string;
  /** Hash of all of the task. */
  hash: string;
}

/** Gives the path of the file that a link leads to, below the input; undefined for other links. */
export type PathOf = (data: JsonObject) => string | undefined;

/**
 * Identifies the tasks of one input in their order. Of tasks that would be the same one, such as equal texts without ids, the second gets
 * `#2` at its end.
 */
export function createIdentify(
  pathOf: PathOf,
): (task: JsonObject, line: Buffer, id: number | undefined) => Identity {
  const seen = new Set<string>();
  const repeats = new Map<string, number>();
  return (task, line, id) => {
    const base = keyOf(task, line, id, pathOf);
    let key = base;
    if (seen.has(base)) {
      const n = (repeats.get(base) ?? 1) + 1;
      repeats.set(base, n);
      key = `${base}#${n}`;
    } else seen.add(base);
    return { key, hash: hashOf(line) };
  };
}

function keyOf(task: JsonObject, line: Buffer, id: number | undefined, pathOf: PathOf): string {
  const path = isObject(task.data) ? pathOf(task.data) : undefined;
  if (path !== undefined) return `file:${path}`;
  if (id !== undefined) return `id:${id}`;
  return `hash:${hashOf(isObject(task.data) ? JSON.stringify(task.data) : line)}`;
}

/** 132 bits of a SHA-256, in 22 characters. */
export function hashOf(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, 22);
}
