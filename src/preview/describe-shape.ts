import { compileTimeReader } from '../checks/data/time-reader.ts';
import { isObject, type Json, type JsonObject } from '../json/json.ts';
import { attributeOf } from '../label-config/attribute.ts';
import type { Tag } from '../label-config/model.ts';
import { shapeOfRegion } from '../label-config/tags.ts';
import { toOffset } from '../regions/find-spans.ts';
import { describeAnswers } from './describe-answers.ts';
import type { PageShape, Size, TrackFrame } from './model.ts';

const none: PageShape = { kind: 'none' };

/** What a region marks, as far as the page can draw it. `object`: the object tag that it is on, where that is known. */
export function describeShape(region: JsonObject, object: Tag | undefined): PageShape {
  const type = typeof region.type === 'string' ? region.type.toLowerCase() : '';
  if (type === 'relation') {
    const { from_id: a, to_id: b, direction } = region;
    return { kind: 'relation', a: textOf(a), b: textOf(b), direction: textOf(direction) };
  }
  const { value } = region;
  if (!isObject(value)) return none;
  // What is said of a region repeats its place.
  const answers = describeAnswers(type, value);
  if (answers) return { kind: 'answer', answers };
  const drawn = drawnShape(type, value, region);
  if (drawn) return drawn;
  if (Array.isArray(value.sequence)) return track(value);
  if (Array.isArray(value.ranges)) return { kind: 'frames', ranges: value.ranges.flatMap(rangeOf) };
  return spanShape(value, object) ?? none;
}

function drawnShape(type: string, value: JsonObject, region: JsonObject): PageShape | undefined {
  const shape = shapeOfRegion(type) ?? (type === 'ocrlabels' ? 'rectangle' : shapeOfValue(type, value));
  if (!shape) return undefined;
  const frame = { ...sizeOf(region), ...pageOf(region) };
  const [x, y] = [numberOf(value.x), numberOf(value.y)];
  const turn = numberOf(value.rotation) || 0;
  switch (shape) {
    case 'rectangle': {
      const [w, h] = [numberOf(value.width), numberOf(value.height)];
      return areNumbers(x, y, w, h) ? { kind: 'box', x, y, w, h, turn, ...frame } : none;
    }
    case 'ellipse': {
      const [rx, ry] = [numberOf(value.radiusX), numberOf(value.radiusY)];
      return areNumbers(x, y, rx, ry) ? { kind: 'ellipse', x, y, rx, ry, turn, ...frame } : none;
    }
    case 'keypoint':
      return areNumbers(x, y) ? { kind: 'point', x, y, width: numberOf(value.width) || 0, ...frame } : none;
    case 'polygon': {
      const isOpen = value.closed === false;
      return { kind: 'polygon', points: pointsOf(value.points), ...(isOpen && { open: true }), ...frame };
    }
    case 'vector': {
      const vertices = Array.isArray(value.vertices) ? value.vertices : [];
      const points = pointsOf(vertices.map((vertex) => (isObject(vertex) ? [vertex.x!, vertex.y!] : vertex)));
      return { kind: 'polygon', points, ...(value.closed !== true && { open: true }), ...frame };
    }
    case 'brush': {
      const { rle } = value;
      return Array.isArray(rle) && rle.every((byte) => typeof byte === 'number')
        ? { kind: 'mask', rle: Buffer.from(rle).toString('base64'), ...frame }
        : none;
    }
    case 'bitmask': {
      const url = textOf(value.imageDataURL);
      return /^data:image\/png;base64,[\w+/=\s]*$/.test(url) ? { kind: 'bitmask', url, ...frame } : none;
    }
  }
}

/** The labels of a shape that another control drew repeat it. */
function shapeOfValue(type: string, { x, y, width, height, radiusX, points, rle }: JsonObject) {
  if (type !== 'labels') return undefined;
  if (rle !== undefined) return 'brush';
  if (points !== undefined) return 'polygon';
  if (radiusX !== undefined) return 'ellipse';
  if (x !== undefined && y !== undefined)
    return height === undefined || width === undefined ? 'keypoint' : 'rectangle';
  return undefined;
}

function spanShape(value: JsonObject, tag: Tag | undefined): PageShape | undefined {
  const object = tag?.type;
  const { start, end, startOffset, endOffset, globalOffsets } = value;
  if (start === undefined || end === undefined) return undefined;
  if (object === 'Paragraphs') {
    const [a, b] = [toOffset(start), toOffset(end)];
    const [from, to] = [toOffset(startOffset), toOffset(endOffset)];
    return areNumbers(a, b, from, to) ? { kind: 'phrase-span', start: a, end: b, from, to } : none;
  }
  if (object === 'HyperText' || (typeof start === 'string' && start.startsWith('/'))) {
    const whole = isObject(globalOffsets) ? [toOffset(globalOffsets.start), toOffset(globalOffsets.end)] : [];
    const [from, to] = [toOffset(startOffset ?? start), toOffset(endOffset ?? end)];
    return {
      kind: 'html-span',
      start: textOf(start),
      end: textOf(end),
      from,
      to,
      ...(typeof value.text === 'string' && { text: value.text.slice(0, 100) }),
      ...(areNumbers(...whole) && whole.length === 2 && { whole: [whole[0]!, whole[1]!] }),
    };
  }
  if (tag && object === 'TimeSeries') {
    const [from, to] = [placeInSeries(start, tag), placeInSeries(end, tag)];
    return areNumbers(from, to) ? { kind: 'range', start: from, end: to } : none;
  }
  const [a, b] = [numberOf(start), numberOf(end)];
  if (!areNumbers(a, b)) return none;
  if (object === 'Text' || object === undefined) return { kind: 'span', start: a, end: b };
  const channel = numberOf(value.channel);
  return { kind: 'time', start: a, end: b, ...(areNumbers(channel) && { channel }) };
}

/** A number is one of the axis: milliseconds where the series has a time format. */
function placeInSeries(value: Json, tag: Tag): number {
  if (typeof value === 'number') return value;
  return compileTimeReader(attributeOf(tag, 'timeFormat')?.value ?? '')(value) ?? Number.NaN;
}

function track(value: JsonObject): PageShape {
  const frames: TrackFrame[] = [];
  for (const item of value.sequence as Json[]) {
    if (!isObject(item)) continue;
    const [frame, x, y] = [numberOf(item.frame), numberOf(item.x), numberOf(item.y)];
    const [w, h] = [numberOf(item.width), numberOf(item.height)];
    if (!areNumbers(frame, x, y, w, h)) continue;
    frames.push({ frame, x, y, w, h, turn: numberOf(item.rotation) || 0, on: item.enabled !== false });
  }
  frames.sort((a, b) => a.frame - b.frame);
  const duration = numberOf(value.duration);
  return {
    kind: 'track',
    frames,
    ...(duration > 0 && { duration }),
  };
}

function rangeOf(range: Json): { start: number; end: number }[] {
  if (!isObject(range)) return [];
  const [start, end] = [numberOf(range.start), numberOf(range.end)];
  return areNumbers(start, end) ? [{ start, end }] : [];
}

function pointsOf(points: Json | undefined): [number, number][] {
  if (!Array.isArray(points)) return [];
  return points.flatMap((point): [number, number][] => {
    if (!Array.isArray(point)) return [];
    const [x, y] = [numberOf(point[0]), numberOf(point[1])];
    return areNumbers(x, y) ? [[x, y]] : [];
  });
}

function sizeOf({ original_width, original_height }: JsonObject): { of?: Size } {
  const [width, height] = [numberOf(original_width), numberOf(original_height)];
  return width > 0 && height > 0 ? { of: [width, height] } : {};
}

function pageOf({ item_index }: JsonObject): { page?: number } {
  return typeof item_index === 'number' && item_index > 0 ? { page: item_index } : {};
}

/** Numbers in a text count: the editor takes them. */
export function numberOf(value: Json | undefined): number {
  if (typeof value === 'string' && /^\s*[+-]?\d/.test(value)) return Number(value);
  return typeof value === 'number' ? value : Number.NaN;
}

function areNumbers(...values: number[]): boolean {
  return values.every(Number.isFinite);
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
