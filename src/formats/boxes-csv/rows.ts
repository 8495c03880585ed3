import { parse } from 'csv-parse/sync';
import { openFile } from '../../readers/byte-reader.ts';
import { cutLines, textOfLines } from '../../readers/lines.ts';
import { SourceProblem } from '../../readers/source-problem.ts';
import type { Input } from '../format.ts';
import { isCsvError } from '../labelled/csv-error.ts';

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
    cells: delimiter === ',' ? record : record.map(withPoint),
    line: info.lines,
  }));
}

/** A number with a decimal comma, as spreadsheets of many languages write it between semicolons, with a point. */
function withPoint(cell: string): string {
  return cell.replace(/^([+-]?\d+),(\d+)$/, '$1.$2');
}

/** What parts the cells of a line. */
export function delimiterOf(firstLine: string): string {
  return [',', ';', '\t'].find((delimiter) => firstLine.split(delimiter).length > 4) ?? ',';
}

/** The rows of a file, as far as they can be read; what stops them is reported. */
export function* rowsOf(input: Input, path: string, displayPath: string): Generator<Row> {
  const reader = openFile(path, displayPath);
  let delimiter: string | undefined;
  try {
    for (const batch of cutLines(reader)) {
      const textOf = textOfLines(batch);
      const lines = batch.starts.map((_, i) => textOf(i));
      delimiter ??= delimiterOf(lines[0] ?? '');
      for (const { cells, line } of cutRows(lines.join('\n'), delimiter)) {
        yield { cells, line: batch.first + line - 1 };
      }
    }
  } catch (error) {
    if (error instanceof SourceProblem) input.report(error.finding, { file: displayPath, ...error.place });
    else if (isCsvError(error)) {
      const problem = `it is not a table (${error.message.replace(/\.$/, '')})`;
      input.report({ code: 'label-file-malformed', args: { problem } }, { file: displayPath });
    } else throw error;
  } finally {
    reader.close();
  }
}
