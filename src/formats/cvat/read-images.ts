import { join } from 'node:path';
import type { Place } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../json/json.ts';
import type { Answer } from '../../regions/answers.ts';
import { type Size, sizeOf } from '../../regions/shape.ts';
import { toNumber } from '../../regions/to-number.ts';
import type { Batch } from '../../tasks/batch.ts';
import { childrenOf } from '../../xml/elements.ts';
import type { XmlElement } from '../../xml/parse-xml.ts';
import type { Input } from '../format.ts';
import { controlsOf } from '../labelled/controls-of.ts';
import { memberCounter } from '../labelled/count-members.ts';
import type { Drafting } from '../labelled/draft.ts';
import { draftBatches } from '../labelled/draft-batch.ts';
import { besideOrInImages, finderBeside } from '../labelled/finder-beside.ts';
import { labelFilesOf } from '../labelled/label-files-of.ts';
import { openImage } from '../labelled/open-image.ts';
import { otherRoots } from '../labelled/other-roots.ts';
import type { Draft } from '../labelled/task-results.ts';
import { xmlPiecesOf } from '../labelled/xml-pieces-of.ts';
import { type CvatMeta, elementsRead, noMeta, readAttributes, readMeta } from './meta.ts';
import { readCvatShapes } from './shapes.ts';

/** The labels that the file lists. */
export function classes(input: Input): string[] {
  return firstMeta(input).labels;
}

/** The values that the file lists for attributes. */
export function choices(input: Input): CvatMeta['choices'] {
  return firstMeta(input).choices;
}

/** What was read for one input, whose labels and choices are both asked for. */
const metas = new WeakMap<Input, CvatMeta>();

function firstMeta(input: Input): CvatMeta {
  const meta = metas.get(input) ?? findMeta(input);
  metas.set(input, meta);
  return meta;
}

function findMeta(input: Input): CvatMeta {
  for (const { path, displayPath } of labelFilesOf(input, '.xml')) {
    for (const { element } of xmlPiecesOf(input, path, displayPath)) {
      if (element.name === 'meta') return readMeta(element);
      if (element.name === 'image' || element.name === 'track') break;
    }
  }
  return noMeta;
}

export function read(input: Input): Iterable<Batch> {
  return draftBatches(draftsOf(input));
}

function* draftsOf(input: Input): Generator<Draft> {
  const controls = controlsOf(input);
  const find = finderBeside(input, besideOrInImages);
  const countElement = memberCounter(input, 'files', elementsRead, 'elements');
  const others = otherRoots(input, '<annotations>');
  for (const { path, displayPath: file, onImage } of labelFilesOf(input, '.xml')) {
    let meta = noMeta;
    for (const { isRoot, element, lineOf } of xmlPiecesOf(input, path, file)) {
      const place = { file, line: lineOf(element) };
      if (isRoot) {
        if (element.name === 'annotations') continue;
        if (others.add(path, file, element.name)) break;
        input.report(
          { code: 'label-file-malformed', args: { problem: 'its root is not <annotations>' } },
          place,
        );
        break;
      }
      if (element.name === 'meta') meta = readMeta(element);
      if (element.name === 'track') input.skip('tracks of videos', 1);
      countElement(element.name, true);
      if (element.name !== 'image') continue;
      const name = element.attributes.get('name')?.value;
      if (!name) {
        input.report({ code: 'label-malformed', args: { what: 'image', problem: 'it has no name' } }, place);
        continue;
      }
      const [width, height] = ['width', 'height'].map((side) =>
        toNumber(element.attributes.get(side)?.value),
      );
      const size = sizeOf(width, height);
      const subset = element.attributes.get('subset')?.value;
      const plain = find(path, name);
      const image = onImage(
        plain.exists || plain.url !== undefined || !subset ? plain : find(path, join(subset, name)),
      );
      const draft = openImage(input, controls, image, name, size, place);
      const labels = element.content.filter((child) => typeof child !== 'string');
      if (subset) input.skip('subsets of images', 1);
      for (const label of labels) countLost(input, label);
      for (const label of labels) addLabel(draft, label, meta, size, { file, line: lineOf(label) });
      yield draft.finish(labels.length > 0);
    }
  }
  others.count();
}

function addLabel(
  draft: Drafting,
  element: XmlElement,
  meta: CvatMeta,
  size: Size | undefined,
  place: Place,
): void {
  const label = element.attributes.get('label')?.value;
  if (!label) {
    const args = { what: element.name, problem: 'it has no label' };
    draft.report({ code: 'label-malformed', args }, place);
  } else if (element.name === 'tag') {
    draft.answer({ name: 'tag', kind: 'choice', values: [label], alone: true }, place);
    for (const answer of readAttributes(element, meta)) draft.answer(answer, place);
  } else if (element.name === 'skeleton') addSkeleton(draft, element, label, meta, place);
  else addShapes(draft, element, label, readAttributes(element, meta), size, place);
}

function addShapes(
  draft: Drafting,
  element: XmlElement,
  label: string,
  answers: readonly Answer[],
  size: Size | undefined,
  place: Place,
): void {
  const shapes = readCvatShapes(element, size);
  if (typeof shapes === 'string') {
    draft.report({ code: 'label-malformed', args: { what: element.name, problem: shapes } }, place);
    return;
  }
  if (!shapes) {
    const args = { shape: quote(element.name), label: quote(label) };
    draft.report({ code: 'label-shape-unknown', args }, place);
    return;
  }
  for (const mark of marksOf(element)) {
    draft.report({ code: 'label-mark-lost', args: { mark, label: quote(label) } }, place);
  }
  for (const shape of shapes) draft.add({ label, shape, answers, place });
}

/** Counts what the editor has no place for, and that is nearly everywhere: the order of shapes, and what drew them. */
function countLost(input: Input, { name, attributes }: XmlElement): void {
  const order = attributes.get('z_order')?.value ?? '0';
  if (order !== '0') input.skip('attributes of shapes called "z_order"', 1);
  const source = attributes.get('source')?.value ?? '';
  if (source !== '' && source !== 'manual')
    input.skip(`attributes of ${name === 'tag' ? 'tags' : 'shapes'} called "source"`, 1);
}

/** Marks that are set and for which no region has a place. */
function marksOf({ attributes }: XmlElement): string[] {
  const group = attributes.get('group_id')?.value;
  return [
    ...(attributes.get('occluded')?.value === '1' ? ['occluded'] : []),
    ...(group !== undefined && group !== '0' ? [`group_id ${group}`] : []),
  ];
}

/** The points of a skeleton become keypoints, each with its own label; that they belong together is lost. */
function addSkeleton(
  draft: Drafting,
  skeleton: XmlElement,
  label: string,
  meta: CvatMeta,
  place: Place,
): void {
  const attributesOfAll = readAttributes(skeleton, meta).map(
    ({ name, values }) => `${name} = ${values.join()}`,
  );
  draft.report({ code: 'skeleton-split', args: { label: quote(label) } }, place);
  for (const mark of [...marksOf(skeleton), ...attributesOfAll]) {
    draft.report({ code: 'label-mark-lost', args: { mark, label: quote(label) } }, place);
  }
  for (const point of childrenOf(skeleton, 'points')) {
    const { attributes } = point;
    if (attributes.get('outside')?.value === '1') {
      draft.skip('points of skeletons outside of their images');
      continue;
    }
    const shapes = readCvatShapes(point, undefined);
    const name = attributes.get('label')?.value;
    if (typeof shapes === 'string' || !shapes || !name) {
      const problem = typeof shapes === 'string' ? shapes : 'it has no label';
      draft.report({ code: 'label-malformed', args: { what: 'point of a skeleton', problem } }, place);
      continue;
    }
    for (const shape of shapes) {
      const hidden = attributes.get('occluded')?.value === '1' ? { hidden: true } : {};
      const answers = readAttributes(point, meta);
      draft.add({ label: name, shape: { ...shape, ...hidden } as typeof shape, answers, place });
    }
  }
}
