import { basename, extname } from 'node:path';
import type { Finding } from '../../diagnostics/diagnostic.ts';
import { isObject, type Json, quote } from '../../json/json.ts';
import { readHead } from '../../readers/head.ts';
import { openSlices } from '../../readers/slices.ts';
import { asTable } from './captions.ts';
import type { CocoIndex } from './file-index.ts';
import { foldersOfMasks, isMaskBeside } from './mask-folders.ts';

/** What a file is that has a list where a dataset of COCO has an object; undefined when it has none. */
export function dialectOfList(path: string, displayPath: string): Finding | undefined {
  const head = readHead(path, displayPath).bytes.toString('utf8');
  if (!/^\ufeff?\s*\[/.test(head)) return undefined;
  if (/^\ufeff?\s*\[\s*\{[^{}[\]]*"annotations"\s*:\s*\[\s*\{[^{}]*"coordinates"/.test(head)) {
    return dialect('a CreateML file', 'export the dataset as COCO, or convert it.');
  }
  const isResults = /^\ufeff?\s*\[\s*\{[^{}]*"(?:image_id|category_id|bbox|score)"\s*:/.test(head);
  return isResults
    ? dialect('a list of results, not a dataset', 'put the list under "annotations" of its dataset.')
    : dialect('a list, not an object with images and categories', 'check --input-format.');
}

/** What a file is whose annotations are none of objects: panoptic segmentation without its masks, or captions, which the first of them tells. */
export function dialectOfIndex(
  path: string,
  displayPath: string,
  { annotations }: CocoIndex,
): (Finding & { line: number }) | undefined {
  if (annotations.length === 0) return undefined;
  const line = annotations.lines[0]!;
  const slices = openSlices(path, displayPath);
  try {
    const first = parse(slices.read(annotations.offsets[0]!, annotations.lengths[0]!).toString());
    if (!isObject(first)) return undefined;
    if (first.segments_info !== undefined) {
      if (foldersOfMasks(path).length > 1 || isMaskBeside(path, first.file_name)) return undefined;
      const folder = basename(path, extname(path));
      const advice = `put the folder of its masks (${quote(`${folder}/`)}, with a PNG file for each image) beside it, or use the file of instances (instances_*.json) of the same dataset.`;
      return { ...dialect('a panoptic file of COCO (segments_info) without its masks', advice), line };
    }
    if (first.caption !== undefined && first.category_id === undefined) {
      const advice = `import the captions as data of tasks, from a table of images and captions: ${asTable(displayPath)}`;
      return { ...dialect('a file of captions of COCO ("caption")', advice), line };
    }
    return undefined;
  } finally {
    slices.close();
  }
}

function dialect(found: string, advice: string): Finding {
  return { code: 'label-dialect', args: { found, advice } };
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
