import { parse } from 'csv-parse/sync';
import { openFile } from '../../readers/byte-reader.ts';
import { readerOf } from '../../readers/head.ts';
import { cutLines, textOfLines } from '../../readers/lines.ts';
import { readAllOrReport, readOrReport } from '../../readers/read-or-report.ts';
import type { Input } from '../format.ts';
import { cellsOfObject } from '../labelled/object-rows.ts';
import { rowsIn } from '../labelled/table-rows.ts';
import type { BoxColumns } from './columns.ts';
import type { Table } from './table.ts';

export interface Row {
  cells: string[];
  line: number;
}

/** Cuts lines into cells; no cell of such a table has a line break. */
export function cutRows(text: string, delimiter: string): Row[] {
  const parsed = parse(text, {
    delimiter,
    trim: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    info: true,
  }) as unknown as { record: string[]; info: { lines: number } }[];
  return parsed.map(({ record, info }) => ({
    cells: record,
    line: info.lines,
  }));
}

/** The cells of lines that are JSON objects; blank lines are passed over. */
export function objectRows(
  lines: readonly { text: string; line: number }[],
  keys: readonly string[],
  onProblem: (problem: string, line: number) => void = () => {},
): Row[] {
  return lines.flatMap(({ text, line }) => {
    if (text.trim() === '') return [];
    const cells = cellsOfObject(text, keys);
    if (!('problem' in cells)) return [{ cells: cells.map((cell) => cell.trim()), line }];
    onProblem(cells.problem, line);
    return [];
  });
}

/** The cells with points for the decimal commas of numbers, as spreadsheets of many languages write them between semicolons. */
export function withPoints(
  cells: readonly string[],
  delimiter: string,
  { box, size, score }: BoxColumns,
): string[] {
  const isNumber = (at: number) => at === score || box.includes(at) || size?.includes(at);
  return cells.map((cell, at) => (delimiter !== ',' && isNumber(at) ? withPoint(cell) : cell));
}

function withPoint(cell: string): string {
  return hasThousands(cell) ? cell : cell.replace(/^([+-]?\d+),(\d+)$/, '$1.$2');
}

/** Whether the comma of a number may be one of thousands: that of 1,100 may, those of 0,125 and 1,5 may not. */
export function hasThousands(cell: string): boolean {
  return /^[+-]?[1-9]\d{0,2},\d{3}$/.test(cell);
}

/** What parts the cells of a line. */
export function delimiterOf(firstLine: string): string {
  return [',', ';', '\t'].find((delimiter) => firstLine.split(delimiter).length > 4) ?? ',';
}

/** The rows of a file, as far as they can be read; what stops them is reported. */
export function* rowsOf(input: Input, table: Table): Generator<Row> {
  const { path, displayPath, columns, delimiter, preamble, whole } = table;
  if (columns.areKeys) {
    yield* rowsOfObjects(input, path, displayPath, columns.names!);
    return;
  }
  const reader = whole ? readerOf(whole) : openFile(path, displayPath);
  const rows = readAllOrReport(reader, displayPath, input.report, (from) => rowsIn(from, delimiter, true));
  for (const { cells, line } of rows)
    if (line > preamble) yield { cells: withPoints(cells, delimiter, columns), line };
}

/** The same for a table whose rows are JSON objects, a line each. */
function* rowsOfObjects(
  { report }: Input,
  path: string,
  displayPath: string,
  keys: readonly string[],
): Generator<Row> {
  const onProblem = (problem: string, line: number) =>
    report({ code: 'label-malformed', args: { what: 'row', problem } }, { file: displayPath, line });
  yield* readOrReport(path, displayPath, report, function* (reader) {
    for (const batch of cutLines(reader)) {
      const textOf = textOfLines(batch);
      const lines = batch.starts.map((_, i) => ({ text: textOf(i), line: batch.first + i }));
      yield* objectRows(lines, keys, onProblem);
    }
  });
}
