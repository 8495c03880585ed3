import { sizeOf } from '../../regions/shape.ts';
import { toNumber } from '../../regions/to-number.ts';
import type { Batch } from '../../tasks/batch.ts';
import { textIn } from '../../xml/elements.ts';
import type { XmlElement } from '../../xml/parse-xml.ts';
import type { Input } from '../format.ts';
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
  return ocrBatches(input, ['.xml'], (path, file) => {
    const xml = readXmlFile(input, path, file, 'alto');
    return xml && pagesIn(xml.root, xml.lineOf);
  });
}

type LineOf = (element: XmlElement) => number;

function pagesIn(root: XmlElement, lineOf: LineOf): OcrPage[] {
  const unit = textIn(elementAt(root, 'Description', 'MeasurementUnit')) ?? 'pixel';
  const image = textIn(elementAt(root, 'Description', 'sourceImageInformation', 'fileName'));
  const layout = elementAt(root, 'Layout');
  const pages = layout ? elementsIn(layout, 'Page') : [];
  return pages.map((page) => ({
    image: pages.length === 1 ? image : undefined,
    size: sizeOf(numberIn(page, 'WIDTH'), numberIn(page, 'HEIGHT')),
    isScaled: unit !== 'pixel',
    items: itemsIn(page, lineOf),
    line: lineOf(page),
  }));
}

function itemsIn(element: XmlElement, lineOf: LineOf): OcrItem[] {
  return elementsIn(element).flatMap((child) => {
    const label = labels[localName(child)];
    if (label === undefined) return itemsIn(child, lineOf);
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
        items: itemsIn(child, lineOf),
        line: lineOf(child),
      },
    ];
  });
}

function numberIn({ attributes }: XmlElement, name: string): number | undefined {
  return toNumber(attributes.get(name)?.value);
}
