import { XMLParser } from 'fast-xml-parser';
import { type Position, positionFinder } from './positions.ts';
import { isProblem, type XmlProblem } from './problem.ts';
import { decodeReferences } from './references.ts';
import { readStartTag } from './start-tag.ts';
import { checkXml } from './well-formed.ts';

/** An attribute, references resolved. */
export interface XmlAttribute {
  name: string;
  value: string;
  /** The offset of its name. */
  at: number;
}

export interface XmlElement {
  name: string;
  attributes: ReadonlyMap<string, XmlAttribute>;
  /** Elements, and stretches of character data with references resolved, in the order of the text. */
  content: (XmlElement | string)[];
  /** The offset of its `<`. */
  at: number;
}

/** What is read of an XML text, and how its offsets become lines. */
export interface XmlDocument {
  root: XmlElement;
  positionAt: (offset: number) => Position;
}

/** Keeps elements called `__proto__` or `#text` apart from the parser's own keys. */
const namePrefix = '<';
const textKey = '#text';
const cdataKey = '#cdata';
const metadata = XMLParser.getMetaDataSymbol() as symbol;

const parser = new XMLParser({
  preserveOrder: true,
  captureMetaData: true,
  ignoreAttributes: true,
  // An element without content passes here twice.
  transformTagName: (name) => (name.startsWith(namePrefix) ? name : namePrefix + name),
  cdataPropName: cdataKey,
  trimValues: false,
  parseTagValue: false,
  processEntities: false,
  ignorePiTags: true,
  maxNestedTags: 1000,
});

/** A node as the parser gives it: one key, which says what it is, and the offset of its `<` under a symbol. */
type XmlNode = Record<string, string | XmlNode[]>;

/** Parses XML: strictly, with places, and without ever reading a document type definition or another file. */
export function parseXml(text: string): XmlDocument | (XmlProblem & Pick<XmlDocument, 'positionAt'>) {
  const positionAt = positionFinder(text);
  const problem = checkXml(text, positionAt);
  if (problem) return { ...problem, positionAt };
  const nodes = parser.parse(withoutInstructions(text)) as XmlNode[];
  const root = nodes.find((node) => keyOf(node).startsWith(namePrefix))!;
  return { root: toElement(root, text), positionAt };
}

function toElement(node: XmlNode, text: string): XmlElement {
  const key = keyOf(node);
  const at = startOf(node);
  const content = (node[key] as XmlNode[]).map((child) => toContent(child, text));
  return { name: key.slice(namePrefix.length), attributes: readAttributes(text, at), content, at };
}

function toContent(node: XmlNode, text: string): XmlElement | string {
  const key = keyOf(node);
  if (key === textKey) return decodeReferences(node[textKey] as string);
  if (key === cdataKey) return (node[cdataKey] as XmlNode[])[0]![textKey] as string;
  return toElement(node, text);
}

/** The parser knows no positions of attributes, so they are read from the text. */
function readAttributes(text: string, start: number): Map<string, XmlAttribute> {
  const attributes = new Map<string, XmlAttribute>();
  const tag = readStartTag(text, start);
  if (isProblem(tag)) return attributes;
  for (const { name, raw, at } of tag.attributes)
    attributes.set(name, { name, value: attributeValue(raw), at });
  return attributes;
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
