import { type ByteReader, openBytes } from '../../readers/byte-reader.ts';
import { SourceProblem } from '../../readers/source-problem.ts';
import { type Cut, cutAt, detectDelimiter, readTableHead } from '../csv/delimiter.ts';
import { isAnnotation, namesInComment } from '../csv/preamble.ts';
import type { Input } from '../format.ts';
import { checkSeries } from './check-series.ts';
import { lateHeader, namedSeparator } from './choose-separator.ts';
import { readLineRows } from './line-rows.ts';
import { printColumns } from './print-columns.ts';
import type { ReportAt, SeriesRow } from './series-row.ts';
import type { SeriesTag } from './series-tag.ts';
import { readTableRows } from './table-rows.ts';

/** Checks a file that the editor is to read from its address, or its first rows; it is never in memory as a whole. */
export function checkLinkedSeries(
  path: string,
  displayPath: string,
  series: SeriesTag,
  report: ReportAt,
  most = Number.POSITIVE_INFINITY,
): void {
  readRows(path, displayPath, report, (reader) => {
    const rows = firstOf(readLineRows(reader, displayPath, series), most);
    checkSeries(rows, series, displayPath, report);
  });
}

function* firstOf<Row>(rows: Iterable<Row>, most: number): Generator<Row> {
  let left = most;
  for (const row of rows) {
    yield row;
    if (--left <= 0) return;
  }
}

/** Reads a file whose columns become a part of the task; returns their JSON. */
export function readSeriesColumns(
  path: string,
  displayPath: string,
  series: SeriesTag,
  report: ReportAt,
  skip: Input['skip'],
): string {
  const columns: string[][] = [];
  const keep = (cells: string[]) => {
    for (let i = 0; i < cells.length; i++) {
      columns[i] ??= [];
      columns[i]!.push(cells[i]!);
    }
  };
  let json = '{}';
  readRows(path, displayPath, report, (reader) => {
    const cut = cutOf(path, displayPath, series);
    const [first = [], second = []] = cut.rows;
    if (isAnnotation(first[0] ?? '')) {
      const line = first.join(cut.delimiter);
      report(
        { ...lateHeader(line, second.join(cut.delimiter)), tag: series.tag.ref },
        { file: displayPath, line: 1 },
      );
      return;
    }
    if (cut.preamble > 0) skip('lines before the table', cut.preamble);
    const rows: Iterator<SeriesRow> = below(readTableRows(reader, displayPath, cut.delimiter), cut);
    const found = checkSeries(rows, series, displayPath, report, keep);
    if (found) json = printColumns(found.names, columns, found.columns, series.timeFormat);
  });
  return json;
}

function readRows(
  path: string,
  displayPath: string,
  report: ReportAt,
  read: (reader: ByteReader) => void,
): void {
  // The editor fetches the file itself, and takes it for UTF-8.
  const reader = openBytes(path, displayPath);
  try {
    read(reader);
  } catch (error) {
    if (!(error instanceof SourceProblem)) throw error;
    report(error.finding, { file: displayPath, ...error.place });
  } finally {
    reader.close();
  }
}

/** How a file is cut: at `sep` where it is given, else by what it looks like. */
function cutOf(path: string, displayPath: string, { separator }: SeriesTag): Cut {
  const given = separator === undefined || separator === 'auto' ? undefined : namedSeparator(separator);
  const head = readTableHead(path, displayPath, given);
  return given === undefined ? detectDelimiter(head) : cutAt(head, given);
}

/** The rows from the header on. */
function* below(rows: Iterable<SeriesRow>, { preamble, isHeaderComment }: Cut): Generator<SeriesRow> {
  let index = -preamble;
  for (const row of rows) {
    if (index === 0 && isHeaderComment) yield { ...row, cells: namesInComment(row.cells) };
    else if (index >= 0) yield row;
    index++;
  }
}
