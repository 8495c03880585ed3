import type { Place } from '../../diagnostics/diagnostic.ts';
import { isObject, type Json, type JsonObject, quote } from '../../json/json.ts';
import type { LabelControls } from '../../regions/controls.ts';
import type { Shape, Size } from '../../regions/shape.ts';
import type { Input } from '../format.ts';
import { countMembers, memberCounter } from '../labelled/count-members.ts';
import type { Drafting } from '../labelled/draft.ts';
import { overlapWithPolygons } from './box-beside-polygon.ts';
import type { Category } from './categories.ts';
import { type CocoId, showId } from './id.ts';
import { type CocoShapes, readCocoShapes } from './shapes.ts';

/** One annotation of a COCO file and what is needed to read it. */
export interface CocoAnnotation {
  /** Undefined when it is not JSON. */
  value: Json | undefined;
  categoryId: CocoId;
  /** Its position in the file's list. */
  position: number;
  /** The pointer to it in the file. */
  pointer: string;
  place: Place;
}

/** Prepares to add the annotations of a COCO file to the tasks of their images; `image` is the size that the file gives, if it does. */
export function annotationAdder(
  input: Input,
  controls: LabelControls,
  categories: ReadonlyMap<CocoId, Category>,
): (draft: Drafting, annotation: CocoAnnotation, image: Size | undefined) => void {
  const count = memberCounter(input, LIST, read);
  const left = (what: string, count: number) => {
    if (count > 0) input.skip(what, count);
  };

  return (draft, annotation, image) => {
    const { value, position, pointer, place } = annotation;
    if (value === undefined) return malformed(draft, annotation, 'it is not valid JSON');
    if (!isObject(value)) return malformed(draft, annotation, 'it is not an object');
    const category = categories.get(annotation.categoryId);
    if (!category) {
      const { categoryId } = annotation;
      const id = categoryId === undefined ? '(none given)' : showId(categoryId);
      const args = { id, where: 'the categories of the file' };
      const path = `${pointer}/category_id`;
      return draft.report({ code: 'class-unknown', args, path }, place);
    }
    const score = Number.isFinite(value.score) ? (value.score as number) : undefined;
    if (score === undefined && value.score !== undefined && value.score !== null) {
      malformed(draft, annotation, 'its "score" is not a number', '/score');
    }
    const shapes = readCocoShapes(value, image);
    for (const { member, problem } of shapes.problems) {
      malformed(draft, annotation, `${member}: ${problem}`, `/${member}`);
    }
    if (shapes.problems.length > 0) return;
    const overlap = overlapWithPolygons(shapes);
    if (overlap !== undefined) {
      const args = { label: quote(category.name), percent: Math.round(overlap * 100) };
      draft.report({ code: 'box-not-around-polygon', args, path: `${pointer}/bbox` }, place);
    }
    const { box, outline } = chooseShapes(shapes, controls, left);
    if (!box && outline.length === 0 && shapes.keypoints.length === 0) {
      return malformed(draft, annotation, 'it has no box, polygon, mask or keypoint');
    }
    reportLost(draft, annotation, value, outline.length, category.name);
    countMembers(count, value);
    const add = (shape: Shape, parent: string | undefined, label: string) =>
      draft.add({ label, shape, score, parent, place, list: LIST, position });
    const parent = box && add(box, undefined, category.name);
    for (const shape of outline) add(shape, undefined, category.name);
    left('unlabeled keypoints (v = 0)', shapes.notLabelled);
    for (const { shape, index } of shapes.keypoints) {
      add(shape, parent, category.keypoints[index] ?? category.name);
    }
  };
}

/** The list that annotations stand in. */
const LIST = 'annotations';

/** Members of annotations that results are made of, that are reported otherwise, or that only say again what others say. */
const read: ReadonlySet<string> = new Set([
  'id',
  'image_id',
  'category_id',
  'bbox',
  'segmentation',
  'keypoints',
  'num_keypoints',
  'area',
  'iscrowd',
  'attributes',
  'score',
]);

function malformed(draft: Drafting, { pointer, place }: CocoAnnotation, problem: string, member = ''): void {
  const args = { what: `annotation ${pointer}`, problem };
  draft.report({ code: 'label-malformed', args, path: pointer + member }, place);
}

/** Reports what results have no place for. */
function reportLost(
  draft: Drafting,
  { pointer, place }: CocoAnnotation,
  value: JsonObject,
  parts: number,
  category: string,
): void {
  if (value.iscrowd === 1 || value.iscrowd === true) {
    const args = { mark: 'iscrowd', label: quote(category) };
    draft.report({ code: 'label-mark-lost', args, path: `${pointer}/iscrowd` }, place);
  }
  for (const mark of attributesOf(value)) {
    const args = { mark, label: quote(category) };
    draft.report({ code: 'label-mark-lost', args, path: `${pointer}/attributes` }, place);
  }
  if (parts > 1) {
    const args = { parts, label: quote(category) };
    draft.report({ code: 'polygon-in-parts', args, path: `${pointer}/segmentation` }, place);
  }
}

/** The attributes of CVAT that are set, but for the rotation, which the box takes. */
function attributesOf({ attributes, bbox }: JsonObject): string[] {
  if (!isObject(attributes)) return [];
  const isSet = (value: Json) => value !== null && value !== false && value !== '';
  return Object.entries(attributes)
    .filter(([name, value]) => isSet(value) && !(name === 'rotation' && (bbox || value === 0)))
    .map(([name, value]) => (value === true ? name : `${name} ${JSON.stringify(value)}`));
}

/**
 * A box beside a polygon, a mask or keypoints mostly says no more than they do, so it is only wanted when the label config has a tag for it;
 * and the other way round, where there is a tag for boxes alone, they stand for the rest. What is skipped that way is counted.
 */
function chooseShapes(
  { box, outline, keypoints }: CocoShapes,
  controls: LabelControls,
  left: (what: string, count: number) => void,
): { box: Shape | undefined; outline: readonly Shape[] } {
  const has = (shape: Shape | undefined) => shape !== undefined && controls[shape.kind].length > 0;
  const hasBox = has(box);
  const hasOutline = has(outline[0]);
  const hasOther = hasOutline || (keypoints.length > 0 && controls.keypoint.length > 0);
  if (box && !hasBox && hasOther) {
    left('boxes around polygons, masks or keypoints', 1);
    return { box: undefined, outline };
  }
  if (outline.length > 0 && !hasOutline && hasBox) {
    left('polygons and masks imported as boxes', 1);
    return { box, outline: [] };
  }
  return { box, outline };
}
