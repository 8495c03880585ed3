import type { Json } from '../json/json.ts';
import { isObject } from '../json/json.ts';
import type { ByteReader } from '../sources/byte-reader.ts';
import { cutLists, type ListElements } from '../sources/json-lists.ts';
import { numberList } from './number-list.ts';

/** Where the elements of one list stand in the file; positions count from 0. */
export interface Places {
  length: number;
  offsets: Float64Array;
  lengths: Uint32Array;
  lines: Uint32Array;
}

/** What a COCO file holds and where: a few bytes for each image and annotation, so that files of any size can be read. */
export interface CocoIndex {
  images: Places;
  annotations: Places;
  /** Positions of annotations, those of one image together: those of image `i` are from `starts[i]` to `starts[i + 1]`. */
  order: Int32Array;
  starts: Int32Array;
  categories: Json[];
  /** The lists that were found. */
  lists: Set<string>;
  /** How many times each image id that no image has is named, with the first annotation that does. */
  dangling: Map<Id, { count: number; first: number }>;
  /** Positions of images whose id an earlier one has, and of those without a file name; those that are no JSON are among the latter. */
  repeated: number[];
  nameless: number[];
}

type Id = Json | undefined;

const IMAGE_ID = Buffer.from('"image_id"');
const QUOTE = 0x22;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const COLON = 0x3a;
const COMMA = 0x2c;
const SPACE = 0x20;
const ZERO = 0x30;
const NINE = 0x39;

/** Reads through a COCO file and notes where everything is. Yields from time to time, so that the run can be stopped. */
export function* indexCoco(
  reader: ByteReader,
  fail: (list: string, position: number, line: number) => void,
): Generator<undefined, CocoIndex> {
  const images = placeList();
  const annotations = placeList();
  const owners = numberList(Int32Array);
  const imageOfSlot = numberList(Int32Array);
  const slots = new Map<Id, number>();
  const categories: Json[] = [];
  const lists = new Set<string>();
  const repeated: number[] = [];
  const nameless: number[] = [];
  /** Each image id gets a slot when it is first met, whether in an image or in an annotation. */
  const slotOf = (id: Id): number => {
    let slot = slots.get(id);
    if (slot === undefined) {
      slot = slots.size;
      slots.set(id, slot);
      imageOfSlot.push(-1);
    }
    return slot;
  };
  const take: Record<string, (value: Json) => void> = {
    images(value) {
      const slot = slotOf(isObject(value) ? value.id : undefined);
      if (imageOfSlot.numbers[slot]! >= 0) repeated.push(images.length);
      else imageOfSlot.numbers[slot] = images.length;
      if (!isObject(value) || typeof value.file_name !== 'string' || value.file_name === '') {
        nameless.push(images.length);
      }
    },
    annotations: (value) => owners.push(slotOf(isObject(value) ? value.image_id : undefined)),
    categories: (value) => void categories.push(value),
  };
  for (const batch of cutLists(reader)) {
    const { key } = batch;
    lists.add(key);
    const places = key === 'images' ? images : key === 'annotations' ? annotations : undefined;
    if (take[key]) {
      for (let i = 0; i < batch.starts.length; i++) {
        const owner = key === 'annotations' ? findImageId(batch, i) : undefined;
        if (owner !== undefined) owners.push(slotOf(owner));
        else {
          const value = parseElement(batch, i);
          if (value === undefined) fail(key, places ? places.length : categories.length, batch.lines[i]!);
          take[key](value ?? null);
        }
        places?.push(batch, i);
      }
    }
    yield;
  }
  const imageOf = (annotation: number) => imageOfSlot.numbers[owners.numbers[annotation]!]!;
  const dangling: CocoIndex['dangling'] = new Map();
  const idOfSlot = [...slots.keys()];
  for (let i = 0; i < annotations.length; i++) {
    if (imageOf(i) >= 0) continue;
    const id = idOfSlot[owners.numbers[i]!];
    const known = dangling.get(id);
    if (known) known.count++;
    else dangling.set(id, { count: 1, first: i });
  }
  return {
    images: images.places(),
    annotations: annotations.places(),
    ...groupByImage(annotations.length, images.length, imageOf),
    categories,
    lists,
    dangling,
    repeated,
    nameless,
  };
}

/**
 * The image id of an annotation without parsing it, which takes most of the time: the only one in an object without objects in it, and a
 * plain number. Undefined when it must be parsed.
 */
function findImageId({ bytes, starts, ends }: ListElements, i: number): number | undefined {
  const end = ends[i]!;
  let found = 0;
  for (let at = starts[i]! + 1; at < end; at++) {
    const byte = bytes[at]!;
    if (byte === OPEN_BRACE) return undefined;
    if (byte !== QUOTE || bytes[at + 1] !== IMAGE_ID[1] || !standsAt(IMAGE_ID, bytes, at)) continue;
    if (found > 0) return undefined;
    at += IMAGE_ID.length;
    found = at;
  }
  return found > 0 ? readWhole(bytes, found) : undefined;
}

function standsAt(text: Buffer, bytes: Buffer, at: number): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text[i]) return false;
  return true;
}

/** The whole number behind a colon, unless it is anything else. */
function readWhole(bytes: Buffer, at: number): number | undefined {
  while (bytes[at] === COLON || bytes[at] === SPACE) at++;
  let id = 0;
  const from = at;
  for (; at - from < 15 && bytes[at]! >= ZERO && bytes[at]! <= NINE; at++) id = id * 10 + bytes[at]! - ZERO;
  const isWhole = at > from && (bytes[at] === COMMA || bytes[at] === CLOSE_BRACE);
  return isWhole ? id : undefined;
}

function parseElement({ bytes, starts, ends }: ListElements, i: number): Json | undefined {
  try {
    return JSON.parse(bytes.toString('utf8', starts[i], ends[i])) as Json;
  } catch {
    return undefined;
  }
}

function placeList() {
  const offsets = numberList(Float64Array);
  const lengths = numberList(Uint32Array);
  const lines = numberList(Uint32Array);
  return {
    get length() {
      return offsets.length;
    },
    push({ base, starts, ends, lines: at }: ListElements, i: number): void {
      offsets.push(base + starts[i]!);
      lengths.push(ends[i]! - starts[i]!);
      lines.push(at[i]!);
    },
    places: (): Places => ({
      length: offsets.length,
      offsets: offsets.numbers,
      lengths: lengths.numbers,
      lines: lines.numbers,
    }),
  };
}

/** Puts annotations of one image together, in the order of the file. */
function groupByImage(annotations: number, images: number, imageOf: (annotation: number) => number) {
  const starts = new Int32Array(images + 1);
  for (let i = 0; i < annotations; i++) {
    const image = imageOf(i);
    if (image >= 0) starts[image + 1]!++;
  }
  for (let i = 0; i < images; i++) starts[i + 1]! += starts[i]!;
  const next = starts.slice();
  const order = new Int32Array(starts[images]!);
  for (let i = 0; i < annotations; i++) {
    const image = imageOf(i);
    if (image >= 0) order[next[image]!++] = i;
  }
  return { order, starts };
}
