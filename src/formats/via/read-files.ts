import type { Finding, Place } from '../../diagnostics/diagnostic.ts';
import { isObject, quote } from '../../json/json.ts';
import { whatIsAt } from '../../readers/what-is-at.ts';
import type { Batch } from '../../tasks/batch.ts';
import type { Input } from '../format.ts';
import { controlsOf } from '../labelled/controls-of.ts';
import type { Drafting } from '../labelled/draft.ts';
import { draftBatches } from '../labelled/draft-batch.ts';
import type { FoundImage } from '../labelled/find-image.ts';
import { besideOrInImages, finderBeside } from '../labelled/finder-beside.ts';
import { labelFilesOf } from '../labelled/label-files-of.ts';
import { openImage } from '../labelled/open-image.ts';
import type { Draft } from '../labelled/task-results.ts';
import { chooseLabel, kindOf, namedValues, type ViaAttributes } from './attributes.ts';
import { readViaFile } from './images.ts';
import { readViaShape } from './shape.ts';
import type { ViaImage } from './via-file.ts';

/** The options of the attribute that is the label, where a project lists them. */
export function classes(input: Input): string[] {
  return [...labelFilesOf(input, '.json')].flatMap(({ path, displayPath }) => {
    const file = /\.csv$/i.test(path) ? undefined : readViaFile(input, path, displayPath);
    return file ? chooseLabel(file.regionAttributes, seenIn(file.images), file.label).options : [];
  });
}

export function read(input: Input): Iterable<Batch> {
  return draftBatches(draftsOf(input));
}

/** The label of regions without attributes, where the label config does not have a single one. */
const UNLABELED = 'object';

function* draftsOf(input: Input): Generator<Draft> {
  const controls = controlsOf(input);
  const find = finderBeside(input, besideOrInImages);
  for (const { path, displayPath, onImage } of labelFilesOf(input, '.json', '.csv')) {
    const file = readViaFile(input, path, displayPath);
    if (!file) continue;
    const attributes = chooseLabel(file.regionAttributes, seenIn(file.images), file.label);
    if (attributes.label !== undefined) {
      input.note(`The labels of ${displayPath} are the region attribute ${quote(attributes.label)}.`);
    }
    for (const image of file.images) {
      const { name, otherNames = [], regions, size, line } = image;
      const place: Place = { file: displayPath, ...(line !== undefined && { line }) };
      const plain = find(path, name);
      const isFound = plain.exists || plain.url !== undefined || file.folder === '';
      const below = isFound ? plain : find(path, `${file.folder}/${name}`);
      const named = below.exists ? below : firstOf(path, otherNames, find);
      const found = onImage(named ?? plain);
      const draft = openImage(input, controls, found, name, undefined, place);
      const bytes = found.exists ? whatIsAt(found.path)?.size : undefined;
      if (bytes !== undefined && size !== undefined && size !== bytes) {
        const args = { image: quote(name), declared: size, actual: bytes };
        draft.report({ code: 'file-size-differs', args }, place);
      }
      const only = new Set(
        Object.values(controls).flatMap((list) =>
          Array.isArray(list) ? list.flatMap(({ labels }) => labels) : [],
        ),
      );
      const fallback = only.size === 1 ? [...only][0]! : UNLABELED;
      for (const i of regions.keys()) addRegion(draft, image, i, attributes, fallback, place);
      let answered = false;
      for (const [key, value] of Object.entries(image.attributes)) {
        const values = namedValues(file.fileAttributes, key, value);
        if (values.length === 0) continue;
        answered = true;
        const kind = isObject(value) ? 'choice' : kindOf(file.fileAttributes, key);
        draft.answer({ name: key, kind, values }, place);
      }
      yield draft.finish(regions.length > 0 || answered);
    }
  }
}

/** The first of further names that is a file, else the address among them. */
function firstOf(
  path: string,
  names: readonly string[],
  find: (file: string, name: string) => FoundImage,
): FoundImage | undefined {
  const all = names.map((name) => find(path, name));
  return all.find(({ exists }) => exists) ?? all.find(({ url }) => url !== undefined);
}

/** The names of all attributes that regions have. */
function seenIn(images: readonly ViaImage[]): Set<string> {
  const names = new Set<string>();
  for (const { regions } of images) {
    for (const { attributes } of regions)
      if (isObject(attributes)) for (const name in attributes) names.add(name);
  }
  return names;
}

function addRegion(
  draft: Drafting,
  { regions, list }: ViaImage,
  position: number,
  attributes: ViaAttributes,
  fallback: string,
  image: Place,
): void {
  const { shape: written, attributes: given, line, path: own } = regions[position]!;
  const place = line === undefined ? image : { ...image, line };
  const path = list === undefined ? own : `/${list}/${position}`;
  const report = (finding: Finding) =>
    draft.report({ ...finding, ...(path !== undefined && { path }) } as Finding, place);
  const values = isObject(given) ? given : {};
  const read = readViaShape(written);
  const key = attributes.label;
  const [label, ...others] = key === undefined ? [fallback] : attributes.valuesOf(key, values[key]);
  if ('problem' in read || label === undefined) {
    const missing = `it has no value in the attribute ${quote(key ?? '')}, which is the label`;
    const problem = 'problem' in read ? read.problem : missing;
    const what = path === undefined ? 'region' : `region ${path}`;
    report({ code: 'label-malformed', args: { what, problem } });
  } else if ('unknown' in read) {
    report({ code: 'label-shape-unknown', args: { shape: quote(read.unknown), label: quote(label) } });
  } else {
    for (const other of others) {
      report({ code: 'label-mark-lost', args: { mark: `${key} = ${other}`, label: quote(label) } });
    }
    const answers = Object.entries(values).flatMap(([name, value]) => {
      const said = name === key ? [] : attributes.valuesOf(name, value);
      return said.length === 0 ? [] : [{ name, kind: attributes.kindOf(name), values: said }];
    });
    draft.add({ label, shape: read.shape, answers, place, ...(path !== undefined && { path }) });
  }
}
