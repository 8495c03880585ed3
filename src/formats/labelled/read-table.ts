import { parse } from 'csv-parse/sync';
import { findNul } from '../../readers/find-nul.ts';
import type { Input } from '../format.ts';
import { readText } from './read-text.ts';

/** A row of a small table, and the line that it ends in. */
export interface TableRow {
  cells: string[];
  line: number;
}

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
  try {
    const records = parse(text, {
      delimiter,
      trim,
      info: true,
      quote: quotes ? '"' : null,
      relax_column_count: true,
      skip_empty_lines: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      // Columns of some tools are parted by one space or more.
      ...(delimiter === ' ' && { ignore_last_delimiters: false }),
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return records.map(({ record, info }) => ({ cells: record, line: info.lines }));
  } catch (error) {
    const { lines } = error as { lines?: number };
    const problem = `it is not a table (${(error as Error).message.replace(/\.$/, '')})`;
    const place = lines === undefined ? { file: displayPath } : { file: displayPath, line: lines };
    input.report({ code: 'label-file-malformed', args: { problem } }, place);
    return undefined;
  }
}
