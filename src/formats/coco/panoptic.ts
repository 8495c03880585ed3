import { basename, extname, join } from 'node:path';
import { isObject, type Json, type JsonObject, quote } from '../../json/json.ts';
import { readWholeFile } from '../../readers/regular-file.ts';
import { boundsOfMask } from '../../regions/bounds.ts';
import { boxOrOutline } from '../../regions/box-or-outline.ts';
import type { LabelControls } from '../../regions/controls.ts';
import type { Mask, Size } from '../../regions/shape.ts';
import { showPath } from '../folder/show-path.ts';
import type { Input } from '../format.ts';
import { countMembers, memberCounter } from '../labelled/count-members.ts';
import type { Drafting } from '../labelled/draft.ts';
import { fileLookup } from '../labelled/file-lookup.ts';
import { maskKind } from '../labelled/mask-kind.ts';
import { decodeMask, type MaskPixels } from '../mask-dir/decode-png.ts';
import type { CocoAnnotation } from './annotation.ts';
import type { Category } from './categories.ts';
import { type CocoId, showId } from './id.ts';
import { foldersOfMasks } from './mask-folders.ts';

/** Whether an annotation is of panoptic segmentation: one for a whole image, whose segments are in a mask of its own. */
export function isPanoptic(value: Json | undefined): boolean {
  return isObject(value) && value.segments_info !== undefined;
}

interface Segment {
  value: JsonObject;
  category: Category;
  pointer: string;
}

const membersOfSegment: ReadonlySet<string> = new Set(['id', 'category_id', 'area', 'bbox', 'iscrowd']);

/**
 * Prepares to add the segments of panoptic annotations as masks, or as their boxes where the label config has a tag for these alone. Returns the
 * files that belong to an annotation.
 */
export function segmentsAdder(
  input: Input,
  controls: LabelControls,
  categories: ReadonlyMap<CocoId, Category>,
): (draft: Drafting, annotation: CocoAnnotation, image: Size | undefined) => string[] {
  const find = maskFinder(input.path);
  const count = memberCounter(input, 'segments_info', membersOfSegment);
  const kind = maskKind(input);

  return (draft, annotation, image) => {
    const { pointer, place } = annotation;
    const malformed = (problem: string, path = pointer) => {
      const args = { what: `annotation ${path}`, problem };
      draft.report({ code: 'label-malformed', args, path }, place);
    };
    const { segments_info: list, file_name: name } = annotation.value as JsonObject;
    if (!Array.isArray(list)) {
      malformed('its "segments_info" is not a list');
      return [];
    }
    if (typeof name !== 'string' || name === '') {
      malformed('it has no "file_name", which is that of its mask');
      return [];
    }
    const path = find(name);
    if (path === undefined) {
      malformed(`its mask ${quote(name)} does not exist`);
      return [];
    }
    const segments = readSegments(list, annotation, categories, draft, malformed);
    const pixels = decodeMask(readWholeFile(path, showPath(input, path)));
    const isOther = (size: Size) => image && (size.width !== image.width || size.height !== image.height);
    if (typeof pixels === 'string') malformed(`its mask ${quote(name)} cannot be read: ${pixels}`);
    else if (isOther(pixels)) {
      const sizes = `${pixels.width} by ${pixels.height} pixels, but the image is ${image!.width} by ${image!.height}`;
      malformed(`its mask ${quote(name)} is ${sizes}`);
    } else {
      for (const { value, category, pointer: own, mask } of cut(pixels, segments, malformed)) {
        const at = { label: category.name, place, path: own };
        countMembers(count, value);
        if (value.iscrowd === 1 || value.iscrowd === true) {
          const args = { mark: 'iscrowd', label: quote(category.name) };
          draft.report({ code: 'label-mark-lost', args, path: `${own}/iscrowd` }, place);
        }
        if (boxOrOutline(controls, kind, category.name) === 'box') {
          draft.add({ ...at, shape: { kind: 'rectangle', ...boxAround(mask) } });
          input.skip('polygons and masks imported as boxes', 1);
        } else draft.add({ ...at, shape: { kind: 'brush', mask } });
      }
    }
    return [path];
  };
}

/** Finds a mask by the name that the annotation gives it, or, with another ending, as the image has it. */
function maskFinder(path: string): (name: string) => string | undefined {
  const folders = foldersOfMasks(path);
  const { exists } = fileLookup();
  return (name) => {
    const names = [name, `${name.slice(0, name.length - extname(name).length)}.png`, basename(name)];
    return folders.flatMap((folder) => names.map((one) => join(folder, one))).find(exists);
  };
}

/** The segments by their ids; what is none is reported. */
function readSegments(
  list: readonly Json[],
  { pointer, place }: CocoAnnotation,
  categories: ReadonlyMap<CocoId, Category>,
  draft: Drafting,
  malformed: (problem: string, path: string) => void,
): Map<number, Segment | undefined> {
  const segments = new Map<number, Segment | undefined>();
  for (const [i, value] of list.entries()) {
    const own = `${pointer}/segments_info/${i}`;
    const { id, category_id: categoryId } = isObject(value) ? value : {};
    if (!isObject(value) || !Number.isInteger(id) || (id as number) <= 0) {
      malformed('it has no "id", a whole number above 0', own);
    } else if (segments.has(id as number)) malformed(`its id, ${id}, is already used`, own);
    else {
      const category = categories.get(categoryId as CocoId);
      if (!category) {
        const shown = categoryId === undefined ? '(none given)' : showId(categoryId as number);
        const args = { id: shown, where: 'the categories of the file' };
        draft.report({ code: 'class-unknown', args, path: `${own}/category_id` }, place);
      }
      segments.set(id as number, category && { value, category, pointer: own });
    }
  }
  return segments;
}

/**
 * The mask of each segment: the pixels of its id, which is R + 256 G + 256² B; 0 is of none. As in the evaluation of panopticapi, each segment has
 * pixels, and each pixel a segment. Only one mask at a time need be in memory.
 */
function* cut(
  { width, height, codes, kind, palette }: MaskPixels,
  segments: ReadonlyMap<number, Segment | undefined>,
  malformed: (problem: string, path?: string) => void,
): Generator<Segment & { mask: Mask }> {
  const order = new Map([...segments.keys()].map((id, i) => [id, i + 1]));
  const numbers = new Int32Array(codes.length);
  const unknown = new Map<number | undefined, number>();
  const seen = new Set<number>();
  for (let from = 0, to = 0; from < codes.length; from = to) {
    const code = codes[from]!;
    while (to < codes.length && codes[to] === code) to++;
    const color = kind === 'colors' ? code : kind === 'palette' ? (palette[code] ?? 0) : code * 0x010101;
    const id = code < 0 ? 0 : ((color & 0xff) << 16) | (color & 0xff00) | (color >> 16);
    if (id === 0) continue;
    const number = order.get(id);
    if (number !== undefined) {
      numbers.fill(number, from, to);
      seen.add(number);
    } else {
      const key = unknown.has(id) || unknown.size < MOST_NAMED ? id : undefined;
      unknown.set(key, (unknown.get(key) ?? 0) + to - from);
    }
  }
  for (const [id, pixels] of unknown) {
    const what = id === undefined ? 'other ids' : `the id ${id}`;
    malformed(
      `${pixels === 1 ? '1 pixel of its mask has' : `${pixels} pixels of its mask have`} ${what}, which none of its segments has`,
    );
  }
  for (const [id, segment] of segments) {
    const number = order.get(id)!;
    if (!segment) continue;
    if (!seen.has(number)) malformed(`no pixel of the mask has its id, ${id}`, segment.pointer);
    else {
      const pixels = new Uint8Array(codes.length);
      for (let i = 0; i < numbers.length; i++) if (numbers[i] === number) pixels[i] = 1;
      yield { ...segment, mask: { width, height, pixels } };
    }
  }
}

/** Ids without a segment that are told apart: a photo has one for nearly each pixel. */
const MOST_NAMED = 20;

function boxAround(mask: Mask): { x: number; y: number; width: number; height: number } {
  const { left, top, right, bottom } = boundsOfMask(mask)!;
  return { x: left, y: top, width: right - left, height: bottom - top };
}
