import { EXIT, UserError } from '../../errors.ts';
import { quote } from '../../json/json.ts';
import type { LabelConfig } from '../../label-config/model.ts';
import { type ByteReader, openFile } from '../../readers/byte-reader.ts';
import { cutRows, type RowBatch } from '../../readers/csv/rows.ts';
import { isEmptyRow, textsOf } from '../../readers/csv/text.ts';
import { type Head, readerOf } from '../../readers/head.ts';
import { readAllOrReport, readOrReport } from '../../readers/read-or-report.ts';
import { SourceProblem } from '../../readers/source-problem.ts';
import type { Batch } from '../../tasks/batch.ts';
import { labelOptions } from '../choices-column/label-options.ts';
import type { Input } from '../format.ts';
import { reportWebPage } from '../web-page.ts';
import { csvBatches } from './batch.ts';
import { readTableHead } from './delimiter.ts';
import { exportedColumns, structuredKeys } from './exported.ts';
import { checkNames } from './header.ts';
import { findLabelColumns } from './labels.ts';
import { sayMoreHeaders } from './more-headers.ts';
import { placeOfCell } from './place.ts';
import type { CsvPlan } from './plan.ts';
import { namesInComment } from './preamble.ts';
import { renameWay } from './rename-columns.ts';
import { ENOUGH, namesOf, readTable, type Table } from './table.ts';

/** The options that say how rows and cells are read, of one table or a folder of them. */
export const rowOptions = [
  'blankLines',
  'delimiter',
  'quotes',
  'header',
  'inferTypes',
  'jsonColumns',
] as const;

/** The options that say how a table is read. */
export const tableOptions = [...rowOptions, 'csvAs', ...labelOptions] as const;

/**
 * The rows of a CSV file, each a task. `delimiter` is undefined where it is to be detected; `exportedFrom` is the label config of a CSV export of
 * Label Studio 1.x, whose results become annotations, and `begun` its head, where that was read before.
 */
export function* readCsvFile(
  input: Input,
  delimiter: string | undefined,
  exportedFrom?: LabelConfig,
  begun?: Head,
): Generator<Batch> {
  const head = begun ?? readTableHead(input.path, input.displayPath, delimiter, ENOUGH, input.options.quotes);
  if (reportWebPage(input, 'a table', head)) return;
  const table = readTable(input, delimiter, head);
  const plan = planOf(input, table);
  if (exportedFrom) addExported(plan, table.names, exportedFrom);
  const batchOf = csvBatches(plan);
  const isInside = input.range !== undefined && input.range.start > 0;
  let wantsHeader = table.header && !isInside;
  let toSkip = isInside ? 0 : table.preamble;
  const report: Input['report'] = (finding, place) => {
    if (input.range && finding.code === 'unclosed-quote') throw brokenCell(input);
    input.report(finding, place);
  };
  const read = function* (reader: ByteReader): Generator<Batch> {
    for (const rows of cutRows(reader, table.delimiter.charCodeAt(0), table.quotes)) {
      if (input.range) refuseBrokenCells(rows, input);
      let from = 0;
      let blank = 0;
      while (from < rows.size && (wantsHeader || toSkip > 0)) {
        if (isEmptyRow(rows, from)) blank++;
        else if (toSkip > 0) {
          toSkip--;
          input.skip('lines before the table', 1);
        } else if (checkHeader(rows, from, table, input)) wantsHeader = false;
        else return;
        from++;
      }
      if (blank > 0) input.skip('blank lines', blank);
      if (from > 0 && from < rows.size && table.moreHeaders)
        sayMoreHeaders(table.moreHeaders, rows, from, input);
      const picked = pickRows(rows, from, input);
      if (picked.length > 0) yield batchOf(rows, picked);
    }
  };
  // A small file is opened once: there may be thousands.
  if (head.whole && !input.range)
    yield* readAllOrReport(readerOf(head.bytes), input.displayPath, report, read);
  else yield* readOrReport(input.path, input.displayPath, report, read, input.range);
}

/** What the columns of an export are, and which of them may have cells of JSON. */
function addExported(plan: CsvPlan, names: readonly string[], config: LabelConfig): void {
  plan.exported = exportedColumns(names, config);
  const keys = structuredKeys(config);
  plan.exported.forEach((column, i) => {
    const isStructured = column !== undefined && 'dataKey' in column && keys.has(column.dataKey);
    if (isStructured && plan.columns[i]!.as !== 'json') plan.columns[i]!.as = 'exported';
  });
}

function planOf(input: Input, { names, trailing, watch }: Table): CsvPlan {
  const { jsonColumns = [], inferTypes } = input.options;
  const columnNamed = (name: string, option: string): number => {
    const column = names.indexOf(name);
    if (column >= 0) return column;
    throw new UserError(
      EXIT.usage,
      `${option}: ${input.displayPath} has no column ${quote(name)}.`,
      `Its columns are ${names.map(quote).join(', ')}.`,
    );
  };
  const json = new Set(jsonColumns.map((name) => columnNamed(name, '--json-columns')));
  const columns = names.map((name, i) => ({
    name,
    as: json.has(i) ? ('json' as const) : inferTypes ? ('inferred' as const) : ('text' as const),
  }));
  const labels = findLabelColumns(input.options, input.config, columnNamed);
  return { file: input.displayPath, columns, trailing, hasJson: json.size > 0, labels, watch };
}

/** The rows from one on that are not blank, and the blank ones when they are asked for. */
function pickRows(rows: RowBatch, from: number, { options, skip }: Input): number[] {
  const picked: number[] = [];
  const keepBlank = options.blankLines === 'keep';
  for (let row = from; row < rows.size; row++) {
    if (keepBlank || !isEmptyRow(rows, row)) picked.push(row);
  }
  if (picked.length < rows.size - from) skip('blank lines', rows.size - from - picked.length);
  return picked;
}

/** Reports what is wrong with the names of the columns; false when the rows cannot be read with them. */
function checkHeader(
  rows: RowBatch,
  row: number,
  { trailing, isHeaderComment, delimiter }: Table,
  input: Input,
): boolean {
  let isFine = true;
  let way: string | undefined;
  const header = isHeaderComment ? namesInComment(textsOf(rows, row)) : textsOf(rows, row);
  const names = namesOf(header.slice(0, header.length - trailing));
  for (const { finding, column } of checkNames(names)) {
    if (finding.code === 'repeated-column-name') {
      way ??= renameWay(rows, row, header, delimiter, input);
      Object.assign(finding.args, { way });
    }
    input.report(finding, placeOfCell(rows, row, column, input.displayPath));
    isFine = false;
  }
  return isFine;
}

/** Where the first row begins that is neither header nor before it; 0 where that cannot be told. */
export function endOfHeader(input: Omit<Input, 'report' | 'skip'>, delimiter: string | undefined): number {
  const quiet: Input = { ...input, note: () => {}, report: () => {}, skip: () => {} };
  const table = readTable(quiet, delimiter);
  const reader = openFile(input.path, input.displayPath);
  let toSkip = table.preamble + (table.header ? 1 : 0);
  try {
    // Nothing was taken from the window yet, so that places in it are those in the file.
    for (const rows of cutRows(reader, table.delimiter.charCodeAt(0), table.quotes)) {
      for (let row = 0; row < rows.size; row++) {
        if (toSkip === 0) return row === 0 ? 0 : rows.rowStarts[row]!;
        if (!isEmptyRow(rows, row)) toSkip--;
      }
      return rows.rowStarts[rows.size]!;
    }
  } catch (error) {
    if (!(error instanceof SourceProblem)) throw error;
  } finally {
    reader.close();
  }
  return 0;
}

/** A part of a table begins at a line, which must not be one within a cell. */
function refuseBrokenCells({ lines, size }: RowBatch, input: Input): void {
  for (let row = 0; row < size; row++) if (lines[row + 1]! - lines[row]! > 1) throw brokenCell(input);
}

function brokenCell({ displayPath }: Input): UserError {
  return new UserError(
    EXIT.refused,
    `${displayPath} has line breaks in quoted cells, and --shard cuts at line breaks.`,
    'Make lines of it first: lsimport convert INPUT --to jsonl -o tasks.jsonl',
  );
}
