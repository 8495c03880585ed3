import { XMLParser } from 'fast-xml-parser';
import type { Attribute, Position, Tag } from '../label-config/model.ts';
import { canonicalTag, tagRule } from '../label-config/tags.ts';
import { isProblem } from './problem.ts';
import { decodeReferences } from './references.ts';
import { readStartTag } from './start-tag.ts';

/** Keeps tags called `__proto__` or `#text` apart from the parser's own keys. */
const tagPrefix = '<';
const textKey = '#text';
const cdataKey = '#cdata';
const metadata = XMLParser.getMetaDataSymbol() as symbol;

const parser = new XMLParser({
  preserveOrder: true,
  captureMetaData: true,
  ignoreAttributes: true,
  // A tag without content passes here twice.
  transformTagName: (name) => (name.startsWith(tagPrefix) ? name : tagPrefix + name),
  cdataPropName: cdataKey,
  trimValues: false,
  parseTagValue: false,
  processEntities: false,
  ignorePiTags: true,
  maxNestedTags: 1000,
});

/** A node as the parser gives it: one key, which says what it is, and the offset of its `<` under a symbol. */
type XmlNode = Record<string, string | XmlNode[]>;

/** Parses a text that checkXml has found well-formed into tags. */
export function parseTags(text: string, positionAt: (offset: number) => Position): Tag {
  const nodes = parser.parse(withoutInstructions(text)) as XmlNode[];
  const root = nodes.find((node) => keyOf(node).startsWith(tagPrefix))!;
  return toTag(root, undefined);

  function toTag(node: XmlNode, parent: Tag | undefined): Tag {
    const key = keyOf(node);
    const start = startOf(node);
    const written = key.slice(tagPrefix.length);
    const type = canonicalTag(written);
    const attributes = readAttributes(start);
    const at = positionAt(start);
    const ref = { type, written, name: attributes.get('name')?.value, at };
    const tag: Tag = { type, written, attributes, text: '', parent, children: [], at, ref };
    for (const child of node[key] as XmlNode[]) addContent(tag, child);
    return tag;
  }

  function addContent(tag: Tag, child: XmlNode): void {
    const key = keyOf(child);
    if (key === textKey) tag.text += decodeReferences(child[textKey] as string);
    else if (key === cdataKey) tag.text += (child[cdataKey] as XmlNode[])[0]![textKey];
    else if (!tagRule(tag.type)?.markup) tag.children.push(toTag(child, tag));
  }

  /** The parser knows no positions of attributes, so they are read from the text. */
  function readAttributes(start: number): Map<string, Attribute> {
    const attributes = new Map<string, Attribute>();
    const tag = readStartTag(text, start);
    if (isProblem(tag)) return attributes;
    for (const { name, raw, at } of tag.attributes) {
      attributes.set(name, { name, value: attributeValue(raw), at: positionAt(at) });
    }
    return attributes;
  }
}

/** Line ends and tabs in attribute values count as spaces in XML, unless written as references. */
function attributeValue(raw: string): string {
  return decodeReferences(raw.replace(/\r\n|[\r\n\t]/g, ' '));
}

/** Blanks out processing instructions: the parser takes an apostrophe in them for a quote and reads past their end. */
function withoutInstructions(text: string): string {
  return text.replace(/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>/g, (markup) =>
    markup.startsWith('<?') ? markup.replace(/[^\r\n]/g, ' ') : markup,
  );
}

function keyOf(node: XmlNode): string {
  for (const key in node) return key;
  return '';
}

function startOf(node: XmlNode): number {
  return (node as unknown as Record<symbol, { startIndex: number }>)[metadata]!.startIndex;
}
