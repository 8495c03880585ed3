import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { type Size, sizeOf } from '../../regions/shape.ts';
import { toNumber } from '../../regions/to-number.ts';
import { positionFinder } from '../../xml/positions.ts';
import { checkReferences, decodeReferences } from '../../xml/references.ts';

/** A box of a Pascal VOC file in pixels: its object, or a part of one, such as the head of a person. */
export interface VocBox {
  name: string;
  box: { x: number; y: number; width: number; height: number } | string;
  /** Marks that are set, such as difficult. */
  marks: string[];
  parts: VocBox[];
  score: number | undefined;
  /** The line that the object begins in. */
  line: number;
}

export interface VocFile {
  image: string | undefined;
  size: Size | undefined;
  objects: VocBox[];
}

const marks = ['difficult', 'truncated', 'occluded'] as const;
const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  // The parser's own leaves numbers such as &#239; as they are, or reads the names of HTML as well.
  entityDecoder: {
    decode: decodeReferences,
    setExternalEntities: () => {},
    addInputEntities: () => {},
    setXmlVersion: () => {},
    reset: () => {},
  },
  isArray: (name) => name === 'object' || name === 'part',
});

type Element = Record<string, unknown>;

/** Whether a text begins as a Pascal VOC annotation does. */
export function isVoc(head: string): boolean {
  return /^\s*<annotation[\s>]/.test(withoutAsides(head));
}

/** Reads the XML of a Pascal VOC annotation; or says what is wrong with it, as the end of a sentence, with the line if it is known. */
export function parseVoc(text: string): VocFile | { problem: string; line?: number } {
  const valid = XMLValidator.validate(text);
  if (valid !== true) {
    const { msg, line } = valid.err;
    // What stands open at the end is told as a list of tags, with a line that says nothing.
    return msg.startsWith("Invalid '[")
      ? { problem: 'it is no XML, as an element has no end' }
      : { problem: `it is no XML (${msg.replace(/\.$/, '')})`, line };
  }
  const markup = withoutAsides(text);
  if (/<!DOCTYPE/i.test(markup)) return { problem: 'it has a DOCTYPE, which is not read for safety' };
  const positionAt = positionFinder(text);
  const unknown = checkReferences(markup, 0);
  if (unknown && 'problem' in unknown.finding.args) {
    const problem = `it is no XML (${unknown.finding.args.problem})`;
    return { problem, line: positionAt(unknown.at).line };
  }
  const { annotation } = parser.parse(text) as { annotation?: unknown };
  if (!isElement(annotation)) return { problem: 'its root is not <annotation>' };
  const { size } = annotation;
  const objects = Array.isArray(annotation.object) ? annotation.object : [];
  const lines = [...markup.matchAll(/<object(?=[\s/>])/g)].map(({ index }) => positionAt(index).line);
  return {
    image: textOf(annotation.filename) ?? textOf(annotation.path),
    size: isElement(size) ? sizeOf(toNumber(size.width), toNumber(size.height)) : undefined,
    objects: objects.map((object, i) => toBox(object, lines[i]!)),
  };
}

/** The text with spaces for all that is no markup or only looks like it: comments, CDATA sections, processing instructions. */
function withoutAsides(text: string): string {
  return text.replace(/<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>/gs, (aside) =>
    aside.replace(/[^\r\n]/g, ' '),
  );
}

function toBox(value: unknown, line: number): VocBox {
  const element = isElement(value) ? value : {};
  const parts = Array.isArray(element.part) ? element.part : [];
  return {
    name: textOf(element.name) ?? '',
    box: boxOf(element.bndbox),
    marks: marksOf(element),
    parts: parts.map((part) => toBox(part, line)),
    score: toNumber(element.score ?? element.confidence),
    line,
  };
}

/** Marks that are set, a pose that is known, and a polygon beside the box. */
function marksOf(element: Element): string[] {
  const pose = textOf(element.pose) ?? 'Unspecified';
  return [
    ...marks.filter((mark) => !['', '0', 'false'].includes((textOf(element[mark]) ?? '').toLowerCase())),
    ...(/^unspecified$/i.test(pose) ? [] : [`pose ${pose}`]),
    ...(isElement(element.polygon) ? ['polygon'] : []),
  ];
}

/** The corners as they are written, without the one pixel that VOC of 2007 counts from. */
function boxOf(value: unknown): VocBox['box'] {
  if (!isElement(value)) return 'it has no <bndbox>';
  const corners = ['xmin', 'ymin', 'xmax', 'ymax'].map((name) => toNumber(value[name]));
  if (corners.includes(undefined)) return 'its <bndbox> lacks a number in xmin, ymin, xmax or ymax';
  const [left, top, right, bottom] = corners as [number, number, number, number];
  if (right < left || bottom < top) return 'its <bndbox> ends before it begins';
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function isElement(value: unknown): value is Element {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
