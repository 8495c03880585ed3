import type { Spot } from '../diagnostics/diagnostic.ts';
import type { Input } from '../importers/importer.ts';
import { isObject, type Json, quote } from '../json/json.ts';
import type { Category } from './coco-categories.ts';
import { type CocoShapes, readCocoShapes } from './coco-shapes.ts';
import type { LabelControls } from './controls.ts';
import type { Drafting } from './draft.ts';
import type { Shape, Size } from './shape.ts';

/** One annotation of a COCO file and what is needed to read it. */
export interface CocoAnnotation {
  value: Json;
  /** Its position in the file's list. */
  position: number;
  image: Size | undefined;
  spot: Spot;
}

/** Prepares to add the annotations of a COCO file to the tasks of their images. */
export function annotationAdder(
  input: Input,
  controls: LabelControls,
  categories: ReadonlyMap<Json, Category>,
): (draft: Drafting, annotation: CocoAnnotation) => void {
  const left = (what: string, count: number) => {
    if (count > 0) input.leaveOut(what, count);
  };

  return (draft, { value, position, image, spot }) => {
    const path = `/annotations/${position}`;
    const malformed = (problem: string, member = '') => {
      const args = { what: `annotation ${path}`, problem };
      draft.report({ code: 'label-malformed', args, path: path + member }, spot);
    };
    if (!isObject(value)) return malformed('it is no object');
    const category = categories.get(value.category_id ?? null);
    if (!category) {
      const id = JSON.stringify(value.category_id) ?? 'that is missing';
      const args = { id, where: 'the categories of the file' };
      return draft.report({ code: 'class-unknown', args, path: `${path}/category_id` }, spot);
    }
    const { score } = value;
    if (score !== undefined && score !== null && typeof score !== 'number') {
      malformed('its "score" is no number', '/score');
    }
    const shapes = readCocoShapes(value, image);
    for (const { member, problem } of shapes.problems) malformed(`${member}: ${problem}`, `/${member}`);
    if (shapes.problems.length > 0) return;
    const mark = {
      spot,
      path,
      label: category.name,
      score: typeof score === 'number' ? score : undefined,
    };
    const { box, outline } = chooseShapes(shapes, controls, left);
    if (!box && outline.length === 0 && shapes.keypoints.length === 0) {
      return malformed('it has no box, no polygon, no mask and no keypoint');
    }
    if (value.iscrowd === 1 || value.iscrowd === true) {
      const args = { mark: 'iscrowd', label: quote(category.name) };
      draft.report({ code: 'label-mark-lost', args, path: `${path}/iscrowd` }, spot);
    }
    if (outline.length > 1) {
      const args = { parts: outline.length, label: quote(category.name) };
      draft.report({ code: 'polygon-in-parts', args, path: `${path}/segmentation` }, spot);
    }
    const parent = box && draft.add({ ...mark, shape: box });
    for (const shape of outline) draft.add({ ...mark, shape });
    left('keypoints that are not labelled (v = 0)', shapes.notLabelled);
    for (const { shape, index } of shapes.keypoints) {
      draft.add({ ...mark, shape, parent, label: category.keypoints[index] ?? category.name });
    }
  };
}

/**
 * A box beside a polygon, a mask or keypoints mostly says no more than they do, so it is only wanted when the label config has a tag for it;
 * and the other way round, where there is a tag for boxes alone, they stand for the rest. What is left out that way is counted.
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
    left('polygons and masks whose boxes were taken', 1);
    return { box, outline: [] };
  }
  return { box, outline };
}
