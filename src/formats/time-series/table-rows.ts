import type { ByteReader } from '../../readers/byte-reader.ts';
import { cutRows } from '../../readers/csv/rows.ts';
import { textsOf } from '../../readers/csv/text.ts';
import { placeOfCell } from '../csv/place.ts';
import type { SeriesRow } from './series-row.ts';

/**
 * The rows of a CSV file for a series that becomes a part of the task, which lsimport reads and not the editor. Blank rows are skipped, and
 * space around cells, which the editor does not mind either.
 */
export function* readTableRows(
  reader: ByteReader,
  displayPath: string,
  delimiter: string,
): Generator<SeriesRow> {
  for (const rows of cutRows(reader, delimiter.charCodeAt(0))) {
    for (let row = 0; row < rows.size; row++) {
      const cells = textsOf(rows, row).map((cell) => cell.trim());
      if (cells.length > 1 || cells[0] !== '') {
        yield { cells, separator: delimiter, place: (cell) => placeOfCell(rows, row, cell, displayPath) };
      }
    }
  }
}
