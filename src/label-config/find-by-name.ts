import type { Tag } from './model.ts';
import { type Indices, indexFlags } from './repeaters.ts';

interface Named {
  name: string;
  repeater: Tag | undefined;
}

export interface Found<T> {
  item: T;
  /** The indices of Repeaters in the name; empty outside of them, and for a name as written. */
  indices: Indices;
}

/** A name with the index of a Repeater in it. */
interface RepeatedName<T> {
  item: T;
  pattern: RegExp;
  /** The flag of each group of the pattern. */
  flags: string[];
}

const none: Indices = new Map();

/**
 * Indexes tags by name, so that each look-up is quick. A name inside a Repeater stands for one name per item: `page_{{idx}}` is found
 * as `page_0`, `page_1` and so on, and as written. Of several tags with one name the first is found.
 */
export function indexByName<T extends Named>(list: readonly T[]): (name: string) => Found<T> | undefined {
  const byName = new Map<string, Found<T>>();
  const repeated: RepeatedName<T>[] = [];
  for (const item of list) {
    if (!byName.has(item.name)) byName.set(item.name, { item, indices: none });
    const flags = indexFlags(item.repeater).filter((flag) => item.name.includes(flag));
    if (flags.length > 0) repeated.push(repeatedName(item, flags));
  }
  return (name) => {
    const found = byName.get(name);
    if (found) return found;
    for (const { item, pattern, flags } of repeated) {
      const numbers = pattern.exec(name);
      if (numbers)
        return { item, indices: new Map(flags.map((flag, at) => [flag, Number(numbers[at + 1])])) };
    }
    return undefined;
  };
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

/** The digits of an index: no list has 10 billion items. With more, flags that stand side by side could share them in too many ways. */
const INDEX = '(\\d{1,10})';

/** A flag that is there twice stands for the same number both times. */
function repeatedName<T extends Named>(item: T, flags: readonly string[]): RepeatedName<T> {
  const groups: string[] = [];
  const pieces = item.name.split(new RegExp(`(${flags.map(escapeForPattern).join('|')})`));
  const pattern = pieces.map((piece, at) => {
    if (at % 2 === 0) return escapeForPattern(piece);
    const known = groups.indexOf(piece);
    if (known !== -1) return `\\${known + 1}(?!\\d)`;
    groups.push(piece);
    return INDEX;
  });
  return { item, pattern: new RegExp(`^${pattern.join('')}$`), flags: groups };
}

function escapeForPattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
