import type { MarkedTask } from '../../server/marked-tasks.ts';
import { baseOf, type Identified, numbered } from './identify.ts';

/**
 * Of tasks that would be the same one, such as equal texts without ids, those that are on the server as they are keep their keys there, whatever
 * their order; the others are what became of the rest, in order. Returns the keys of the tasks, by their places, that are not those of their order.
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
    const { base, key, hash } = identity;
    if (isThere(key, hash)) taken.add(key);
    else if (repeated.has(base) || copiesAt(numbered(base, 1))) others.push({ identity, index });
  }
  const changed = new Set(others.map(({ identity }) => identity.base));
  const free = new Map<string, Set<string>>();
  const byHash = new Map<string, string[]>();
  for (const key of keysThere) {
    const base = baseOf(key);
    if (!changed.has(base) || taken.has(key)) continue;
    free.set(base, (free.get(base) ?? new Set()).add(key));
    for (const { marker } of copiesAt(key) ?? []) {
      const same = byHash.get(`${base} ${marker.hash}`);
      if (same) same.push(key);
      else byHash.set(`${base} ${marker.hash}`, [key]);
    }
  }
  const keys = new Map<number, string>();
  const take = (key: string, { identity, index }: (typeof others)[number]) => {
    taken.add(key);
    free.get(identity.base)?.delete(key);
    if (key !== identity.key) keys.set(index, key);
  };
  const rest = others.filter((task) => {
    const { base, hash } = task.identity;
    const same = byHash.get(`${base} ${hash}`);
    let key = same?.pop();
    while (key !== undefined && taken.has(key)) key = same?.pop();
    if (key !== undefined) take(key, task);
    return key === undefined;
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
