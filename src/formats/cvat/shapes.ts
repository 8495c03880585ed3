import type { Point, Shape, Size } from '../../regions/shape.ts';
import { toNumber } from '../../regions/to-number.ts';
import { turnAroundCenter } from '../../regions/turned-box.ts';
import type { XmlElement } from '../../xml/parse-xml.ts';

/** Shapes of one element, what is wrong with it, or undefined for a shape that Label Studio does not have. */
export type CvatShapes = readonly Shape[] | string | undefined;

/** Reads the shape of an element of CVAT; `image` is the size that the file gives, if it does. */
export function readCvatShapes(element: XmlElement, image: Size | undefined): CvatShapes {
  switch (element.name) {
    case 'box':
      return readBox(element);
    case 'ellipse':
      return readEllipse(element);
    case 'polygon':
      return readPoints(element, 3, (points) => [{ kind: 'polygon', points }]);
    case 'polyline':
      return readPoints(element, 2, (points) => [{ kind: 'vector', points }]);
    case 'points':
      return readPoints(element, 1, (points) => points.map(([x, y]) => ({ kind: 'keypoint', x, y })));
    case 'mask':
      return image ? readMask(element, image) : 'its image has no width and height, which a mask needs';
    default:
      return undefined;
  }
}

/** Numbers of attributes; the name of the first that has none instead. */
function numbersOf(element: XmlElement, names: readonly string[]): number[] | string {
  const numbers: number[] = [];
  for (const name of names) {
    const number = toNumber(element.attributes.get(name)?.value);
    if (number === undefined) return `it has no number in ${name}`;
    numbers.push(number);
  }
  return numbers;
}

function rotationOf(element: XmlElement): number {
  return toNumber(element.attributes.get('rotation')?.value) ?? 0;
}

/** The corners of the box before it was turned around its center. */
export function readBox(element: XmlElement): [Extract<Shape, { kind: 'rectangle' }>] | string {
  const corners = numbersOf(element, ['xtl', 'ytl', 'xbr', 'ybr']);
  if (typeof corners === 'string') return corners;
  const [left, top, right, bottom] = corners as [number, number, number, number];
  if (right < left || bottom < top) return 'it ends before it starts';
  const box = { kind: 'rectangle', x: left, y: top, width: right - left, height: bottom - top } as const;
  const rotation = rotationOf(element);
  return [rotation === 0 ? box : turnAroundCenter(box, rotation)];
}

function readEllipse(element: XmlElement): Shape[] | string {
  const numbers = numbersOf(element, ['cx', 'cy', 'rx', 'ry']);
  if (typeof numbers === 'string') return numbers;
  const [x, y, radiusX, radiusY] = numbers as [number, number, number, number];
  return [{ kind: 'ellipse', x, y, radiusX, radiusY, rotation: rotationOf(element) }];
}

function readPoints(
  element: XmlElement,
  least: number,
  make: (points: Point[]) => Shape[],
): Shape[] | string {
  const pairs = (element.attributes.get('points')?.value ?? '')
    .split(';')
    .filter((pair) => pair.trim() !== '');
  const points = pairs.map((pair) => pair.split(',').map(toNumber));
  if (points.some((point) => point.length !== 2 || point.includes(undefined))) {
    return 'its points are not pairs of numbers such as 1.5,2;3,4';
  }
  if (points.length < least)
    return `it has only ${points.length} ${points.length === 1 ? 'point' : 'points'}`;
  return make(points as unknown as Point[]);
}

/** Runs of pixels, row by row within the box of the mask, beginning with pixels that are not of it. */
function readMask(element: XmlElement, { width, height }: Size): Shape[] | string {
  const numbers = numbersOf(element, ['left', 'top', 'width', 'height']);
  if (typeof numbers === 'string') return numbers;
  const [left, top, across, down] = numbers as [number, number, number, number];
  if (!numbers.every((number) => Number.isSafeInteger(number) && number >= 0))
    return 'its box is not in whole pixels';
  if (left + across > width || top + down > height) return 'its box reaches beyond the image';
  const runs = (element.attributes.get('rle')?.value ?? '').split(',').map(toNumber);
  if (!runs.every((run) => run !== undefined && Number.isSafeInteger(run) && run >= 0))
    return 'its "rle" is not a list of lengths';
  const total = (runs as number[]).reduce((sum, run) => sum + run, 0);
  if (total !== across * down)
    return `its runs cover ${total} pixels, but its box of ${across} by ${down} has ${across * down}`;
  const pixels = new Uint8Array(width * height);
  let at = 0;
  for (const [i, run] of (runs as number[]).entries()) {
    const end = at + run;
    if (i % 2 === 0) at = end;
    for (; at < end; at++) pixels[(top + Math.floor(at / across)) * width + left + (at % across)] = 1;
  }
  return [{ kind: 'brush', mask: { width, height, pixels } }];
}
