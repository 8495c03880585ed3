import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Place } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../json/json.ts';
import { boxOrOutline } from '../../regions/box-or-outline.ts';
import type { LabelControls } from '../../regions/controls.ts';
import type { Shape } from '../../regions/shape.ts';
import type { Batch } from '../../tasks/batch.ts';
import type { Input } from '../format.ts';
import type { Drafting } from '../labelled/draft.ts';
import { draftBatches } from '../labelled/draft-batch.ts';
import { type DraftOf, draftsOfFiles } from '../labelled/drafts-of-files.ts';
import { openImage } from '../labelled/open-image.ts';
import { type OtherRoots, otherRoots } from '../labelled/other-roots.ts';
import { readXml } from '../labelled/read-xml.ts';
import type { Draft } from '../labelled/task-results.ts';
import { parseVoc, type VocBox } from './parse-file.ts';

export function read(input: Input): Iterable<Batch> {
  return draftBatches(draftsOf(input));
}

function* draftsOf(input: Input): Generator<Draft> {
  const others = otherRoots(input, '<annotation>');
  yield* draftsOfFiles(input, '.xml', foldersOfImages, (...file) => draftOf(others, ...file));
  others.count();
}

function draftOf(
  others: OtherRoots,
  ...[input, controls, find, path, displayPath]: Parameters<DraftOf>
): Draft | undefined {
  const place = { file: displayPath };
  const text = readXml(input, path, displayPath);
  if (text === undefined) return undefined;
  const file = parseVoc(text);
  if ('problem' in file) {
    if (file.root !== undefined && others.add(path, displayPath, file.root)) return undefined;
    const at = file.line === undefined ? place : { ...place, line: file.line };
    input.report({ code: 'label-file-malformed', args: { problem: file.problem } }, at);
    return undefined;
  }
  const name = file.image;
  if (name === undefined) {
    input.report(
      { code: 'label-file-malformed', args: { problem: 'it has no image name in <filename>' } },
      place,
    );
    return undefined;
  }
  const named = find(name);
  // The name may be an old one, while the path has the image that is there.
  const byPath = named.exists || named.url || file.path === undefined ? named : find(file.path);
  const image = byPath.exists ? byPath : named;
  if (image !== named) {
    const args = { image: quote(basename(image.path)), missing: quote(name) };
    input.report({ code: 'image-found-by-path', args }, place);
  }
  const draft = openImage(input, controls, image, name, file.size, place);
  const other = basename((file.path ?? name).replaceAll('\\', '/'));
  if (image.exists && other !== basename(image.path) && existsSync(join(dirname(image.path), other))) {
    const args = {
      name: '<filename>',
      image: quote(basename(image.path)),
      also: '<path>',
      other: quote(other),
    };
    draft.report({ code: 'image-named-otherwise', args }, place);
  }
  for (const name of file.others) input.skip(`elements of files called ${quote(name)}`, 1);
  for (const name of othersOf(file.objects)) input.skip(`elements of objects called ${quote(name)}`, 1);
  for (const [i, object] of file.objects.entries()) {
    addObject(
      { input, controls, draft },
      object,
      `object ${i + 1}`,
      { ...place, line: object.line },
      undefined,
    );
  }
  return draft.finish(true);
}

/** The names of elements that nothing is made of, in objects and their parts. */
function othersOf(objects: readonly VocBox[]): string[] {
  return objects.flatMap(({ others, parts }) => [...others, ...othersOf(parts)]);
}

/** The usual layouts: beside the file, or in JPEGImages/ or images/ beside its folder. */
function foldersOfImages(beside: string): string[] {
  const above = dirname(beside);
  return [beside, join(above, 'JPEGImages'), join(above, 'images'), above, join(beside, 'images')];
}

/** What the objects of a file are added with. */
interface VocDraft {
  input: Input;
  controls: LabelControls;
  draft: Drafting;
}

function addObject(
  context: VocDraft,
  { name, box, polygon, marks, parts, score }: VocBox,
  what: string,
  place: Place,
  parent: string | undefined,
): void {
  const { draft } = context;
  const shape = name === '' ? 'it has no <name>' : shapeOf(context, name, box, polygon);
  if (typeof shape === 'string') {
    draft.report({ code: 'label-malformed', args: { what, problem: shape } }, place);
    return;
  }
  const label = name;
  for (const mark of marks)
    draft.report({ code: 'label-mark-lost', args: { mark, label: quote(label) } }, place);
  const id = draft.add({ label, shape, score, parent, place });
  for (const [i, part] of parts.entries()) addObject(context, part, `part ${i + 1} of ${what}`, place, id);
}

/** A box and the polygon in it are one region; which of the two depends on the label config. Or what is wrong with the box. */
function shapeOf(
  { input, controls }: VocDraft,
  label: string,
  box: VocBox['box'],
  points: VocBox['polygon'],
): Shape | string {
  const wanted = points && boxOrOutline(controls, 'polygon', label);
  if (points && (wanted === 'outline' || (typeof box === 'string' && wanted !== 'box'))) {
    if (typeof box !== 'string') input.skip('boxes around polygons', 1);
    return { kind: 'polygon', points };
  }
  if (typeof box === 'string') return box;
  if (points) input.skip('polygons imported as boxes', 1);
  return { ...box, kind: 'rectangle' };
}
