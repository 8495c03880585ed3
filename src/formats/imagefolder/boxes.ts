import { isObject, type Json, type JsonObject } from '../../json/json.ts';

/** A box in pixels, with its class as it stands there. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
  label: string | number;
  score: number | undefined;
}

const labelKeys = ['category', 'categories', 'label', 'labels', 'class', 'classes', 'name', 'names'];
const scoreKeys = ['score', 'scores', 'confidence'];

/** The boxes, and the members of "objects" that they are made of. */
export interface FoundBoxes {
  boxes: Box[];
  members: readonly (string | undefined)[];
}

/** "objects" as lists, also where they are a list with an object for each box; what is neither stays as it is. */
export function listsOf(objects: Json): Json {
  if (!Array.isArray(objects) || !objects.every(isObject)) return objects;
  const keys = new Set(['bbox', ...objects.flatMap((object) => Object.keys(object))]);
  return Object.fromEntries([...keys].map((key) => [key, objects.map((object) => object[key] ?? null)]));
}

/**
 * The boxes of "objects", a structure of lists as long as each other: `bbox` has a corner, width and height, as in COCO; another list has the classes. A text
 * says what is wrong. Boxes without classes are called "object".
 */
export function boxesOf(objects: Json): FoundBoxes | string {
  if (objects === null) return { boxes: [], members: [] };
  if (!isObject(objects) || !Array.isArray(objects.bbox)) return 'it has no list "bbox"';
  const { bbox } = objects;
  const lists = (keys: readonly string[]) => keys.filter((key) => Array.isArray(objects[key]));
  const labelKey = labelKeyOf(objects, bbox.length, lists(labelKeys));
  const unlisted = labelKeys.find((key) => ![undefined, null].includes(objects[key] as null));
  if (labelKey === undefined && unlisted !== undefined) return `its "${unlisted}" is not a list`;
  const labels = labelKey === undefined ? undefined : (objects[labelKey] as Json[]);
  const [scoreKey] = lists(scoreKeys);
  const scores = scoreKey === undefined ? undefined : (objects[scoreKey] as Json[]);
  if (labels && labels.length !== bbox.length)
    return `it has ${count(bbox.length, 'box', 'boxes')} and ${count(labels.length, 'class', 'classes')}`;
  const boxes: Box[] = [];
  for (const [i, box] of bbox.entries()) {
    const isBox = Array.isArray(box) && box.length === 4 && box.every((number) => typeof number === 'number');
    const label = labels ? labels[i] : 'object';
    const score = scores?.[i];
    if (!isBox) return `its box ${i} is not a list of 4 numbers`;
    const [x, y, width, height] = box as [number, number, number, number];
    if (width < 0 || height < 0) return `its box ${i} has a negative width or height`;
    if ((typeof label !== 'string' || label === '') && !Number.isInteger(label))
      return `its class ${i} is neither a text nor a whole number`;
    boxes.push({
      ...{ x, y, width, height },
      label: label as string | number,
      score: typeof score === 'number' ? score : undefined,
    });
  }
  return { boxes, members: ['bbox', labelKey, scoreKey] };
}

/** The list of classes: that of texts where there is another of their numbers, both as long as that of boxes. */
function labelKeyOf(objects: JsonObject, count: number, keys: readonly string[]): string | undefined {
  const whole = keys.filter((key) => (objects[key] as Json[]).length === count);
  const areTexts = (key: string) => (objects[key] as Json[]).every((label) => typeof label === 'string');
  return whole.find(areTexts) ?? whole[0] ?? keys[0];
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
