import { attributeOf } from './attribute.ts';
import type { Tag } from './model.ts';

interface Named {
  name: string;
  repeater: Tag | undefined;
}

/** A name with the index of a Repeater in it. */
interface RepeatedName<T> {
  item: T;
  /** The name, split where the index goes. */
  parts: string[];
}

/**
 * Indexes tags by name, so that each look-up is quick. A name inside a Repeater stands for one name per item: `page_{{idx}}` is found
 * as `page_0`, `page_1` and so on, and as written. Of several tags with one name the first is found.
 */
export function indexByName<T extends Named>(list: readonly T[]): (name: string) => T | undefined {
  const byName = new Map<string, T>();
  const repeated: RepeatedName<T>[] = [];
  for (const item of list) {
    if (!byName.has(item.name)) byName.set(item.name, item);
    if (!item.repeater) continue;
    const parts = item.name.split(indexFlagOf(item.repeater));
    if (parts.length > 1) repeated.push({ item, parts });
  }
  return (name) => {
    const found = byName.get(name);
    if (found) return found;
    for (const { item, parts } of repeated) if (isFilledIn(parts, name)) return item;
    return undefined;
  };
}

/** What stands for the index in a Repeater. */
export function indexFlagOf(repeater: Tag): string {
  return attributeOf(repeater, 'indexFlag')?.value || '{{idx}}';
}

/** True when a name consists of the parts with one and the same number between them. */
function isFilledIn(parts: string[], name: string): boolean {
  return indexBetween(parts, name) !== undefined;
}

/** The number that stands between the parts of a name, the same in each gap; undefined when the name is not made so. */
export function indexBetween(parts: readonly string[], name: string): string | undefined {
  const gaps = parts.length - 1;
  const length = (name.length - totalLength(parts)) / gaps;
  if (length < 1 || !Number.isInteger(length)) return undefined;
  const start = parts[0]!.length;
  const index = name.slice(start, start + length);
  return /^\d+$/.test(index) && parts.join(index) === name ? index : undefined;
}

function totalLength(parts: readonly string[]): number {
  let length = 0;
  for (const part of parts) length += part.length;
  return length;
}
