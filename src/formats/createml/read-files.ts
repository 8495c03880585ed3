import type { Place } from '../../diagnostics/diagnostic.ts';
import { isObject, type Json } from '../../json/json.ts';
import type { Batch } from '../../tasks/batch.ts';
import type { Input } from '../format.ts';
import { controlsOf } from '../labelled/controls-of.ts';
import { countMembers, memberCounter } from '../labelled/count-members.ts';
import type { Drafting, Mark } from '../labelled/draft.ts';
import { draftBatches } from '../labelled/draft-batch.ts';
import { besideOrInImages, finderBeside } from '../labelled/finder-beside.ts';
import { labelFilesOf } from '../labelled/label-files-of.ts';
import { openImage } from '../labelled/open-image.ts';
import { parseJsonFile } from '../labelled/parse-json-file.ts';
import type { Draft } from '../labelled/task-results.ts';

export function read(input: Input): Iterable<Batch> {
  return draftBatches(draftsOf(input));
}

function* draftsOf(input: Input): Generator<Draft> {
  const controls = controlsOf(input);
  const find = finderBeside(input, besideOrInImages);
  const countOfImage = memberCounter(
    input,
    'images',
    new Set(['image', 'imagefilename', 'annotations', 'annotation']),
  );
  const countOfBoth = memberCounter(input, 'images', new Set());
  const countOfLabel = memberCounter(input, 'annotations', new Set(['label', 'coordinates', 'confidence']));
  const countOfPlace = memberCounter(input, 'coordinates', new Set(['x', 'y', 'width', 'height']));
  for (const { path, displayPath, onImage } of labelFilesOf(input, '.json')) {
    const place = { file: displayPath };
    const file = parseJsonFile(input, path, displayPath);
    if (file === undefined) continue;
    if (!Array.isArray(file)) {
      const args = { problem: 'it is not a list of images' };
      input.report({ code: 'label-file-malformed', args }, place);
      continue;
    }
    for (const [i, entry] of file.entries()) {
      const name = isObject(entry) ? (entry.image ?? entry.imagefilename) : undefined;
      const given = isObject(entry) ? (entry.annotations ?? entry.annotation ?? null) : undefined;
      const labels = given ?? (given === null ? [] : undefined);
      if (typeof name !== 'string' || name === '' || !Array.isArray(labels)) {
        const problem = Array.isArray(labels)
          ? 'it has no image name in "image"'
          : 'its "annotations" are not a list';
        const args = { entry: `/${i}`, problem };
        input.report({ code: 'label-entry-malformed', args, path: `/${i}` }, place);
        continue;
      }
      const image = onImage(find(path, name));
      const draft = openImage(input, controls, image, name, undefined, place);
      countMembers(countOfImage, entry);
      if (isObject(entry) && entry.annotations !== undefined)
        countOfBoth('annotation', entry.annotation ?? null);
      const list = isObject(entry) && Array.isArray(entry.annotations) ? 'annotations' : 'annotation';
      for (const [k, label] of labels.entries()) {
        addBox(draft, label, `${i}/${list}`, k, place);
        countMembers(countOfLabel, label);
        if (isObject(label)) countMembers(countOfPlace, label.coordinates);
      }
      yield draft.finish(given !== null);
    }
  }
}

function addBox(draft: Drafting, value: Json, list: string, position: number, place: Place): void {
  const box = readBox(value);
  if (typeof box !== 'string') {
    draft.add({ ...box, place, list, position });
    return;
  }
  const path = `/${list}/${position}`;
  draft.report({ code: 'label-malformed', args: { what: `annotation ${path}`, problem: box }, path }, place);
}

/** A box, whose coordinates are its center and its size in pixels; or what is wrong with it. */
function readBox(value: Json): Pick<Mark, 'label' | 'shape' | 'score'> | string {
  if (!isObject(value)) return 'it is not an object';
  const { label, coordinates, confidence } = value;
  if (typeof label !== 'string' || label === '') return 'its "label" is not a text';
  const numbers = ['x', 'y', 'width', 'height'].map((name) =>
    isObject(coordinates) ? coordinates[name] : undefined,
  );
  if (!numbers.every((number) => typeof number === 'number' && Number.isFinite(number))) {
    return 'its "coordinates" are not numbers x, y, width and height';
  }
  const [x, y, width, height] = numbers as [number, number, number, number];
  if (width < 0 || height < 0) return 'its width or height is negative';
  const score = typeof confidence === 'number' && Number.isFinite(confidence) ? confidence : undefined;
  return { label, shape: { kind: 'rectangle', x: x - width / 2, y: y - height / 2, width, height }, score };
}
