import type { Finding } from '../../../diagnostics/diagnostic.ts';
import { quote } from '../../../json/json.ts';
import type { ByteReader } from '../../../readers/byte-reader.ts';
import { cutRows, type RowBatch } from '../../../readers/csv/rows.ts';
import { isBlankRow, textAt, textsOf } from '../../../readers/csv/text.ts';
import { type Head, readerOf } from '../../../readers/head.ts';
import { SourceProblem } from '../../../readers/source-problem.ts';
import { detectDelimiter } from '../../csv/delimiter.ts';
import { checkNames } from '../../csv/header.ts';
import { placeOfCell } from '../../csv/place.ts';
import { namesInComment } from '../../csv/preamble.ts';
import { countTrailing, namesOf } from '../../csv/table.ts';
import {
  FILE_NAME,
  type MetadataFormat,
  type MetadataRow,
  normalizeName,
  type ReportAt,
} from './metadata-format.ts';

/** metadata.csv: a header with `file_name`, and a row for each file. Cells stay text. */
export function csvMetadata(
  reader: ByteReader,
  head: Head,
  displayPath: string,
  report: ReportAt,
): MetadataFormat {
  const cut = detectDelimiter(head);
  const delimiter = cut.delimiter.charCodeAt(0);
  const { quotes } = cut.quotes;
  const trailing = countTrailing(cut.rows);
  /** Rows before the header: a line "sep=;", comments. */
  let before = cut.preamble;
  let names: string[] | undefined;
  let nameColumn = -1;

  const readHeader = (rows: RowBatch, row: number): void => {
    const header = cut.isHeaderComment ? namesInComment(textsOf(rows, row)) : textsOf(rows, row);
    const named = header.slice(0, header.length - trailing);
    names = namesOf(named);
    nameColumn = names.indexOf(FILE_NAME);
    for (const [column, name] of named.entries()) {
      if (name !== '' || nameColumn < 0) continue;
      const args = { column: column + 1, name: quote(names[column]!) };
      report({ code: 'metadata-column-unnamed', args }, placeOfCell(rows, row, column, displayPath));
    }
    // A file of this name may be about something else.
    const problems: { finding: Finding; column: number }[] =
      nameColumn < 0
        ? [{ finding: { code: 'metadata-without-file-name', args: {} }, column: 0 }]
        : [...checkNames(names)];
    const [first, ...others] = problems;
    for (const { finding, column } of others) report(finding, placeOfCell(rows, row, column, displayPath));
    if (first) throw new SourceProblem(first.finding, placeOfCell(rows, row, first.column, displayPath));
  };

  /** Whether a row is one; what is wrong with it is reported. */
  const isFit = (rows: RowBatch, row: number): boolean => {
    const found = rows.firstCells[row + 1]! - rows.firstCells[row]!;
    const expected = names!.length + trailing;
    const name = textAt(rows, row, nameColumn);
    if (found !== expected)
      report({ code: 'ragged-row', args: { found, expected } }, placeOfCell(rows, row, 0, displayPath));
    else if (name === '')
      report({ code: 'metadata-row-nameless', args: {} }, placeOfCell(rows, row, nameColumn, displayPath));
    return found === expected && name !== '';
  };

  return {
    *rows(): Generator<MetadataRow> {
      let start: number | undefined;
      for (const rows of cutRows(reader, delimiter, quotes)) {
        // Rows follow each other without a gap, so that their offsets in the file can be told from their lengths.
        start ??= rows.rowStarts[0]!;
        const shift = start - rows.rowStarts[0]!;
        for (let row = 0; row < rows.size; row++) {
          if (isBlankRow(rows, row)) continue;
          if (before > 0) {
            before--;
            continue;
          }
          // Spreadsheets write rows of nothing but delimiters.
          if (names && textsOf(rows, row).every((cell) => cell === '')) continue;
          if (!names) readHeader(rows, row);
          else if (isFit(rows, row)) {
            const [from, to] = [rows.rowStarts[row]!, rows.rowStarts[row + 1]!];
            const name = normalizeName(textAt(rows, row, nameColumn));
            yield { name, start: from + shift, length: to - from, line: rows.lines[row]! };
          }
        }
        start += rows.rowStarts[rows.size]! - rows.rowStarts[0]!;
      }
    },
    read(bytes) {
      const [rows] = cutRows(readerOf(bytes), delimiter, quotes);
      const cells = textsOf(rows!, 0);
      const columns = names!.map((key, i): [string, string] => [key, JSON.stringify(cells[i])]);
      columns.splice(nameColumn, 1);
      return { name: normalizeName(cells[nameColumn]!), columns };
    },
  };
}
