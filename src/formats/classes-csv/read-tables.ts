import { basename, dirname, extname } from 'node:path';
import type { Place } from '../../diagnostics/diagnostic.ts';
import { type JsonObject, quote } from '../../json/json.ts';
import { cutRows, type RowBatch } from '../../readers/csv/rows.ts';
import { isEmptyRow, textAt, textsOf } from '../../readers/csv/text.ts';
import { readOrReport } from '../../readers/read-or-report.ts';
import type { AnswerControl } from '../../regions/answers.ts';
import type { Batch } from '../../tasks/batch.ts';
import { type Cut, detectDelimiter, readTableHead } from '../csv/delimiter.ts';
import { checkNames } from '../csv/header.ts';
import { placeOfCell } from '../csv/place.ts';
import type { CsvPlan } from '../csv/plan.ts';
import { findInRow } from '../csv/row-problems.ts';
import { namedFiles } from '../folder/named-files.ts';
import type { Input } from '../format.ts';
import { controlsOf } from '../labelled/controls-of.ts';
import type { Draft, Drafting } from '../labelled/draft.ts';
import { draftBatches } from '../labelled/draft-batch.ts';
import { imageFinder } from '../labelled/find-image.ts';
import { foldersOfTable } from '../labelled/folders-of-table.ts';
import { type LabelFile, labelFilesOf } from '../labelled/label-files-of.ts';
import { openImage } from '../labelled/open-image.ts';
import { choicesControl } from './choices-control.ts';
import { type ClassColumns, classColumnsOf, flagOf, isClassTable, lookAtImages } from './columns.ts';

/** Bytes at the start of a table by which its columns are known. */
const ENOUGH = 1 << 18;
/** The data key with the part of a data set that an image is in, such as train. */
const SPLIT = 'split';

interface Table extends LabelFile {
  delimiter: string;
  columns: ClassColumns;
}

/** What the first bytes of a table tell, each of which is read once. */
type Looks = Map<string, { cut: Cut; columns: ClassColumns | undefined }>;

/** The classes of all tables, in the order of their columns. */
export function classes(input: Input): string[] {
  return silentTables(input, new Map()).flatMap(({ columns: { names, classes } }) =>
    classes.map((column) => names[column]!),
  );
}

export function read(input: Input): Iterable<Batch> {
  return draftBatches(draftsOf(input));
}

function* draftsOf(input: Input): Generator<Draft> {
  const looks: Looks = new Map();
  const isOnly = silentTables(input, looks).length === 1;
  for (const table of tablesOf(input, looks)) {
    const { path, displayPath, columns } = table;
    const { names, image, classes, others, no } = columns;
    const list = (some: readonly number[]) => some.map((column) => quote(names[column]!)).join(', ');
    const data = others.length > 0 ? `; ${list(others)} became data` : '';
    input.note(
      `${displayPath}: images in ${quote(names[image]!)}, 1 or ${no} for the classes ${list(classes)}${data}. To import the rows as data, use --input-format csv.`,
    );
    const isSplit = !isOnly && input.dataKey !== SPLIT && !names.includes(SPLIT);
    yield* draftsOfTable(input, table, isSplit ? { [SPLIT]: basename(dirname(path)) } : {});
  }
}

function silentTables(input: Input, looks: Looks): Table[] {
  return [...tablesOf({ ...input, report: () => {}, skip: () => {}, note: () => {} }, looks)];
}

/** The tables of an input, each looked at; what is none is reported, or counted in a folder. */
function* tablesOf(input: Input, looks: Looks): Generator<Table> {
  const others = namedFiles(input, 'table without classes of images', 'tables without classes of images');
  for (const file of labelFilesOf(input, '.csv')) {
    const { path, displayPath } = file;
    const { cut, columns } = looks.get(path) ?? lookAt(path, displayPath);
    looks.set(path, { cut, columns });
    const find = imageFinder(foldersOfTable(input, path));
    const isThere = (name: string) =>
      find(name).exists || (input.options.images !== undefined && extname(name) === '');
    const seen = columns && lookAtImages(cut, columns, isThere);
    if (path !== input.path && !(isClassTable(cut) && seen?.areImages)) others.add(displayPath);
    else if (columns && seen?.other === undefined) yield { ...file, delimiter: cut.delimiter, columns };
    else {
      const problem =
        seen?.other === undefined
          ? 'it has no column of images, or none with 1 and 0'
          : `the files in ${quote(columns!.names[columns!.image]!)} are no images, such as ${quote(seen.other)}`;
      input.report({ code: 'label-file-malformed', args: { problem } }, { file: displayPath });
    }
  }
  others.count();
}

function lookAt(path: string, displayPath: string): { cut: Cut; columns: ClassColumns | undefined } {
  const cut = detectDelimiter(readTableHead(path, displayPath, undefined, ENOUGH));
  return { cut, columns: classColumnsOf(cut) };
}

function* draftsOfTable(input: Input, table: Table, more: JsonObject): Generator<Draft> {
  const { path, displayPath, delimiter, columns, onImage } = table;
  const { names, trailing } = columns;
  const find = imageFinder(foldersOfTable(input, path));
  const control = choicesControl(
    input,
    columns.classes.map((column) => names[column]!),
  );
  const controls = { ...controlsOf(input), answers: () => control };
  const plan: CsvPlan = {
    file: displayPath,
    columns: names.map((name) => ({ name, as: 'text' })),
    trailing,
    hasJson: false,
    labels: undefined,
  };
  let isHeader = true;
  yield* readOrReport(path, displayPath, input.report, function* (reader) {
    for (const rows of cutRows(reader, delimiter.charCodeAt(0))) {
      for (let row = 0; row < rows.size; row++) {
        if (isEmptyRow(rows, row)) input.skip('blank lines', 1);
        else if (isHeader) {
          isHeader = false;
          if (!checkHeader(input, rows, row, table)) return;
        } else {
          const name = textAt(rows, row, columns.image).trim();
          const place = placeOfCell(rows, row, undefined, displayPath);
          if (name === '') {
            const args = { what: 'row', problem: 'it names no image' };
            input.report({ code: 'label-malformed', args }, place);
            continue;
          }
          const found = find(name);
          const file =
            found.exists || extname(found.path) !== '' ? found : { ...found, path: `${found.path}.jpg` };
          const draft = openImage(input, controls, onImage(file), name, undefined, place);
          for (const { finding, place: at } of findInRow(rows, row, plan)) draft.report(finding, at);
          addClasses(draft, rows, row, table, control);
          const made = draft.finish(true);
          const { data } = made.task;
          for (const column of columns.others) {
            const key = names[column]!;
            if (key in data) input.skip(`values of the column ${quote(key)}`, 1);
            else data[key] = textAt(rows, row, column);
          }
          Object.assign(data, more);
          yield made;
        }
      }
    }
  });
}

/** Reports what is wrong with the names of the columns; false when rows cannot be read with them. */
function checkHeader(input: Input, rows: RowBatch, row: number, { displayPath, columns }: Table): boolean {
  const width = columns.names.length;
  const names = textsOf(rows, row)
    .slice(0, width)
    .map((name, column) => name.trim() || columns.names[column]!);
  const found = [...checkNames(names)];
  for (const { finding, column } of found) input.report(finding, placeOfCell(rows, row, column, displayPath));
  return found.length === 0;
}

function addClasses(
  draft: Drafting,
  rows: RowBatch,
  row: number,
  { displayPath, columns: { names, classes, no } }: Table,
  control: AnswerControl | undefined,
): void {
  const place = (column: number | undefined): Place => placeOfCell(rows, row, column, displayPath);
  const values: string[] = [];
  for (const column of classes) {
    const cell = textAt(rows, row, column);
    const flag = flagOf(cell, no);
    const name = names[column]!;
    if (flag) values.push(name);
    else if (flag === undefined) {
      const problem = `${cell.trim() === '' ? 'it is empty' : `it is ${quote(cell.trim())}`}, not 1 or ${no}`;
      const args = { what: `cell of the class ${quote(name)}`, problem };
      draft.report({ code: 'label-malformed', args }, place(column));
    }
  }
  if (values.length === 0) return;
  if (control) draft.answer({ name: control.from, kind: 'choice', values }, place(undefined));
  else {
    const args = { shape: 'choice', label: values.map(quote).join(', '), wanted: '<Choices>' };
    draft.report({ code: 'label-without-control', args }, place(undefined));
  }
}
