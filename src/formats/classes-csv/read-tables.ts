import { basename, dirname, extname } from 'node:path';
import type { Place } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../json/json.ts';
import type { LabelControls } from '../../regions/controls.ts';
import type { Batch } from '../../tasks/batch.ts';
import { type Cut, detectDelimiter, readTableHead } from '../csv/delimiter.ts';
import { namedFiles } from '../folder/named-files.ts';
import type { Input } from '../format.ts';
import { draftBatches } from '../labelled/draft-batch.ts';
import { type FileLookup, fileLookup } from '../labelled/file-lookup.ts';
import { imageFinder } from '../labelled/find-image.ts';
import { foldersOfTable } from '../labelled/folders-of-table.ts';
import { type ImagesBelow, imagesBelow } from '../labelled/image-below.ts';
import { type LabelFile, labelFilesOf } from '../labelled/label-files-of.ts';
import { openImage } from '../labelled/open-image.ts';
import type { Draft } from '../labelled/task-results.ts';
import { type ClassColumns, classColumnsOf, describe, isClassTable, lookAtImages } from './columns.ts';
import { type ClassTable, draftRows, ENOUGH } from './draft-rows.ts';

/** The data key with the part of a data set that an image is in, such as train. */
const SPLIT = 'split';

type Table = LabelFile & ClassTable;

/** What the first bytes of a table tell, each of which is read once. */
type Looks = Map<string, { cut: Cut; columns: ClassColumns | undefined }>;

/** What is shared by all tables of an input. */
interface Context {
  looks: Looks;
  below: ImagesBelow;
  lookup: FileLookup;
}

/** Of an input that is asked for its classes and then read. */
const contexts = new WeakMap<Input, Context>();

function contextOf(input: Input): Context {
  const known = contexts.get(input);
  const made = known ?? { looks: new Map(), below: imagesBelow(input, ['.csv']), lookup: fileLookup() };
  contexts.set(input, made);
  return made;
}

/** The classes of all tables, in the order of their columns. */
export function classes(input: Input): string[] {
  return Array.from(silentTables(input, contextOf(input)), ({ columns: { names, classes } }) =>
    classes.map((column) => names[column]!),
  ).flat();
}

export function read(input: Input): Iterable<Batch> {
  return draftBatches(draftsOf(input));
}

function* draftsOf(input: Input): Generator<Draft> {
  const context = contextOf(input);
  const { below, lookup } = context;
  const isOnly = isOnlyTable(input, context);
  for (const table of tablesOf(input, context)) {
    const { path, displayPath, columns, onImage } = table;
    input.note(describe(columns, displayPath, 'images'));
    const isSplit = !isOnly && input.dataKey !== SPLIT && !columns.names.includes(SPLIT);
    const more = isSplit ? { [SPLIT]: basename(dirname(path)) } : {};
    const find = imageFinder(foldersOfTable(input, path), lookup, input.options.images !== undefined);
    const begin = (controls: LabelControls, name: string, place: Place) => {
      const found = below.find(find(name.trim()), path, name.trim());
      const file =
        found.exists || extname(found.path) !== '' ? found : { ...found, path: `${found.path}.jpg` };
      return openImage(input, controls, onImage(file), name.trim(), undefined, place);
    };
    for (const draft of draftRows(input, table, begin, 'it names no image')) {
      Object.assign(draft.task.data, more);
      yield draft;
    }
  }
  below.tell();
}

function silentTables(input: Input, context: Context): Iterable<Table> {
  return tablesOf({ ...input, report: () => {}, skip: () => {}, note: () => {} }, context);
}

function isOnlyTable(input: Input, context: Context): boolean {
  let count = 0;
  for (const _ of silentTables(input, context)) if (++count > 1) break;
  return count === 1;
}

/** The tables of an input, each looked at; what is none is reported, or counted in a folder. */
function* tablesOf(input: Input, { looks, below, lookup }: Context): Generator<Table> {
  const others = namedFiles(input, 'table without classes of images', 'tables without classes of images');
  for (const file of labelFilesOf(input, '.csv')) {
    const { path, displayPath } = file;
    const { cut, columns } = looks.get(path) ?? lookAt(path, displayPath);
    looks.set(path, { cut, columns });
    const find = imageFinder(foldersOfTable(input, path), lookup, input.options.images !== undefined);
    const isThere = (name: string) =>
      below.find(find(name), path, name).exists ||
      (input.options.images !== undefined && extname(name) === '');
    const seen = columns && lookAtImages(cut, columns, isThere);
    if (path !== input.path && !(isClassTable(cut) && seen?.areImages)) others.add(displayPath);
    else if (columns && seen?.other === undefined) yield { ...file, ...cut, columns };
    else {
      const problem =
        seen?.other === undefined
          ? 'it has no column of images, or none with 1 and 0'
          : `the files in ${quote(columns!.names[columns!.about]!)} are no images, such as ${quote(seen.other)}`;
      input.report({ code: 'label-file-malformed', args: { problem } }, { file: displayPath });
    }
  }
  others.count();
}

function lookAt(path: string, displayPath: string): { cut: Cut; columns: ClassColumns | undefined } {
  const cut = detectDelimiter(readTableHead(path, displayPath, undefined, ENOUGH));
  return { cut, columns: classColumnsOf(cut) };
}
