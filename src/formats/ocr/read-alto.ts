import { sizeOf } from '../../regions/shape.ts';
import { toNumber } from '../../regions/to-number.ts';
import type { Batch } from '../../tasks/batch.ts';
import { textIn } from '../../xml/elements.ts';
import type { XmlElement } from '../../xml/parse-xml.ts';
import type { Input } from '../format.ts';
import { countAttributes, memberCounter } from '../labelled/count-members.ts';
import { ocrBatches } from './drafts-of-pages.ts';
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
  const count = (element: XmlElement) => {
    const name = localName(element);
    if (name in labels) countAttributes(ofAttribute, element);
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
/** Those that only hold others; a space is what lies between two words. */
const elementsRead: ReadonlySet<string> = new Set(
  'PrintSpace TopMargin LeftMargin RightMargin BottomMargin SP'.split(' '),
);

type Count = (element: XmlElement) => void;
type LineOf = (element: XmlElement) => number;

function pagesIn(root: XmlElement, lineOf: LineOf, count: Count): OcrPage[] {
  const unit = textIn(elementAt(root, 'Description', 'MeasurementUnit')) ?? 'pixel';
  const image = textIn(elementAt(root, 'Description', 'sourceImageInformation', 'fileName'));
  const layout = elementAt(root, 'Layout');
  const pages = layout ? elementsIn(layout, 'Page') : [];
  return pages.map((page) => ({
    image: pages.length === 1 ? image : undefined,
    size: sizeOf(numberIn(page, 'WIDTH'), numberIn(page, 'HEIGHT')),
    isScaled: unit !== 'pixel',
    items: itemsIn(page, lineOf, count),
    line: lineOf(page),
  }));
}

function itemsIn(element: XmlElement, lineOf: LineOf, count: Count): OcrItem[] {
  return elementsIn(element).flatMap((child) => {
    count(child);
    const label = labels[localName(child)];
    if (label === undefined) return itemsIn(child, lineOf, count);
    const place = ['HPOS', 'VPOS', 'WIDTH', 'HEIGHT'].map((name) => numberIn(child, name));
    const [x, y, width, height] = place as [number, number, number, number];
    const text = child.attributes.get('CONTENT')?.value;
    return [
      {
        label,
        shape: place.includes(undefined)
          ? { problem: 'it lacks a number in HPOS, VPOS, WIDTH or HEIGHT' }
          : boxBetween(x, y, x + width, y + height),
        text: text === '' ? undefined : text,
        score: numberIn(child, 'WC'),
        items: itemsIn(child, lineOf, count),
        line: lineOf(child),
      },
    ];
  });
}

function numberIn({ attributes }: XmlElement, name: string): number | undefined {
  return toNumber(attributes.get(name)?.value);
}
