import { type Point, sizeOf } from '../../regions/shape.ts';
import { toNumber } from '../../regions/to-number.ts';
import type { Batch } from '../../tasks/batch.ts';
import type { XmlElement } from '../../xml/parse-xml.ts';
import type { Input } from '../format.ts';
import { countAttributes, memberCounter } from '../labelled/count-members.ts';
import { ocrBatches } from './drafts-of-pages.ts';
import { outlineOf } from './outline.ts';
import { hasText, type OcrItem, type OcrPage } from './page.ts';
import { allTextIn, elementAt, elementsIn, localName, readXmlFile } from './read-xml-file.ts';

/** What lines, words and cells of PAGE are called; its regions keep their names, such as TextRegion. */
const labels: Readonly<Record<string, string>> = {
  TextLine: 'Line',
  Word: 'Word',
  TableCell: 'TableCell',
};

export function read(input: Input): Iterable<Batch> {
  const ofAttribute = memberCounter(input, 'PAGE', new Set(['id']), 'attributes');
  const ofElement = memberCounter(input, 'PAGE', elementsRead, 'elements');
  const ofPage = memberCounter(input, 'pages of PAGE', attributesOfPage, 'attributes');
  const count = (element: XmlElement, label: string | undefined) => {
    if (localName(element) === 'Page') return countAttributes(ofPage, element);
    if (label === undefined) return ofElement(localName(element), true);
    countAttributes(ofAttribute, element);
    if (elementsIn(element, 'TextEquiv').length > 1) input.skip('further readings of a text (TextEquiv)', 1);
  };
  return ocrBatches(input, ['.xml'], (path, file) => {
    const xml = readXmlFile(input, path, file, 'PcGts');
    return xml && elementsIn(xml.root, 'Page').map((page) => pageOf(page, xml.lineOf, count));
  });
}

const attributesOfPage: ReadonlySet<string> = new Set(['imageFilename', 'imageWidth', 'imageHeight']);
const elementsRead: ReadonlySet<string> = new Set(['Coords', 'TextEquiv', 'Border', 'PrintSpace']);

type Count = (element: XmlElement, label: string | undefined) => void;
type LineOf = (element: XmlElement) => number;

function pageOf(page: XmlElement, lineOf: LineOf, count: Count): OcrPage {
  count(page, undefined);
  const [width, height] = ['imageWidth', 'imageHeight'].map((name) =>
    toNumber(page.attributes.get(name)?.value),
  );
  return {
    image: page.attributes.get('imageFilename')?.value || undefined,
    size: sizeOf(width, height),
    items: itemsIn(page, lineOf, count),
    line: lineOf(page),
  };
}

function itemsIn(element: XmlElement, lineOf: LineOf, count: Count): OcrItem[] {
  return elementsIn(element).flatMap((child) => {
    const name = localName(child);
    const label = labels[name] ?? (/Region$/.test(name) ? name : undefined);
    count(child, label);
    if (label === undefined) return [];
    const items = itemsIn(child, lineOf, count);
    // Regions repeat the text of their lines.
    const isText = label === 'Line' || label === 'Word' || !items.some(hasText);
    // The first of several is the one to go by (index 0).
    const equivalents = elementsIn(child, 'TextEquiv');
    const text = equivalents.sort((a, b) => indexOf(a) - indexOf(b))[0];
    const written = text ? writtenIn(text, 'Unicode') || writtenIn(text, 'PlainText') : '';
    return [
      {
        label,
        shape: shapeOf(child),
        text: isText && written !== '' ? written : undefined,
        score: text && toNumber(text.attributes.get('conf')?.value),
        items,
        line: lineOf(child),
      },
    ];
  });
}

function writtenIn(equivalent: XmlElement, name: string): string {
  const element = elementAt(equivalent, name);
  return element ? allTextIn(element) : '';
}

function indexOf({ attributes }: XmlElement): number {
  return toNumber(attributes.get('index')?.value) ?? 0;
}

/** The outline of an element, or its box where the corners are those of one. Until 2010 each corner was an element. */
function shapeOf(element: XmlElement): OcrItem['shape'] {
  const coordinates = elementAt(element, 'Coords');
  const corners = coordinates ? elementsIn(coordinates, 'Point') : [];
  const points =
    corners.length > 0
      ? corners.map(({ attributes }) => ['x', 'y'].map((name) => toNumber(attributes.get(name)?.value)))
      : (coordinates?.attributes.get('points')?.value ?? '')
          .trim()
          .split(/\s+/)
          .map((pair) => pair.split(',').map(toNumber));
  if (points.some((point) => point.length !== 2 || point.includes(undefined))) {
    return { problem: 'its <Coords> have no points such as "1,2 3,4 5,6"' };
  }
  const outline = points as unknown as Point[];
  if (outline.length < 3) return { problem: `its <Coords> have only ${outline.length} points` };
  return outlineOf(outline);
}
