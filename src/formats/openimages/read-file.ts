import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Finding, Place } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../json/json.ts';
import { readHead } from '../../readers/head.ts';
import type { Size } from '../../regions/shape.ts';
import { toNumber } from '../../regions/to-number.ts';
import type { Batch } from '../../tasks/batch.ts';
import { createIdIndex } from '../../tasks/id-index.ts';
import { filesIn } from '../folder/files-in.ts';
import { showPath } from '../folder/show-path.ts';
import type { Input } from '../format.ts';
import { controlsOf } from '../labelled/controls-of.ts';
import type { Drafting } from '../labelled/draft.ts';
import { draftBatches } from '../labelled/draft-batch.ts';
import { type FileLookup, fileLookup } from '../labelled/file-lookup.ts';
import { imageFinder } from '../labelled/find-image.ts';
import { imagesWithoutLabels, numberOf } from '../labelled/images-without-labels.ts';
import { openScaled } from '../labelled/open-image.ts';
import { readTable } from '../labelled/read-table.ts';
import { tableRows } from '../labelled/table-rows.ts';
import type { Draft } from '../labelled/task-results.ts';
import { isImage } from '../media/image-dir.ts';
import { isOpenimages } from './looks-like.ts';

/** A row as its cells by the names of columns, in lower case. */
interface Row {
  cells: Map<string, string>;
  line: number;
}

/** Files of Open Images with the names of labels, which the boxes have as codes such as /m/01g317. */
const descriptions = [
  'class-descriptions-boxable.csv',
  'oidv7-class-descriptions-boxable.csv',
  'class-descriptions.csv',
  'challenge-2019-classes-description-500.csv',
  'challenge-2018-class-descriptions-500.csv',
];

export function read(input: Input): Iterable<Batch> {
  return draftBatches(draftsOfInput(input));
}

/** Of a folder, the tables of boxes; the others beside them are of other things or, such as descriptions of classes, belong to these. */
function* draftsOfInput(input: Input): Generator<Draft> {
  if (!statSync(input.path).isDirectory()) {
    yield* draftsOf(input, fileLookup(), () => {});
    return;
  }
  const others = imagesWithoutLabels(input);
  const lookup = fileLookup();
  for (const { path, displayPath } of filesIn(input, ['.csv'], isImage)) {
    const head = readHead(path, displayPath)
      .bytes.toString('utf8')
      .replace(/^\ufeff/, '');
    if (isOpenimages(head)) yield* draftsOf({ ...input, path, displayPath }, lookup, others.addNamed);
    else if (!descriptions.includes(basename(path))) input.skip('tables without boxes', 1);
  }
  input.skip('images that no label file names', others.count());
}

/** `onImage` gets the path of each image. */
function* draftsOf(input: Input, lookup: FileLookup, onImage: (path: string) => void): Generator<Draft> {
  const controls = controlsOf(input);
  const names = readNames(input);
  const seen = createIdIndex();
  const find = imageFinder(foldersOfImages(input), lookup);
  const file = input.displayPath;
  for (const { id, rows } of imagesOf(input)) {
    const place = { file, line: rows[0]!.line };
    if (seen.add(numberOf(id), 0) !== undefined) {
      const problem = `rows of the image ${quote(id)} stand in several places; sort the file by ImageID`;
      input.report({ code: 'label-file-malformed', args: { problem } }, place);
      continue;
    }
    const image = find(id);
    const path = image.exists ? image.path : `${image.path}.jpg`;
    onImage(path);
    const { draft, size } = openScaled(input, controls, { path, exists: image.exists });
    for (const row of rows)
      addBox(draft, row, names, size ?? { width: 1, height: 1 }, { file, line: row.line });
    yield draft.finish(true);
  }
}

/** The usual layouts: beside the file, in images/ or in a folder of its part, such as train/. */
function foldersOfImages({ path, options }: Input): string[] {
  if (options.images !== undefined) return [options.images];
  const beside = dirname(path);
  const part = /^(?:oidv\d+-|challenge-\d+-)?([a-z]+)-/i.exec(basename(path))?.[1] ?? 'images';
  return [
    beside,
    join(beside, 'images'),
    join(beside, part),
    join(beside, 'images', part),
    join(dirname(beside), 'images'),
    // CVAT has annotations/ beside images/train/.
    join(dirname(beside), 'images', part),
  ];
}

/** The rows of one image after the other, as they stand together in the file. */
function* imagesOf(input: Input): Generator<{ id: string; rows: Row[] }> {
  let open: { id: string; rows: Row[] } | undefined;
  for (const row of rowsOf(input)) {
    const id = row.cells.get('imageid') ?? '';
    if (open && open.id !== id) {
      yield open;
      open = undefined;
    }
    open ??= { id, rows: [] };
    open.rows.push(row);
  }
  if (open) yield open;
}

/** The rows of the file, which has millions of them, as far as they are read. */
function* rowsOf(input: Input): Generator<Row> {
  const { path, displayPath } = input;
  let columns: string[] | undefined;
  for (const { cells, line } of tableRows(input, path, displayPath, ',')) {
    if (columns) {
      yield { cells: new Map(columns.map((name, i) => [name, cells[i] ?? ''])), line };
      continue;
    }
    columns = cells.map((name) => name.toLowerCase());
    const dialect = dialectOf(new Set(columns));
    if (dialect) {
      input.report(dialect, { file: displayPath, line });
      return;
    }
    const others = cells.filter((name) => !columnsRead.has(name.toLowerCase()));
    if (others.length > 0) {
      input.note(
        `Not imported from ${displayPath}: the columns ${others.map((name) => quote(name)).join(', ')}.`,
      );
    }
  }
}

/** The names of labels by their codes; empty without a file of them, and codes stay as they are. */
function readNames(input: Input): Map<string, string> {
  const folder = dirname(input.path);
  const list = descriptions.map((name) => join(folder, name)).find((path) => existsSync(path));
  const rows =
    list === undefined ? undefined : readTable(input, list, showPath(input, list), ',', { quotes: true });
  if (!rows && code.test(readHead(input.path, input.displayPath).bytes.toString('utf8'))) {
    input.note(
      `Found no ${descriptions[0]} beside ${input.displayPath}, so labels are codes such as /m/01g317.`,
    );
  }
  const names = new Map<string, string>();
  for (const { cells, line } of rows ?? []) {
    const [code = '', name = ''] = cells;
    const used = names.get(code) ?? name;
    names.set(code, used);
    if (used === name) continue;
    const args = { id: quote(code), used: quote(used), other: quote(name) };
    input.report({ code: 'class-named-twice', args }, { file: showPath(input, list!), line });
  }
  return names;
}

/** The code of a label, as Freebase and Google's knowledge graph have them. */
const code = /(?:^|[,"])\/[mg]\/\w/m;

const marks = ['IsOccluded', 'IsTruncated', 'IsGroupOf', 'IsDepiction', 'IsInside'];

const sides = ['xmin', 'xmax', 'ymin', 'ymax'];
/** The source says how a box was made, which the confidence does as well. */
const columnsRead = new Set([
  'imageid',
  'source',
  'labelname',
  'confidence',
  ...sides,
  ...marks.map((mark) => mark.toLowerCase()),
]);

/** What a file of Open Images is that has no boxes; undefined for one with boxes. */
function dialectOf(columns: ReadonlySet<string>): Finding | undefined {
  if (!columns.has('imageid') || sides.every((side) => columns.has(side))) return undefined;
  const advice = 'use the file of boxes of the same part (...-annotations-bbox.csv).';
  const found = columns.has('relationshiplabel')
    ? 'a file of relationships of Open Images'
    : columns.has('maskpath')
      ? 'a file of masks of Open Images'
      : 'a file of Open Images without boxes (XMin, XMax, YMin, YMax), such as labels of whole images';
  return { code: 'label-dialect', args: { found, advice } };
}

/** Adds a box, whose sides are fractions of the image. */
function addBox(
  draft: Drafting,
  { cells }: Row,
  names: ReadonlyMap<string, string>,
  { width, height }: Size,
  place: Place,
): void {
  const code = cells.get('labelname') ?? '';
  const found = readSides(cells);
  const problem = code === '' ? 'it has no LabelName' : typeof found === 'string' ? found : undefined;
  if (problem !== undefined || typeof found === 'string') {
    draft.report({ code: 'label-malformed', args: { what: 'row', problem: problem! } }, place);
    return;
  }
  const label = names.get(code) ?? code;
  if (names.size > 0 && !names.has(code)) {
    draft.report({ code: 'label-without-name', args: { label: quote(code) } }, place);
  }
  for (const mark of marks) {
    if (cells.get(mark.toLowerCase()) !== '1') continue;
    draft.report({ code: 'label-mark-lost', args: { mark, label: quote(label) } }, place);
  }
  const [left, right, top, bottom] = found;
  const [x, y] = [left * width, top * height];
  const confidence = toNumber(cells.get('confidence'));
  draft.add({
    label,
    shape: { kind: 'rectangle', x, y, width: right * width - x, height: bottom * height - y },
    // Boxes that people drew have the confidence 1.
    score: confidence === 1 ? undefined : confidence,
    place,
  });
}

function readSides(cells: Row['cells']): [number, number, number, number] | string {
  const numbers = sides.map((name) => toNumber(cells.get(name)));
  if (numbers.includes(undefined)) return 'it lacks a number in XMin, XMax, YMin or YMax';
  const [left, right, top, bottom] = numbers as [number, number, number, number];
  return right < left || bottom < top ? 'its box ends before it starts' : [left, right, top, bottom];
}
