import type { Place } from '../../diagnostics/diagnostic.ts';
import { isObject, type Json, type JsonObject, quote } from '../../json/json.ts';
import type { Answer } from '../../regions/answers.ts';
import type { LabelControls } from '../../regions/controls.ts';
import type { Shape, Size } from '../../regions/shape.ts';
import type { Input } from '../format.ts';
import { countMembers, memberCounter } from '../labelled/count-members.ts';
import type { Drafting } from '../labelled/draft.ts';
import { compareBox } from './box-beside-outline.ts';
import type { Category } from './categories.ts';
import { shapeChooser } from './choose-shapes.ts';
import { type CocoId, showId } from './id.ts';
import { polygonsAsMask } from './polygons-as-mask.ts';
import { readCocoShapes } from './shapes.ts';

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

/**
 * Prepares to add the annotations of a COCO file, or of a list of results, to the tasks of their images; `image` is the size that the file
 * gives, if it does.
 */
export function annotationAdder(
  input: Input,
  controls: LabelControls,
  categories: ReadonlyMap<CocoId, Category>,
  areResults: boolean,
): (draft: Drafting, annotation: CocoAnnotation, image: Size | undefined) => void {
  const countOther = memberCounter(input, LIST, areResults ? readOfResults : read);
  const count: typeof countOther = (name, of) => {
    if (!(isText(of) && texts.some((text) => text === name))) countOther(name, of);
  };
  const choose = shapeChooser(input, controls);
  const withMask = polygonsAsMask(input, controls);
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
    const beside = compareBox(shapes);
    if (beside && !beside.agrees && shapes.outline[0]!.kind === 'polygon') {
      const args = { label: quote(category.name), percent: Math.round(beside.overlap * 100) };
      draft.report({ code: 'box-not-around-polygon', args, path: `${pointer}/bbox` }, place);
    }
    const masked = withMask(shapes, category.name, image);
    const { box, outline } = choose(masked, category.name, beside?.agrees === true);
    if (!box && outline.length === 0 && shapes.keypoints.length === 0) {
      return malformed(draft, annotation, 'it has no box, polygon, mask or keypoint');
    }
    reportLost(draft, annotation, value, outline.length, category.name);
    countMembers(count, value);
    const add = (shape: Shape, parent: string | undefined, label: string, answers?: Answer[]) =>
      draft.add({ label, shape, score, parent, answers, place, list: LIST, position });
    const texts = textsOf(value);
    const regions = [...(box ? [box] : []), ...outline].map((shape, i) =>
      add(shape, undefined, category.name, i === 0 ? texts : undefined),
    );
    const parent = regions.find((id) => id !== undefined);
    left('unlabeled keypoints (v = 0)', shapes.notLabelled);
    for (const [i, { shape, index }] of shapes.keypoints.entries()) {
      const own = regions.length === 0 && i === 0 ? texts : undefined;
      add(shape, parent, category.keypoints[index] ?? category.name, own);
    }
  };
}

/** What annotations say of their object in words: captions of regions (RefCOCO, Visual Genome), words in images (COCO-Text). */
const texts = ['caption', 'utf8_string', 'transcription'] as const;

function textsOf(value: JsonObject): Answer[] {
  return texts.flatMap((name) => {
    const text = value[name];
    return isText(text) ? [{ name, kind: 'text', values: [text] }] : [];
  });
}

function isText(value: Json | undefined): value is string {
  return typeof value === 'string' && value !== '';
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

/** In results, as those of Ultralytics, it says which image they are about. */
const readOfResults: ReadonlySet<string> = new Set([...read, 'file_name']);

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
