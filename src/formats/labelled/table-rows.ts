import type { ByteReader } from '../../readers/byte-reader.ts';
import { cutRows } from '../../readers/csv/rows.ts';
import { isEmptyRow, textsOf } from '../../readers/csv/text.ts';
import { readOrReport } from '../../readers/read-or-report.ts';
import type { Input } from '../format.ts';

/** A row of a table, and the line that it begins in. */
export interface TableRow {
  cells: string[];
  line: number;
}

/** The rows of a table of any size, without those that are blank. What ends the reading, such as an open quote, is reported at its place, after the rows before it. */
export function* tableRows(
  { report }: Pick<Input, 'report'>,
  path: string,
  displayPath: string,
  delimiter: string,
): Generator<TableRow> {
  yield* readOrReport(path, displayPath, report, (reader) => rowsIn(reader, delimiter, true));
}

/** The same for what a reader gives. Throws SourceProblem. */
export function* rowsIn(reader: ByteReader, delimiter: string, trim: boolean): Generator<TableRow> {
  for (const rows of cutRows(reader, delimiter.charCodeAt(0))) {
    for (let row = 0; row < rows.size; row++) {
      if (isEmptyRow(rows, row)) continue;
      const cells = textsOf(rows, row);
      yield { cells: trim ? cells.map((cell) => cell.trim()) : cells, line: rows.lines[row]! };
    }
  }
}
