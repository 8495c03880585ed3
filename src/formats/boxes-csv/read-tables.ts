import { extname } from 'node:path';
import type { Place } from '../../diagnostics/diagnostic.ts';
import { jqCommand } from '../../diagnostics/jq-command.ts';
import { outputFor } from '../../output-name.ts';
import { quotePathForShell } from '../../quote-shell.ts';
import { readHead } from '../../readers/head.ts';
import type { LabelControls } from '../../regions/controls.ts';
import { type Size, sizeOf } from '../../regions/shape.ts';
import { toNumber } from '../../regions/to-number.ts';
import type { Batch } from '../../tasks/batch.ts';
import { originalOf } from '../folder/show-path.ts';
import type { Input } from '../format.ts';
import { controlsOf } from '../labelled/controls-of.ts';
import { type Drafting, startDraft } from '../labelled/draft.ts';
import { draftBatches } from '../labelled/draft-batch.ts';
import { type FileLookup, fileLookup } from '../labelled/file-lookup.ts';
import { type FoundImage, imageFinder } from '../labelled/find-image.ts';
import { foldersOfTable } from '../labelled/folders-of-table.ts';
import { frameOf, unitFrame } from '../labelled/frame.ts';
import { type ImagesBelow, imagesBelow } from '../labelled/image-below.ts';
import { labelFilesOf } from '../labelled/label-files-of.ts';
import { openImage, openScaled } from '../labelled/open-image.ts';
import type { Draft } from '../labelled/task-results.ts';
import { isImage } from '../media/image-dir.ts';
import { skipPacked } from '../tables/still-packed.ts';
import { tableEndings } from '../tables/table-kind.ts';
import { boxOf } from './box.ts';
import type { BoxColumns } from './columns.ts';
import { classesInLabelMap, isLabelMap, labelMaps } from './label-map.ts';
import { openTable } from './open-table.ts';
import type { Row } from './rows.ts';
import { nameIn, rowsByImage } from './rows-by-image.ts';
import type { Table } from './table.ts';

export const classes = classesInLabelMap;

export function read(input: Input): Iterable<Batch> {
  return draftBatches(draftsOf(input));
}

function* draftsOf(input: Input): Generator<Draft> {
  const controls = controlsOf(input);
  const below = imagesBelow(input, tableEndings);
  const lookup = fileLookup();
  const others: string[] = [];
  for (const file of labelFilesOf(input, ...tableEndings, ...labelMaps)) {
    if (isLabelMap(file.path)) continue;
    if (skipPacked(input, file.path, file.displayPath, 'boxes-csv')) continue;
    const table = openTable(input, file);
    if (table) yield* draftsOfTable(input, controls, table, below, lookup);
    else if (file.path !== input.path) {
      input.skip('tables without boxes', 1);
      if (namesImages(file.path, file.displayPath)) others.push(file.displayPath);
    } else {
      const problem = 'it has no column for the image and four for the box';
      input.report({ code: 'label-file-malformed', args: { problem } }, { file: file.displayPath });
    }
  }
  below.tell();
  noteOthers(input, others);
}

/** Whether the first rows of a table have the names of images, whose classes may be in it. */
function namesImages(path: string, displayPath: string): boolean {
  const head = readHead(path, displayPath).bytes.toString('utf8');
  return head.split(/[\r\n,;\t"]/).some(isImage);
}

/** Says how to import tables that name images, but have no boxes. */
function noteOthers(
  { note, displayPath, original, store, bucket }: Input,
  [first, second]: readonly string[],
): void {
  if (first === undefined || original !== undefined || store || bucket) return;
  const which = second === undefined ? `The table ${first}` : `Tables such as ${first}`;
  const verbs =
    second === undefined ? 'names images, has no boxes and is' : 'name images, have no boxes and are';
  note(
    `${which} ${verbs} not read. For a task per row: --input-path ${quotePathForShell(first)} --document-root ${quotePathForShell(displayPath)}`,
  );
}

function* draftsOfTable(
  input: Input,
  controls: LabelControls,
  table: Table,
  below: ImagesBelow,
  lookup: FileLookup,
): Generator<Draft> {
  const { path, displayPath, columns, isScaled, onImage } = table;
  const beside = originalOf(input, path);
  const find = imageFinder(foldersOfTable(input, beside), lookup, input.options.images !== undefined);
  const begin = (row: Row, name: string, found: FoundImage) => {
    const place = { file: displayPath, line: row.line };
    const image =
      found.exists || extname(found.path) !== '' ? found : { ...found, path: `${found.path}.jpg` };
    const declared = declaredSize(row, columns);
    return isScaled
      ? openFractions(input, controls, image, declared, place)
      : { draft: openImage(input, controls, image, name, declared, place), scale: unitFrame.drawn };
  };
  let isFirst = true;
  let open: { name: string; draft: Drafting; scale: Size } | undefined;
  for (const row of rowsByImage(input, table)) {
    const name = nameIn(row, table);
    if (open && open.name !== name) {
      yield open.draft.finish(true);
      open = undefined;
    }
    if (!open) {
      const found = onImage(below.find(find(name), path, name));
      if (isFirst && !found.exists && isResult(row, columns)) {
        const what =
          'a list of results of COCO, an object a line, without the dataset with its images and categories';
        const command = `${jqCommand('.', displayPath, '-s')} > ${outputFor('results.json', displayPath)}`;
        const advice = `make it a list (${command}), and put that beside the COCO file of its dataset.`;
        input.report({ code: 'label-dialect', args: { found: what, advice } }, { file: displayPath });
        return;
      }
      isFirst = false;
      open = { name, ...begin(row, name, found) };
    }
    addBox(input, open.draft, row, columns, open.scale, displayPath);
  }
  if (open) yield open.draft.finish(true);
}

/** Whether a line is a result of COCO, which has numbers in the place of the names of the image and the class. */
function isResult({ cells }: Row, { areKeys, names, image, label }: BoxColumns): boolean {
  if (!areKeys || label === undefined) return false;
  const isNumber = (at: number) => /^\d+$/.test(cells[at] ?? '');
  return (
    names?.[image] === 'image_id' && names[label] === 'category_id' && isNumber(image) && isNumber(label)
  );
}

/** Begins the task of an image whose boxes are fractions of it, which need no size. */
function openFractions(
  input: Input,
  controls: LabelControls,
  { url, path, exists }: FoundImage,
  declared: Size | undefined,
  place: Place,
): { draft: Drafting; scale: Size } {
  if (url === undefined) {
    const { draft, size } = openScaled(input, controls, { path, exists });
    return { draft, scale: size ?? unitFrame.drawn };
  }
  const frame = frameOf(declared, undefined) ?? unitFrame;
  return { draft: startDraft(input, controls, url, frame, place, false), scale: frame.drawn };
}

function declaredSize({ cells }: Row, { size }: BoxColumns): Size | undefined {
  return size && sizeOf(toNumber(cells[size[0]]), toNumber(cells[size[1]]));
}

/** Adds the box of a row; `scale` is the size of the image where boxes are fractions of it, and 1 by 1 for pixels. */
function addBox(
  input: Input,
  draft: Drafting,
  { cells, line }: Row,
  columns: BoxColumns,
  scale: Size,
  file: string,
): void {
  const place = { file, line };
  const found = boxOf(cells, columns);
  if (found === 'none') input.skip('rows without a box', 1);
  else if ('problem' in found) {
    draft.report({ code: 'label-malformed', args: { what: 'row', problem: found.problem } }, place);
  } else {
    const { shape } = found;
    const written = columns.score === undefined ? '' : (cells[columns.score] ?? '');
    if (found.score === undefined && written !== '') input.skip('scores that are not numbers', 1);
    const x = { x: shape.x * scale.width, width: shape.width * scale.width };
    const y = { y: shape.y * scale.height, height: shape.height * scale.height };
    draft.add({ ...found, shape: { ...shape, ...x, ...y }, place });
  }
}
