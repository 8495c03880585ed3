import type { Json } from '../../json/json.ts';
import { isObject } from '../../json/json.ts';
import type { ByteReader } from '../../readers/byte-reader.ts';
import { cutElements } from '../../readers/json/elements.ts';
import { cutLists, type ListElements } from '../../readers/json/lists.ts';
import { SourceProblem } from '../../readers/source-problem.ts';
import { findInvalidUtf8, showByte } from '../../readers/utf8.ts';
import { numberList } from '../labelled/number-list.ts';
import { type RepeatedKey, repeatedKeysIn } from '../labelled/repeated-keys.ts';
import { type CocoId, idOf } from './id.ts';
import { findImageId } from './image-id.ts';
import { imageName } from './image-name.ts';
import { type Contradiction, resultMatcher, type UnknownName } from './match-results.ts';

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
  categories: CocoCategory[];
  /** The lists that were found. */
  lists: Set<string>;
  /** How many times each image id that no image has, or each name of an image that is not there, is given, with the first annotation that does. */
  dangling: Map<CocoId | UnknownName, { count: number; first: number }>;
  /** Ids of the first images. */
  firstIds: CocoId[];
  /** How many results are about another image than the one that has the number in their name as its id. */
  renamed: number;
  contradictions: readonly Contradiction[];
  /** Positions of images that cannot become tasks; each was reported. */
  unusable: Set<number>;
}

/** A category as it stands in the file, not yet looked at; undefined when it is not JSON, which was reported. */
export interface CocoCategory {
  value: Json | undefined;
  id: CocoId;
  repeated: RepeatedKey[];
  line: number;
}

/** The owner of an annotation that is not JSON. */
const NOBODY = -1;

/** Ids of images that are kept to be named. */
const FIRST = 3;

const FILE_NAME = Buffer.from('"file_name"');

const NO_JSON = 'it is not valid JSON';

/**
 * Reads through a COCO file and notes where everything is. Yields from time to time, so that the run can be stopped. `fail` is told of
 * entries that are of no use; an annotation that is not JSON may show only when it is read. Throws SourceProblem where the file itself is
 * broken or not UTF-8. The annotations are those of `results`, a list in another file, if it is given.
 */
export function* indexCoco(
  reader: ByteReader,
  fail: (list: string, position: number, line: number, problem: string) => void,
  results?: ByteReader,
): Generator<undefined, CocoIndex> {
  const images = placeList();
  const annotations = placeList();
  const owners = numberList(Int32Array);
  const imageOfSlot = numberList(Int32Array);
  const slots = new Map<CocoId | UnknownName, number>();
  const categories: CocoCategory[] = [];
  const lists = new Set<string>();
  const unusable = new Set<number>();
  const firstIds: CocoId[] = [];
  const matcher = results && resultMatcher();
  /** Each image id gets a slot when it is first met, whether in an image or in an annotation. */
  const slotOf = (id: CocoId | UnknownName): number => {
    let slot = slots.get(id);
    if (slot === undefined) {
      slot = slots.size;
      slots.set(id, slot);
      imageOfSlot.push(-1);
    }
    return slot;
  };
  const takeImage = (batch: ListElements, i: number) => {
    const value = parseElement(batch, i);
    const problem = value === undefined ? NO_JSON : enter(value, idIn(batch, i, value, 'id'));
    if (problem !== undefined) {
      unusable.add(images.length);
      fail('images', images.length, batch.lines[i]!, problem);
    }
    images.push(batch, i);
  };
  /** Notes whose id it is; returns what is wrong with the image. */
  const enter = (value: Json, id: CocoId): string | undefined => {
    if (id === undefined) return 'it has no "id"';
    const slot = slotOf(id);
    if (imageOfSlot.numbers[slot]! >= 0) return 'its id is already used';
    imageOfSlot.numbers[slot] = images.length;
    matcher?.addImage(value, id);
    if (firstIds.length < FIRST) firstIds.push(id);
    const hasName = isObject(value) && imageName(value) !== undefined;
    return hasName ? undefined : 'it has no "file_name"';
  };
  const hasImage = (id: CocoId) => slots.has(id) && imageOfSlot.numbers[slots.get(id)!]! >= 0;
  const isMatchedById = ({ bytes, starts, ends }: ListElements, i: number, id: CocoId) =>
    !matcher || (hasImage(id) && !bytes.subarray(starts[i], ends[i]).includes(FILE_NAME));
  const takeAnnotation = (batch: ListElements, i: number) => {
    const owner = findImageId(batch, i);
    let slot = NOBODY;
    if (owner !== undefined && isMatchedById(batch, i, owner)) slot = slotOf(owner);
    else {
      const value = parseElement(batch, i);
      if (value === undefined) fail('annotations', annotations.length, batch.lines[i]!, NO_JSON);
      else {
        const id = idIn(batch, i, value, 'image_id');
        slot = slotOf(matcher ? matcher.idOf(value, id, annotations.length, hasImage) : id);
      }
    }
    owners.push(slot);
    annotations.push(batch, i);
  };
  const takeCategory = (batch: ListElements, i: number) => {
    const value = parseElement(batch, i);
    if (value === undefined) fail('categories', categories.length, batch.lines[i]!, NO_JSON);
    const { bytes, starts, ends, lines } = batch;
    const repeated = value === undefined ? [] : repeatedKeysIn(bytes.subarray(starts[i], ends[i]), value);
    const id = value === undefined ? undefined : idIn(batch, i, value, 'id');
    categories.push({ value, id, repeated, line: lines[i]! });
  };
  const takers = new Map([
    ['images', takeImage],
    ['annotations', results ? () => {} : takeAnnotation],
    ['categories', takeCategory],
  ]);
  for (const batch of cutLists(reader)) {
    // An empty batch comes first of each list.
    if (batch.starts.length === 0 && lists.has(batch.key) && takers.has(batch.key)) {
      const args = { problem: `it has the list "${batch.key}" twice` };
      throw new SourceProblem({ code: 'label-file-malformed', args }, {});
    }
    lists.add(batch.key);
    const take = takers.get(batch.key);
    if (take) {
      refuseNotUtf8(batch);
      for (let i = 0; i < batch.starts.length; i++) take(batch, i);
    }
    yield;
  }
  if (results) {
    for (const elements of cutElements(results)) {
      const batch = { ...elements, key: 'annotations' };
      refuseNotUtf8(batch);
      for (let i = 0; i < batch.starts.length; i++) takeAnnotation(batch, i);
      yield;
    }
  }
  const imageOf = (annotation: number) => {
    const owner = owners.numbers[annotation]!;
    return owner === NOBODY ? -1 : imageOfSlot.numbers[owner]!;
  };
  const dangling: CocoIndex['dangling'] = new Map();
  let idOfSlot: (CocoId | UnknownName)[] | undefined;
  for (let i = 0; i < annotations.length; i++) {
    if (imageOf(i) >= 0 || owners.numbers[i] === NOBODY) continue;
    idOfSlot ??= [...slots.keys()];
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
    firstIds,
    renamed: matcher?.renamed ?? 0,
    contradictions: matcher?.contradictions ?? [],
    unusable,
  };
}

function textOf({ bytes, starts, ends }: ListElements, i: number): string {
  return bytes.toString('utf8', starts[i], ends[i]);
}

function parseElement(batch: ListElements, i: number): Json | undefined {
  try {
    return JSON.parse(textOf(batch, i)) as Json;
  } catch {
    return undefined;
  }
}

function idIn(batch: ListElements, i: number, value: Json, key: string): CocoId {
  return idOf(value, key, (position) => textOf(batch, position), i);
}

/** Texts would otherwise have stand-ins for bytes that nobody wrote. */
function refuseNotUtf8({ bytes, starts, ends, lines, base }: ListElements): void {
  const from = starts[0] ?? 0;
  const bad = findInvalidUtf8(bytes.subarray(from, ends.at(-1) ?? from));
  if (bad < 0) return;
  const at = from + bad;
  const args = { offset: base + at, byte: showByte(bytes[at]!) };
  const line = lines[starts.findLastIndex((start) => start <= at)]!;
  throw new SourceProblem({ code: 'invalid-utf8', args }, { line });
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
