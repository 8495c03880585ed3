import { attributeOf } from './attribute.ts';
import type { Tag } from './model.ts';

interface Named {
  name: string;
  repeater: Tag | undefined;
}

/**
 * Indexes tags by name, so that each look-up is quick. A name inside a Repeater stands for one name per item: `page_{{idx}}` is found
 * as `page_0`, `page_1` and so on, and as written. Of several tags with one name the first is found.
 */
export function indexByName<T extends Named>(list: readonly T[]): (name: string) => T | undefined {
  const byName = new Map<string, T>();
  const patterns: { pattern: RegExp; item: T }[] = [];
  for (const item of list) {
    if (!byName.has(item.name)) byName.set(item.name, item);
    const pattern = repeatedName(item);
    if (pattern) patterns.push({ pattern, item });
  }
  return (name) => {
    const found = byName.get(name);
    if (found || patterns.length === 0) return found;
    for (const { pattern, item } of patterns) {
      if (pattern.test(name)) return item;
    }
    return undefined;
  };
}

/** What the names of a tag in a Repeater look like; undefined when its name does not contain the Repeater's index. */
function repeatedName({ name, repeater }: Named): RegExp | undefined {
  if (!repeater) return undefined;
  const flag = attributeOf(repeater, 'indexFlag')?.value || '{{idx}}';
  if (!name.includes(flag)) return undefined;
  return new RegExp(`^${name.split(flag).map(escapePattern).join('\\d+')}$`);
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
