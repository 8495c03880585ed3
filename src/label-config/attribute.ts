import type { Attribute, Tag } from './model.ts';

/**
 * An attribute by its documented name. The editor does not mind the case of attribute names (`allownested` for `allowNested`), so
 * the exact spelling is looked for first and then any other.
 */
export function attributeOf(tag: Tag, name: string): Attribute | undefined {
  const exact = tag.attributes.get(name);
  if (exact) return exact;
  const lower = name.toLowerCase();
  for (const attribute of tag.attributes.values()) {
    if (attribute.name.toLowerCase() === lower) return attribute;
  }
  return undefined;
}
