import { dirname, join } from 'node:path';
import type { Place } from '../../diagnostics/diagnostic.ts';
import { isObject, type Json, quote, showValue } from '../../json/json.ts';
import { quotePathForShell } from '../../quote-shell.ts';
import { type Size, sizeOf } from '../../regions/shape.ts';
import type { Batch } from '../../tasks/batch.ts';
import { type NamedFiles, namedFiles } from '../folder/named-files.ts';
import type { Input } from '../format.ts';
import { countMembers, memberCounter } from '../labelled/count-members.ts';
import type { Drafting } from '../labelled/draft.ts';
import { draftBatches } from '../labelled/draft-batch.ts';
import { type DraftOf, draftsOfFiles } from '../labelled/drafts-of-files.ts';
import { openImage } from '../labelled/open-image.ts';
import { parseJsonFile } from '../labelled/parse-json-file.ts';
import type { Draft } from '../labelled/task-results.ts';
import { readLabelmeShape } from './shape.ts';

export function read(input: Input): Iterable<Batch> {
  return draftBatches(draftsOf(input));
}

function* draftsOf(input: Input): Generator<Draft> {
  const embedded: Embedded = { count: 0, folders: 0, first: '', last: undefined };
  const others = namedFiles(input, '.json file without "shapes"', '.json files without "shapes"');
  yield* draftsOfFiles(input, '.json', foldersOfImages, (...file) => draftOf(embedded, others, ...file));
  others.count();
  noteEmbedded(input, embedded);
}

/** Images that are in files of labels and nowhere else; how many folders have such files, and the first and the last of these. */
interface Embedded {
  count: number;
  folders: number;
  first: string;
  last: string | undefined;
}

/** Gets the images out of the label files of a folder, under the names that these give them. */
const GET_OUT = String.raw`mkdir -p images && for f in *.json; do n=$(jq -r 'select(.imageData) | .imagePath | gsub(".*[/\\\\]"; "")' "$f"); [ "$n" ] && jq -r .imageData "$f" | base64 -d > "images/$n"; done`;

function noteEmbedded(input: Input, { count, folders, first }: Embedded): void {
  if (count === 0) return;
  input.skip('images embedded in label files', count);
  const [what, them] = count === 1 ? ['1 image is', 'it'] : [`${count} images are`, 'them'];
  // What was unpacked, or is in a store, has no folder that a command could enter.
  const isHere = input.original === undefined && input.store === undefined;
  const more = folders === 1 ? '' : `, and so in each of the ${folders} folders that have such files`;
  const way = isHere
    ? ` To write ${them} to a folder that is looked in: cd ${quotePathForShell(first)} && ${GET_OUT}${more}`
    : '';
  input.note(`${what} in the label files alone ("imageData").${way}`);
}

/** Members of which a file of labelme has one, whatever is wrong with it; others are of other tools. */
const members = ['shapes', 'imagePath', 'imageData'];

function foldersOfImages(beside: string): string[] {
  return [beside, join(beside, 'images'), join(dirname(beside), 'images')];
}

function draftOf(
  embedded: Embedded,
  others: NamedFiles,
  ...[input, controls, find, path, displayPath]: Parameters<DraftOf>
): Draft | undefined {
  const place = { file: displayPath };
  const file = parseJsonFile(input, path, displayPath);
  if (file === undefined) return undefined;
  const refuse = (problem: string): undefined => {
    input.report({ code: 'label-file-malformed', args: { problem } }, place);
  };
  if (path !== input.path && !(isObject(file) && members.some((name) => name in file)))
    return void others.add(displayPath);
  if (!isObject(file) || !Array.isArray(file.shapes))
    return refuse('it is not an object with a list "shapes"');
  const name = file.imagePath;
  if (typeof name !== 'string' || name === '') return refuse('it has no image name in "imagePath"');
  const found = find(name);
  const declared = sizeOf(file.imageWidth, file.imageHeight);
  const draft = openImage(input, controls, found, name, declared, place);
  if (!found.exists && file.imageData) {
    const folder = dirname(displayPath);
    if (embedded.count++ === 0) embedded.first = folder;
    if (folder !== embedded.last) embedded.folders++;
    embedded.last = folder;
  }
  for (const flag of flagsOf(file)) draft.loseFlag(flag, place, '/flags');
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
  'difficult',
  'attributes',
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

/** What else a shape says: the group it is in, a description, flags that are set, attributes. */
function marksOf(shape: Record<string, Json>): string[] {
  const { group_id: group, description } = shape;
  return [
    ...(typeof group === 'number' ? [`group_id ${group}`] : []),
    ...(typeof description === 'string' && description !== '' ? [`description ${quote(description)}`] : []),
    ...flagsOf(shape),
    ...(shape.difficult === true ? ['difficult'] : []),
    ...attributesOf(shape),
  ];
}

/** What X-AnyLabeling lets people say of a shape, as far as it has a value. */
function attributesOf({ attributes }: Record<string, Json>): string[] {
  if (!isObject(attributes)) return [];
  return Object.entries(attributes).flatMap(([name, value]) => {
    if (value === true) return [name];
    const values = (Array.isArray(value) ? value : [value]).filter(
      (one) => one !== null && one !== '' && one !== false,
    );
    const said = values.map((one) => (isObject(one) ? JSON.stringify(one) : showValue(one)));
    return said.length === 0 ? [] : [`${name} = ${said.join(', ')}`];
  });
}

/** The flags that are set, of a shape or of an image. */
function flagsOf({ flags }: Record<string, Json>): string[] {
  return isObject(flags) ? Object.keys(flags).filter((flag) => flags[flag] === true) : [];
}
