import { dirname, join } from 'node:path';
import type { Place } from '../../diagnostics/diagnostic.ts';
import { isObject, type Json, quote } from '../../json/json.ts';
import type { LabelControls } from '../../regions/controls.ts';
import { type Size, sizeOf } from '../../regions/shape.ts';
import type { Batch } from '../../tasks/batch.ts';
import type { Input } from '../format.ts';
import { countMembers, memberCounter } from '../labelled/count-members.ts';
import type { Draft, Drafting } from '../labelled/draft.ts';
import { draftBatches } from '../labelled/draft-batch.ts';
import { draftsOfFiles } from '../labelled/drafts-of-files.ts';
import type { FoundImage } from '../labelled/find-image.ts';
import { openImage } from '../labelled/open-image.ts';
import { parseJsonFile } from '../labelled/parse-json-file.ts';
import { readLabelmeShape } from './shape.ts';

export function read(input: Input): Iterable<Batch> {
  return draftBatches(draftsOfFiles(input, '.json', foldersOfImages, draftOf));
}

function foldersOfImages(beside: string): string[] {
  return [beside, join(beside, 'images'), join(dirname(beside), 'images')];
}

function draftOf(
  input: Input,
  controls: LabelControls,
  find: (name: string) => FoundImage,
  path: string,
  displayPath: string,
): Draft | undefined {
  const place = { file: displayPath };
  const file = parseJsonFile(input, path, displayPath);
  if (file === undefined) return undefined;
  const refuse = (problem: string): undefined => {
    input.report({ code: 'label-file-malformed', args: { problem } }, place);
  };
  if (!isObject(file) || !Array.isArray(file.shapes))
    return refuse('it is not an object with a list "shapes"');
  const name = file.imagePath;
  if (typeof name !== 'string' || name === '') return refuse('it has no image name in "imagePath"');
  const found = find(name);
  const declared = sizeOf(file.imageWidth, file.imageHeight);
  const draft = openImage(input, controls, found, name, declared, place);
  if (!found.exists && file.imageData) input.skip('images embedded in label files', 1);
  for (const flag of flagsOf(file))
    draft.report({ code: 'image-flag-lost', args: { flag: quote(flag) }, path: '/flags' }, place);
  countMembers(memberCounter(input, 'label files', membersOfFile), file);
  const count = memberCounter(input, LIST, membersOfShape);
  for (const [i, shape] of file.shapes.entries()) {
    addShape(draft, shape, i, declared, place);
    countMembers(count, shape);
  }
  return draft.finish(true);
}

/** The list that shapes stand in. */
const LIST = 'shapes';

const membersOfFile: ReadonlySet<string> = new Set([
  'version',
  'flags',
  LIST,
  'imagePath',
  'imageData',
  'imageHeight',
  'imageWidth',
  // Colors of the program's own window.
  'lineColor',
  'fillColor',
]);
const membersOfShape: ReadonlySet<string> = new Set([
  'label',
  'points',
  'group_id',
  'shape_type',
  'flags',
  'description',
  'score',
  'mask',
  // The angle of a rotated box, whose corners say the same.
  'direction',
  'line_color',
  'fill_color',
]);

function addShape(
  draft: Drafting,
  value: Json,
  position: number,
  image: Size | undefined,
  place: Place,
): void {
  const path = `/${LIST}/${position}`;
  const read = readLabelmeShape(value, image);
  if ('problem' in read) {
    const args = { what: `shape ${path}`, problem: read.problem };
    draft.report({ code: 'label-malformed', args, path }, place);
  } else if ('unknown' in read) {
    const args = { shape: quote(read.unknown), label: quote(read.label) };
    draft.report({ code: 'label-shape-unknown', args, path }, place);
  } else {
    for (const mark of isObject(value) ? marksOf(value) : []) {
      const args = { mark, label: quote(read.label) };
      draft.report({ code: 'label-mark-lost', args, path }, place);
    }
    draft.add({ ...read, place, list: LIST, position });
  }
}

/** What else a shape says: the group it is in, a description, flags that are set. */
function marksOf(shape: Record<string, Json>): string[] {
  const { group_id: group, description } = shape;
  return [
    ...(typeof group === 'number' ? [`group_id ${group}`] : []),
    ...(typeof description === 'string' && description !== '' ? [`description ${quote(description)}`] : []),
    ...flagsOf(shape),
  ];
}

/** The flags that are set, of a shape or of an image. */
function flagsOf({ flags }: Record<string, Json>): string[] {
  return isObject(flags) ? Object.keys(flags).filter((flag) => flags[flag] === true) : [];
}
