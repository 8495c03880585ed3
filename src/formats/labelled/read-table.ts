import { parse } from 'csv-parse/sync';
import { findNul } from '../../readers/find-nul.ts';
import { readerOf } from '../../readers/head.ts';
import { SourceProblem } from '../../readers/source-problem.ts';
import type { Input } from '../format.ts';
import { readText } from './read-text.ts';
import { rowsIn, type TableRow } from './table-rows.ts';

/**
 * Reads a table that fits into memory, such as the labels of one image; blank lines are skipped. Undefined when it is not UTF-8, or has a NUL or a quote
 * that does not end, which is reported. `quotes`: whether cells may stand in double quotes.
 */
export function readTable(
  input: Input,
  path: string,
  displayPath: string,
  delimiter: string,
  { quotes = false, trim = true } = {},
): TableRow[] | undefined {
  const text = readText(input, path, displayPath);
  if (text === undefined) return undefined;
  const [nul] = findNul(text, 'table', { file: displayPath });
  if (nul) return void input.report(nul.finding, nul.place);
  if (quotes) return quotedRows(input, text, displayPath, delimiter, trim);
  const records = parse(text, {
    delimiter,
    trim,
    info: true,
    quote: null,
    relax_column_count: true,
    skip_empty_lines: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    // Columns of some tools are parted by one space or more.
    ...(delimiter === ' ' && { ignore_last_delimiters: false }),
  }) as unknown as { record: string[]; info: { lines: number } }[];
  return records.map(({ record, info }) => ({ cells: record, line: info.lines }));
}

/** The rows of a text with cells in quotes. */
function quotedRows(
  input: Input,
  text: string,
  file: string,
  delimiter: string,
  trim: boolean,
): TableRow[] | undefined {
  try {
    return [...rowsIn(readerOf(Buffer.from(text)), delimiter, trim)];
  } catch (error) {
    if (!(error instanceof SourceProblem)) throw error;
    return void input.report(error.finding, { file, ...error.place });
  }
}
