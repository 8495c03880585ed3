import { statSync } from 'node:fs';
import { isObject, type Json } from '../../json/json.ts';
import { openSlices } from '../../readers/slices.ts';
import type { Input, ShapeClasses } from '../format.ts';
import { type Category, readCategories } from './categories.ts';
import type { CocoIndex } from './file-index.ts';
import { type CocoId, idOf } from './id.ts';
import { cocoFiles } from './read-folder.ts';
import { readIndex } from './read-index.ts';
import { findDataset, isResultsFile } from './results-list.ts';

/** The names of the categories of the COCO files of an input, in their order. */
export function listClasses(input: Input): string[] {
  return listedIn(input).flatMap(({ names }) => names);
}

/** The names of the keypoints of their categories. */
export function listKeypoints(input: Input): ShapeClasses {
  const keypoints = new Set(listedIn(input).flatMap((file) => file.keypoints));
  return new Map(keypoints.size > 0 ? [['keypoint', [...keypoints]]] : []);
}

/** What the categories of a file are called, and their keypoints. */
interface Listed {
  names: string[];
  keypoints: string[];
}

/** What was read for one input, whose classes and keypoints are both asked for. */
const known = new WeakMap<Input, Listed[]>();

function listedIn(input: Input): Listed[] {
  const listed = known.get(input) ?? listFiles(input);
  known.set(input, listed);
  return listed;
}

function listFiles(input: Input): Listed[] {
  if (!statSync(input.path).isDirectory()) {
    const dataset = isResultsFile(input) ? findDataset(input) : input;
    return 'problem' in dataset ? [] : [listFile({ ...input, ...dataset })];
  }
  return cocoFiles(input, false).map(({ path, displayPath }) => listFile({ ...input, path, displayPath }));
}

/** The categories of a COCO file, in its order, without those that are only the supercategory of others. */
function listFile(input: Input): Listed {
  const steps = readIndex({ ...input, report: () => {} });
  for (;;) {
    const step = steps.next();
    if (!step.done) continue;
    if (!step.value) return { names: [], keypoints: [] };
    const categories = readCategories(step.value.categories, () => {});
    const unused = unusedRoots(input, step.value, categories);
    const used = [...categories].filter(([id]) => !unused.has(id)).map(([, category]) => category);
    return { names: used.map(({ name }) => name), keypoints: used.flatMap(({ keypoints }) => keypoints) };
  }
}

/** Categories that others name as theirs and no annotation has: Roboflow puts one in front, called like the project. */
function unusedRoots(
  { path, displayPath }: Input,
  { annotations }: CocoIndex,
  categories: ReadonlyMap<CocoId, Category>,
): Set<CocoId> {
  const namedBy = new Map<string, CocoId[]>();
  for (const [id, { above }] of categories) {
    if (above === undefined) continue;
    const others = namedBy.get(above);
    // Two tell that one of them is another than the category itself.
    if (!others) namedBy.set(above, [id]);
    else if (others.length < 2) others.push(id);
  }
  const roots = new Set<CocoId>();
  for (const [id, { name }] of categories) {
    if (namedBy.get(name)?.some((other) => other !== id)) roots.add(id);
  }
  if (roots.size === 0) return roots;
  const slices = openSlices(path, displayPath);
  try {
    for (let i = 0; i < annotations.length && roots.size > 0; i++) {
      const text = slices.read(annotations.offsets[i]!, annotations.lengths[i]!).toString();
      roots.delete(categoryIn(text));
    }
  } finally {
    slices.close();
  }
  return roots;
}

function categoryIn(text: string): CocoId {
  try {
    const value = JSON.parse(text) as Json;
    return isObject(value) ? idOf(value, 'category_id', () => text, 0) : undefined;
  } catch {
    return undefined;
  }
}
