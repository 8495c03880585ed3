import { tailFrom } from '../../diagnostics/sed-command.ts';
import { quote } from '../../json/json.ts';
import { isUtf16File } from '../../readers/byte-reader.ts';
import { cutRows } from '../../readers/csv/rows.ts';
import { isEmptyRow, textsOf } from '../../readers/csv/text.ts';
import { type Head, readerOf } from '../../readers/head.ts';
import { SourceProblem } from '../../readers/source-problem.ts';
import { lookOf } from './cell-look.ts';
import { delimiters } from './delimiters.ts';
import { isSurelyHeader } from './header.ts';
import { findTitleRows, MOST_BEFORE } from './title-rows.ts';

/** Rows of a table without which nothing is said. */
const FEW = 3;
/** Rows that are looked at. */
const ROWS = 100;

/** Where a table begins below lines of other text, such as the title of a report: the line, from 1, and its cells. */
export function findLateHeader(head: Head): { line: number; cells: string[] } | undefined {
  for (const delimiter of Object.values(delimiters)) {
    const rows = rowsOf(head, delimiter);
    const width = rows.at(-1)?.cells.length ?? 0;
    const start = rows.findLastIndex(({ cells }) => cells.length !== width) + 1;
    if (width < 2 || start > MOST_BEFORE) continue;
    if (start === 0) {
      const { count } =
        findTitleRows(
          rows.map(({ cells }) => cells),
          [],
        ) ?? {};
      if (count !== undefined) return { line: rows[count]!.line, cells: rows[count]!.cells };
      continue;
    }
    const before = rows.slice(0, start).map(({ cells }) => cells);
    const table = rows.slice(start).map(({ cells }) => cells);
    if (isTableBelow(before, table, delimiter)) return { line: rows[start]!.line, cells: table[0]! };
  }
  return undefined;
}

function isTableBelow(before: readonly string[][], table: readonly string[][], delimiter: string): boolean {
  const [own = []] = table;
  const width = own.length;
  if (before.every(({ length }) => length < width) && isSurelyHeader(table)) return true;
  // Rows of one cell more or less are rather ragged.
  const areLines = before.every(({ length }) => length <= Math.max(1, width / 2));
  if (!areLines || !own.every(isName)) return false;
  if (table.length > 2 && before.every(isComment)) return true;
  if (table.length <= FEW) return false;
  // Two words below a word are rather a text with one comma in each line.
  return width > 2 || before.length > 1 || (delimiter !== delimiters.comma && areNamesOfTwo(table));
}

/** As SQL, MATLAB and others write them; those with # are skipped before. */
const isComment = ([first = '']: readonly string[]) => /^\s*(?:\/\/|%|--|\/\*|#)/.test(first);

/** Whether no cell has blanks around it, as sentences have behind a semicolon, and none is like the first, as labels are. */
function areNamesOfTwo([names = [], ...body]: readonly string[][]): boolean {
  const isOther = (cell: string) => cell === cell.trim() && !names.includes(cell);
  return names[0] !== names[1] && body.every((row) => row.every(isOther));
}

/** In sentences a space follows commas. */
const isName = (cell: string) => cell !== '' && cell === cell.trim() && lookOf(cell) === 'word';

/** The first rows that are not blank, with their lines; the last of a cut head may be half a row and is skipped. */
function rowsOf({ bytes, whole }: Head, delimiter: string): { line: number; cells: string[] }[] {
  const rows: { line: number; cells: string[] }[] = [];
  try {
    for (const batch of cutRows(readerOf(bytes), delimiter.charCodeAt(0)))
      for (let row = 0; row < batch.size && rows.length <= ROWS; row++)
        if (!isEmptyRow(batch, row)) rows.push({ line: batch.lines[row]!, cells: textsOf(batch, row) });
  } catch (error) {
    // What is wrong with the file is said when it is read.
    if (!(error instanceof SourceProblem)) throw error;
  }
  return whole ? rows : rows.slice(0, -1);
}

/** Cells that a note quotes. */
const SHOWN = 3;

/** What is said of a table that begins late; undefined where it does not. */
export function describeLateHeader(head: Head, path: string, displayPath: string): string | undefined {
  const found = findLateHeader(head);
  if (!found) return undefined;
  const { line, cells } = found;
  const rest = cells.length > SHOWN ? ` and ${cells.length - SHOWN} more` : '';
  const way = tailFrom(line, displayPath, isUtf16File(path, displayPath));
  return `the table seems to begin in line ${line}, with ${cells.slice(0, SHOWN).map(quote).join(', ')}${rest}. ${way === '' ? 'If so, delete the lines above it.' : `If so: ${way}`}`;
}
