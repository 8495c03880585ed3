import { greatest } from '../../lists.ts';
import { type Size, sizeOf } from '../../regions/shape.ts';
import { toNumber } from '../../regions/to-number.ts';
import type { Batch } from '../../tasks/batch.ts';
import { textIn } from '../../xml/elements.ts';
import type { XmlElement } from '../../xml/parse-xml.ts';
import type { Input } from '../format.ts';
import { countAttributes, memberCounter } from '../labelled/count-members.ts';
import { ocrBatches } from './drafts-of-pages.ts';
import { outlineOf } from './outline.ts';
import { boxBetween, type OcrItem, type OcrPage } from './page.ts';
import { elementAt, elementsIn, localName, readXmlFile } from './read-xml-file.ts';

/** Elements of ALTO that have a place on the page, and what they are called; those without a name of ours keep theirs. */
const labels: Readonly<Record<string, string>> = {
  TextBlock: 'Block',
  TextLine: 'Line',
  String: 'Word',
  Illustration: 'Illustration',
  GraphicalElement: 'GraphicalElement',
  ComposedBlock: 'ComposedBlock',
};

export function read(input: Input): Iterable<Batch> {
  const ofAttribute = memberCounter(input, 'ALTO', attributesRead, 'attributes');
  const ofElement = memberCounter(input, 'ALTO', elementsRead, 'elements');
  const ofPage = memberCounter(input, 'pages of ALTO', attributesOfPage, 'attributes');
  const count = (element: XmlElement) => {
    const name = localName(element);
    if (name === 'Page') countAttributes(ofPage, element);
    else if (name in labels) countAttributes(ofAttribute, element);
    else ofElement(name, true);
  };
  return ocrBatches(input, ['.xml'], (path, file) => {
    const xml = readXmlFile(input, path, file, 'alto');
    return xml && pagesIn(xml.root, xml.lineOf, count);
  });
}

const attributesRead: ReadonlySet<string> = new Set([
  ...['ID', 'IDNEXT', 'HPOS', 'VPOS', 'WIDTH', 'HEIGHT', 'CONTENT', 'WC'],
]);
const attributesOfPage: ReadonlySet<string> = new Set([
  ...['ID', 'WIDTH', 'HEIGHT', 'PHYSICAL_IMG_NR', 'PRINTED_IMG_NR'],
]);
/** Those that only hold others; a space is what lies between two words. */
const elementsRead: ReadonlySet<string> = new Set(
  'PrintSpace TopMargin LeftMargin RightMargin BottomMargin SP'.split(' '),
);

type Count = (element: XmlElement) => void;
type LineOf = (element: XmlElement) => number;

function pagesIn(root: XmlElement, lineOf: LineOf, count: Count): OcrPage[] {
  const unit = textIn(elementAt(root, 'Description', 'MeasurementUnit')) ?? 'pixel';
  const isScaled = unit.toLowerCase() !== 'pixel';
  const image = textIn(elementAt(root, 'Description', 'sourceImageInformation', 'fileName'));
  const layout = elementAt(root, 'Layout');
  const pages = layout ? elementsIn(layout, 'Page') : [];
  return pages.map((page) => {
    count(page);
    const size = sizeOf(numberIn(page, 'WIDTH'), numberIn(page, 'HEIGHT'));
    return {
      image: pages.length === 1 ? image : undefined,
      size: size ?? (isScaled ? sizeOfSpaces(page) : undefined),
      ...(isScaled && { unit }),
      items: itemsIn(page, lineOf, count),
      line: lineOf(page),
    };
  });
}

/** The size of a page that does not give it: that of its margins and of what they enclose, which fill it from its corner on. */
function sizeOfSpaces(page: XmlElement): Size | undefined {
  const boxes = elementsIn(page).flatMap((space) => {
    const [x, y, width, height] = boxOf(space);
    return x === undefined || y === undefined || width === undefined || height === undefined
      ? []
      : [{ x, y, right: x + width, bottom: y + height }];
  });
  const isWhole = boxes.some(({ x }) => x === 0) && boxes.some(({ y }) => y === 0);
  return isWhole
    ? sizeOf(greatest(boxes.map(({ right }) => right)), greatest(boxes.map(({ bottom }) => bottom)))
    : undefined;
}

function itemsIn(element: XmlElement, lineOf: LineOf, count: Count): OcrItem[] {
  return elementsIn(element).flatMap((child) => {
    const label = labels[localName(child)];
    if (label === 'Word' && isPlaceless(child)) return [];
    // What a shape is made of is read with the element that it is the place of.
    if (localName(child) === 'Shape' && !hasBox(element) && outlineIn(element)) return [];
    count(child);
    if (label === undefined) return itemsIn(child, lineOf, count);
    const text = label === 'Line' ? textOfPlaceless(child) : child.attributes.get('CONTENT')?.value;
    return [
      {
        label,
        shape: shapeOf(child),
        text: text === '' ? undefined : text,
        score: numberIn(child, 'WC'),
        items: itemsIn(child, lineOf, count),
        line: lineOf(child),
      },
    ];
  });
}

/** A word whose place nobody wrote down, which ALTO 4 allows: its line has its text. */
function isPlaceless(word: XmlElement): boolean {
  return boxOf(word).every((number) => number === undefined) && !outlineIn(word);
}

/** The words of a line, where one of them has no place; undefined where they are regions that have their own text. */
function textOfPlaceless(line: XmlElement): string | undefined {
  const words = elementsIn(line, 'String');
  if (!words.some(isPlaceless)) return undefined;
  return words.flatMap(({ attributes }) => attributes.get('CONTENT')?.value || []).join(' ');
}

/** The box of an element, or its outline where it has none. */
function shapeOf(element: XmlElement): OcrItem['shape'] {
  if (!hasBox(element)) {
    return outlineIn(element) ?? { problem: 'it lacks a number in HPOS, VPOS, WIDTH or HEIGHT' };
  }
  const [x, y, width, height] = boxOf(element) as [number, number, number, number];
  return boxBetween(x, y, x + width, y + height);
}

function hasBox(element: XmlElement): boolean {
  return !boxOf(element).includes(undefined);
}

function boxOf(element: XmlElement): (number | undefined)[] {
  return ['HPOS', 'VPOS', 'WIDTH', 'HEIGHT'].map((name) => numberIn(element, name));
}

/** The polygon of an element; its numbers stand in pairs with commas, or between spaces only. */
function outlineIn(element: XmlElement): OcrItem['shape'] | undefined {
  const written = elementAt(element, 'Shape', 'Polygon')?.attributes.get('POINTS')?.value;
  const numbers =
    written
      ?.trim()
      .split(/[\s,]+/)
      .map(toNumber) ?? [];
  if (numbers.length < 6 || numbers.length % 2 === 1 || numbers.includes(undefined)) return undefined;
  const pairs = Array.from({ length: numbers.length / 2 }, (_, i) => numbers.slice(2 * i, 2 * i + 2));
  return outlineOf(pairs as [number, number][]);
}

function numberIn({ attributes }: XmlElement, name: string): number | undefined {
  return toNumber(attributes.get(name)?.value);
}
