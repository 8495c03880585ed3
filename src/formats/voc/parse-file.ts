import { quote } from '../../json/json.ts';
import { type Point, type Size, sizeOf } from '../../regions/shape.ts';
import { toNumber } from '../../regions/to-number.ts';
import { turnAroundCenter } from '../../regions/turned-box.ts';
import { childOf, childrenOf, textIn } from '../../xml/elements.ts';
import { parseXml, type XmlElement } from '../../xml/parse-xml.ts';
import { isProblem } from '../../xml/problem.ts';

/** A box of a Pascal VOC file in pixels: its object, or a part of one, such as the head of a person. */
export interface VocBox {
  name: string;
  box: { x: number; y: number; width: number; height: number; rotation?: number } | string;
  /** The polygon beside it, or in its place. */
  polygon: readonly Point[] | undefined;
  /** Marks that are set, such as difficult. */
  marks: string[];
  parts: VocBox[];
  /** The names of elements that nothing is made of. */
  others: string[];
  score: number | undefined;
  /** The line that the object begins in. */
  line: number;
}

export interface VocFile {
  image: string | undefined;
  /** The path of the image where it was labeled, most often on another machine. */
  path: string | undefined;
  size: Size | undefined;
  objects: VocBox[];
  /** The names of elements beside the objects that nothing is made of. */
  others: string[];
}

const marks = ['difficult', 'truncated', 'occluded'] as const;

/** Reads the XML of a Pascal VOC annotation; or says what is wrong with it, as the end of a sentence, with the line if it is known, or the root where that is another. */
export function parseVoc(text: string): VocFile | { problem: string; line?: number; root?: string } {
  const xml = parseXml(text);
  if (isProblem(xml)) {
    const problem = xml.kind === 'malformed' ? `it is not XML (${xml.problem})` : xml.problem;
    return { problem, line: xml.positionAt(xml.at).line };
  }
  const { root, positionAt } = xml;
  if (root.name !== 'annotation') return { problem: 'its root is not <annotation>', root: root.name };
  const size = childOf(root, 'size');
  return {
    image: textIn(childOf(root, 'filename')) ?? textIn(childOf(root, 'path')),
    path: textIn(childOf(root, 'path')),
    size: size && sizeOf(numberIn(size, 'width'), numberIn(size, 'height')),
    others: root.content.flatMap((child) =>
      typeof child === 'string' || readOfFile.has(child.name) || child.content.length === 0
        ? []
        : [child.name],
    ),
    objects: childrenOf(root, 'object').map((object) => toBox(object, positionAt(object.at).line)),
  };
}

function toBox(element: XmlElement, line: number): VocBox {
  const attributes = attributesOf(element);
  const outline = childOf(element, 'polygon');
  const polygon = outline && polygonOf(outline);
  return {
    name: textIn(childOf(element, 'name')) ?? '',
    box:
      turnedBoxOf(childOf(element, 'robndbox')) ??
      boxOf(childOf(element, 'bndbox'), attributes.get('rotation')),
    polygon,
    marks: [...marksOf(element), ...(outline && !polygon ? ['polygon'] : []), ...attributeMarks(attributes)],
    parts: childrenOf(element, 'part').map((part) => toBox(part, line)),
    score: numberIn(element, 'score') ?? numberIn(element, 'confidence'),
    others: othersOf(element),
    line,
  };
}

/** The attributes that CVAT writes, by their names. */
function attributesOf(element: XmlElement): Map<string, string> {
  const list = childOf(element, 'attributes');
  return new Map(
    (list ? childrenOf(list, 'attribute') : []).map((attribute) => [
      textIn(childOf(attribute, 'name')) ?? '',
      textIn(childOf(attribute, 'value')) ?? '',
    ]),
  );
}

/** Those that are set, but for the rotation, which the box takes. */
function attributeMarks(attributes: ReadonlyMap<string, string>): string[] {
  return [...attributes]
    .filter(([name, value]) => name !== 'rotation' && !/^(?:|false)$/i.test(value))
    .map(([name, value]) => (/^true$/i.test(value) ? name : `${name} ${quote(value)}`));
}

/** What there is in every file, and says nothing of what is in the image. */
const readOfFile = new Set(
  'folder filename path source owner size segmented object verified database'.split(' '),
);

const read = new Set([
  'name',
  'bndbox',
  'robndbox',
  'part',
  'score',
  'confidence',
  'pose',
  'polygon',
  'attributes',
  ...marks,
]);

/** The elements that are not read; of a second box there is no place in an object. */
function othersOf({ content }: XmlElement): string[] {
  const names = content.flatMap((child) => (typeof child === 'string' ? [] : [child]));
  return names
    .filter((child, i) => {
      if (child.name === 'bndbox') return names.findIndex(({ name }) => name === 'bndbox') !== i;
      return !read.has(child.name) && !(child.content.length === 0 || textIn(child) === '0');
    })
    .map(({ name }) => name);
}

/** Marks that are set, and a pose that is known. */
function marksOf(element: XmlElement): string[] {
  const pose = textIn(childOf(element, 'pose')) ?? 'Unspecified';
  return [
    ...marks.filter(
      (mark) => !['', '0', 'false'].includes((textIn(childOf(element, mark)) ?? '').toLowerCase()),
    ),
    ...(/^unspecified$/i.test(pose) ? [] : [`pose ${pose}`]),
  ];
}

/** The corners as they are written, without the one pixel that VOC of 2007 counts from. */
function boxOf(box: XmlElement | undefined, rotation: string | undefined): VocBox['box'] {
  if (!box) return 'it has no <bndbox>';
  const corners = ['xmin', 'ymin', 'xmax', 'ymax'].map((name) => numberIn(box, name));
  if (corners.includes(undefined)) return 'its <bndbox> lacks a number in xmin, ymin, xmax or ymax';
  const [left, top, right, bottom] = corners as [number, number, number, number];
  if (right < left || bottom < top) return 'its <bndbox> ends before it starts';
  const flat = { kind: 'rectangle', x: left, y: top, width: right - left, height: bottom - top } as const;
  // CVAT writes the box before it was turned around its center, in degrees clockwise.
  const degrees = toNumber(rotation) ?? 0;
  return degrees === 0 ? flat : turnAroundCenter(flat, degrees);
}

/** A polygon as Roboflow writes it, x1, y1, x2 and so on, or with a point in each <pt> or <point>; undefined where it is none. */
function polygonOf(outline: XmlElement): Point[] | undefined {
  const inPoints = [...childrenOf(outline, 'pt'), ...childrenOf(outline, 'point')];
  const count =
    inPoints.length > 0
      ? inPoints.length
      : outline.content.filter((child) => typeof child !== 'string' && /^x\d+$/.test(child.name)).length;
  const points = Array.from({ length: count }, (_, i) =>
    inPoints[i]
      ? [numberIn(inPoints[i], 'x'), numberIn(inPoints[i], 'y')]
      : [numberIn(outline, `x${i + 1}`), numberIn(outline, `y${i + 1}`)],
  );
  const isWhole = points.length >= 3 && points.every((point) => !point.includes(undefined));
  return isWhole ? (points as unknown as Point[]) : undefined;
}

/** The box of roLabelImg: its center, its size, and the angle that it is turned clockwise, in radians; undefined when there is none. */
function turnedBoxOf(box: XmlElement | undefined): VocBox['box'] | undefined {
  if (!box) return undefined;
  const numbers = ['cx', 'cy', 'w', 'h', 'angle'].map((name) => numberIn(box, name));
  if (numbers.includes(undefined)) return 'its <robndbox> lacks a number in cx, cy, w, h or angle';
  const [x, y, width, height, angle] = numbers as [number, number, number, number, number];
  if (width < 0 || height < 0) return 'its <robndbox> has a negative width or height';
  const flat = { kind: 'rectangle', x: x - width / 2, y: y - height / 2, width, height } as const;
  return turnAroundCenter(flat, (angle * 180) / Math.PI);
}

function numberIn(element: XmlElement, name: string): number | undefined {
  return toNumber(textIn(childOf(element, name)));
}
