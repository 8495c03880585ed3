import type { MarkedTask } from '../../server/marked-tasks.ts';
import { baseOf, type Identified, isAboutFile, numbered } from './identify.ts';

/**
 * Pairs tasks of the input with those that are on the server under another key, and returns the keys of the tasks, by their places, that are not
 * those of their order. Whatever their order and their paths below the input, these stay what they are:
 *
 * 1. of tasks that would be the same one, such as equal texts without ids, and of tasks about files those that are on the server as they are,
 * 2. tasks that were exported from the project.
 *
 * Others are what became of the rest that would be the same one, in order.
 */
export function pairRepeated(
  tasks: Iterable<{ identity: Identified; index: number }>,
  copiesAt: (key: string) => readonly MarkedTask[] | undefined,
  keysThere: readonly string[],
): Map<number, string> {
  const repeated = new Set(keysThere.filter((key) => baseOf(key) !== key).map(baseOf));
  const isThere = (key: string, hash: string) =>
    copiesAt(key)?.some(({ marker }) => marker.hash === hash) ?? false;
  const taken = new Set<string>();
  const others: { index: number; identity: Identified }[] = [];
  for (const { identity, index } of tasks) {
    const { base, key, hash, was } = identity;
    if (isThere(key, hash)) taken.add(key);
    else if (was || isAboutFile(base) || repeated.has(base) || copiesAt(numbered(base, 1)))
      others.push({ identity, index });
  }
  const changed = new Set(others.map(({ identity }) => kinOf(identity.base)));
  const free = new Map<string, Set<string>>();
  const byHash = new Map<string, string[]>();
  for (const key of keysThere) {
    const base = baseOf(key);
    if (!changed.has(kinOf(base)) || taken.has(key)) continue;
    free.set(base, (free.get(base) ?? new Set()).add(key));
    for (const { marker } of copiesAt(key) ?? []) {
      const kin = `${kinOf(base)} ${marker.hash}`;
      const same = byHash.get(kin);
      if (same) same.push(key);
      else byHash.set(kin, [key]);
    }
  }
  const keys = new Map<number, string>();
  const take = (key: string, { identity, index }: (typeof others)[number]) => {
    taken.add(key);
    free.get(baseOf(key))?.delete(key);
    if (key !== identity.key) keys.set(index, key);
  };
  const unlike = others.filter((task) => {
    const { base, hash } = task.identity;
    const same = byHash.get(`${kinOf(base)} ${hash}`);
    let key = same?.pop();
    while (key !== undefined && taken.has(key)) key = same?.pop();
    if (key !== undefined) take(key, task);
    return key === undefined;
  });
  const rest = unlike.filter((task) => {
    const { was } = task.identity;
    const isExported = was !== undefined && !taken.has(was.key) && isThere(was.key, was.hash);
    if (isExported) take(was.key, task);
    return !isExported;
  });
  const next = new Map<string, number>();
  for (const task of rest) {
    const { base, key } = task.identity;
    const left = free.get(base);
    let own = left?.has(key) ? key : left?.values().next().value;
    for (let n = next.get(base) ?? 1; own === undefined; n++) {
      if (!taken.has(numbered(base, n))) own = numbered(base, n);
      next.set(base, n + 1);
    }
    take(own, task);
  }
  return keys;
}

/** What the keys have in common among which a task is looked for: a file may have been moved, or the input be the folder above it. */
function kinOf(base: string): string {
  return isAboutFile(base) ? 'file:' : base;
}
