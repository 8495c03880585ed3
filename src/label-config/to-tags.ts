import type { XmlDocument, XmlElement } from '../xml/parse-xml.ts';
import type { Attribute, Tag } from './model.ts';
import { canonicalTag, tagRule } from './tags.ts';

/** The elements of a label config as tags. */
export function toTags({ root, positionAt }: XmlDocument): Tag {
  return toTag(root, undefined);

  function toTag(element: XmlElement, parent: Tag | undefined): Tag {
    const { name: written, content } = element;
    const type = canonicalTag(written);
    const attributes = new Map<string, Attribute>();
    for (const { name, value, at } of element.attributes.values())
      attributes.set(name, { name, value, at: positionAt(at) });
    const at = positionAt(element.at);
    const ref = { type, written, name: attributes.get('name')?.value, at };
    const tag: Tag = { type, written, attributes, text: '', parent, children: [], at, ref };
    for (const child of content) {
      if (typeof child === 'string') tag.text += child;
      else if (!tagRule(type)?.markup) tag.children.push(toTag(child, tag));
    }
    return tag;
  }
}
