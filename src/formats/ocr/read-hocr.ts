import { type Point, sizeOf } from '../../regions/shape.ts';
import { toNumber } from '../../regions/to-number.ts';
import type { Batch } from '../../tasks/batch.ts';
import type { XmlElement } from '../../xml/parse-xml.ts';
import type { Input } from '../format.ts';
import { memberCounter } from '../labelled/count-members.ts';
import { ocrBatches } from './drafts-of-pages.ts';
import { outlineOf } from './outline.ts';
import { boxBetween, hasText, type OcrItem, type OcrPage } from './page.ts';
import { allTextIn, elementsIn, readXmlFile } from './read-xml-file.ts';

/** What the classes of hOCR 1.2 are called; others that lie on the page get their own name, such as `photo` for ocr_photo. */
const labels: Readonly<Record<string, string>> = {
  ocr_carea: 'Block',
  ocr_par: 'Paragraph',
  ocr_line: 'Line',
  ocrx_line: 'Line',
  ocr_header: 'Line',
  ocr_footer: 'Line',
  ocr_caption: 'Line',
  ocr_textfloat: 'Line',
  ocrx_word: 'Word',
  ocrx_block: 'Block',
};

export function read(input: Input): Iterable<Batch> {
  const ofProperty = memberCounter(input, 'hOCR', propertiesRead, 'properties');
  const ofAttribute = memberCounter(input, 'hOCR', new Set(), 'attributes');
  const count: Count = {
    properties(properties) {
      for (const [name, value] of properties) if (value !== '0') ofProperty(name, value);
    },
    attributes({ attributes }) {
      for (const name of ['lang', 'dir']) ofAttribute(name, attributes.get(name)?.value ?? '');
    },
    character: () => input.skip('characters (ocrx_cinfo)', 1),
  };
  return ocrBatches(input, ['.hocr', '.html', '.htm', '.xhtml'], (path, file) => {
    const xml = readXmlFile(input, path, file, 'html');
    return xml && pagesIn(xml.root, xml.lineOf, count);
  });
}

type LineOf = (element: XmlElement) => number;

/** Counts what nothing is made of. */
interface Count {
  properties(properties: ReadonlyMap<string, string>): void;
  attributes(element: XmlElement): void;
  character(): void;
}

/** Pages come in the order of the file, which is that of their numbers (ppageno). */
const propertiesRead: ReadonlySet<string> = new Set(['bbox', 'image', 'ppageno', 'x_wconf', 'x_conf']);

function pagesIn(element: XmlElement, lineOf: LineOf, count: Count): OcrPage[] {
  if (!classesOf(element).includes('ocr_page'))
    return elementsIn(element).flatMap((child) => pagesIn(child, lineOf, count));
  const properties = propertiesOf(element);
  count.properties(properties);
  const [left, top, right, bottom] = boxOf(properties) ?? [];
  // Coordinates are those of the image: of one that a page is only a part of, its corner says nothing.
  const size = left === 0 && top === 0 ? sizeOf(right, bottom) : undefined;
  const image = properties.get('image')?.replace(/^(["'])(.*)\1$/, '$2');
  return [{ image: image || undefined, size, items: itemsIn(element, lineOf, count), line: lineOf(element) }];
}

function itemsIn(element: XmlElement, lineOf: LineOf, count: Count): OcrItem[] {
  return elementsIn(element).flatMap((child) => {
    const ownClass = classesOf(child).find((name) => /^ocrx?_/.test(name));
    const properties = propertiesOf(child);
    const shape = shapeOf(properties);
    if (ownClass === 'ocrx_cinfo') count.character();
    // Characters and what has no place on the page, such as an author, are text like any other.
    if (!ownClass || ownClass === 'ocrx_cinfo' || (!shape && !(ownClass in labels)))
      return itemsIn(child, lineOf, count);
    if (!properties.has('bbox')) properties.delete('poly');
    count.properties(properties);
    count.attributes(child);
    const label = labels[ownClass] ?? ownClass.replace(/^ocrx?_/, '');
    const items = itemsIn(child, lineOf, count);
    const text = allTextIn(child).replace(/\s+/g, ' ').trim();
    const confidence = toNumber(properties.get('x_wconf') ?? properties.get('x_conf'));
    return [
      {
        label,
        shape: shape ?? { problem: 'it has no bbox of four numbers' },
        text:
          (label === 'Word' || label === 'Line' || !items.some(hasText)) && text !== '' ? text : undefined,
        score: confidence === undefined ? undefined : Math.min(Math.max(confidence / 100, 0), 1),
        items,
        line: lineOf(child),
      },
    ];
  });
}

function classesOf({ attributes }: XmlElement): string[] {
  return (attributes.get('class')?.value ?? '').split(/\s+/);
}

/** File names in quotes may have semicolons. */
function cutAtSemicolons(title: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (const { 0: piece, index } of title.matchAll(/"[^"]*"|'[^']*'|;/g)) {
    if (piece !== ';') continue;
    parts.push(title.slice(start, index));
    start = index + 1;
  }
  return [...parts, title.slice(start)];
}

/** The properties in the `title` of an element: a name, then values, with semicolons between. */
function propertiesOf({ attributes }: XmlElement): Map<string, string> {
  const title = attributes.get('title')?.value ?? '';
  return new Map(
    cutAtSemicolons(title).flatMap((part): [string, string][] => {
      const property = part.trim();
      const name = /^\S+/.exec(property)?.[0];
      return name === undefined ? [] : [[name, property.slice(name.length).trim()]];
    }),
  );
}

/** The box of an element, or its outline where it has none. */
function shapeOf(properties: ReadonlyMap<string, string>): OcrItem['shape'] | undefined {
  const box = boxOf(properties);
  if (box) return boxBetween(...box);
  const numbers = properties.get('poly')?.split(/\s+/).map(toNumber) ?? [];
  if (numbers.length < 6 || numbers.length % 2 === 1 || numbers.includes(undefined)) return undefined;
  return outlineOf(
    Array.from({ length: numbers.length / 2 }, (_, i) => numbers.slice(2 * i, 2 * i + 2) as unknown as Point),
  );
}

function boxOf(properties: ReadonlyMap<string, string>): [number, number, number, number] | undefined {
  const numbers = properties.get('bbox')?.split(/\s+/).map(toNumber) ?? [];
  return numbers.length === 4 && !numbers.includes(undefined)
    ? (numbers as [number, number, number, number])
    : undefined;
}
