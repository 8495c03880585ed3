import { isObject, type Json, type JsonObject, quote, showValue } from '../../json/json.ts';
import { escapePointer } from '../../json/parse-lossless.ts';
import { type Shape, type Size, sizeOf } from '../../regions/shape.ts';

/** What one labeling job left in a line: the label attribute and its metadata. */
export interface JobLabels {
  attribute: string;
  value: Json | undefined;
  metadata: JsonObject;
}

const METADATA = '-metadata';

/** The label attributes of a line: each has metadata beside it, also where the job failed and left no label. */
export function jobsOf(row: JsonObject): JobLabels[] {
  return Object.entries(row).flatMap(([key, metadata]) => {
    if (!key.endsWith(METADATA) || !isObject(metadata)) return [];
    const attribute = key.slice(0, -METADATA.length);
    return attribute === '' ? [] : [{ attribute, value: row[attribute], metadata }];
  });
}

/**
 * Tells jobs from those whose boxes a later one of the line went through and adjusted: it has all of them, those that were right too
 * ("Label verification and adjustment" in the developer guide).
 */
export function withoutAdjusted(jobs: readonly JobLabels[]): { jobs: JobLabels[]; adjusted: number } {
  const isBoxes = ({ metadata }: JobLabels) => kindOf(metadata) === 'object-detection';
  const last = jobs.findLastIndex((job) => isBoxes(job) && 'adjustment-status' in job.metadata);
  const left = jobs.filter((job, i) => i >= last || !isBoxes(job));
  return { jobs: left, adjusted: jobs.length - left.length };
}

/** The keys of the line that a job is made of. */
export function keysOf({ attribute }: JobLabels): string[] {
  return [attribute, attribute + METADATA];
}

/** What is wrong in a label, with its JSON pointer below the line; an unknown class has its number. */
export interface LabelProblem {
  path: string;
  problem: string;
  unknown?: string;
}

export interface FoundBox {
  shape: Shape;
  label: string;
  /** Only of boxes that a model made. */
  score: number | undefined;
  path: string;
}

/** The size of the image that the boxes of a job are in. */
export function imageSizeOf({ value }: JobLabels): Size | undefined {
  const list = isObject(value) ? value.image_size : undefined;
  const [size] = Array.isArray(list) ? list : [];
  return isObject(size) ? sizeOf(size.width, size.height) : undefined;
}

/** The boxes of a job (groundtruth/object-detection): classes are numbers, whose names are in the metadata. */
export function boxesOf({ attribute, value, metadata }: JobLabels): {
  boxes: FoundBox[];
  problems: LabelProblem[];
} {
  const path = `/${escapePointer(attribute)}/annotations`;
  const list = isObject(value) ? value.annotations : undefined;
  if (!Array.isArray(list)) return { boxes: [], problems: [{ path, problem: 'it is not a list' }] };
  const problems: LabelProblem[] = [];
  const boxes = list.flatMap((box, position): FoundBox[] => {
    const own = `${path}/${position}`;
    const fail = (problem: string, unknown?: string) => {
      problems.push({ path: own, problem, ...(unknown !== undefined && { unknown }) });
      return [];
    };
    if (!isObject(box)) return fail('it is not an object');
    const numbers = [box.left, box.top, box.width, box.height];
    if (!numbers.every((one) => typeof one === 'number' && Number.isFinite(one)))
      return fail('its "left", "top", "width" and "height" are not all numbers');
    const [x, y, width, height] = numbers as [number, number, number, number];
    if (width < 0 || height < 0) return fail('its width or height is negative');
    const label = nameOf(box.class_id, metadata);
    if (label === undefined) return fail('its class has no name', showValue(box.class_id ?? '(none given)'));
    const shape: Shape = { kind: 'rectangle', x, y, width, height };
    return [{ shape, label, score: scoreOf(metadata, position), path: own }];
  });
  return { boxes, problems };
}

/** The classes of a job (groundtruth/image-classification, also -multilabel): the name of one, or a list of numbers. */
export function classesOf({ attribute, value, metadata }: JobLabels): {
  names: string[];
  problems: LabelProblem[];
} {
  const single = metadata['class-name'];
  if (typeof single === 'string' && single !== '') return { names: [single], problems: [] };
  const path = `/${escapePointer(attribute)}`;
  const ids = Array.isArray(value) ? value : [value ?? null];
  const problems: LabelProblem[] = [];
  const names = ids.flatMap((id) => {
    const name = nameOf(id, metadata);
    if (name !== undefined) return [name];
    problems.push({ path, problem: 'a class has no name', unknown: showValue(id) });
    return [];
  });
  return { names, problems };
}

/** Whether people made the labels; the confidences that these have are not scores of a model. */
export function isByPeople(metadata: JsonObject): boolean {
  return metadata['human-annotated'] !== 'no';
}

function scoreOf(metadata: JsonObject, position: number): number | undefined {
  if (isByPeople(metadata)) return undefined;
  const object = Array.isArray(metadata.objects) ? metadata.objects[position] : undefined;
  const score = isObject(object) ? object.confidence : undefined;
  return typeof score === 'number' && Number.isFinite(score) ? score : undefined;
}

function nameOf(id: Json | undefined, metadata: JsonObject): string | undefined {
  const names = metadata['class-map'];
  const name =
    isObject(names) && (typeof id === 'number' || typeof id === 'string') ? names[String(id)] : undefined;
  return typeof name === 'string' && name !== '' ? name : undefined;
}

/** The kind of a job as its metadata has it: what follows groundtruth/. */
export function kindOf({ type }: JsonObject): string {
  return typeof type === 'string' ? type.replace(/^groundtruth\//, '') : '(none given)';
}

/** Where the classes of a job have their names, for sentences. */
export function classMapOf({ attribute }: JobLabels): string {
  return `the "class-map" of ${quote(attribute + METADATA)}`;
}
