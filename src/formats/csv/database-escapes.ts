import { linesWithoutNulls } from '../../diagnostics/sed-command.ts';
import { isUtf16File } from '../../readers/byte-reader.ts';
import { CELL } from '../../readers/csv/bytes.ts';
import { cutRows } from '../../readers/csv/rows.ts';
import { isEmptyRow } from '../../readers/csv/text.ts';
import { type Head, readerOf } from '../../readers/head.ts';
import { SourceProblem } from '../../readers/source-problem.ts';
import type { Input } from '../format.ts';
import type { Cut } from './delimiter.ts';
import { delimiters } from './delimiters.ts';

/** What databases write for a value that is missing, and what they write behind a backslash. */
const NULL = '\\N';
const escapes = /\\[bfnrtv0N\\]/g;
/** A break behind a word or a sentence, or between spaces. Commands of TeX stand elsewhere, and so do those of regular expressions. */
const lineBreak = /(?:[A-Za-z\x80-\xff]{2}:?|[.,;!?])\\[nrt](?![+*?](?! )|\{\d|[|)\]]|\$$)| (?:\\[nrt])+ /;
/** Texts of several lines have spaces, or letters of languages without; a path may have them too. */
const isText = /^(?!"?[A-Za-z]:\\).*[ \x80-\xff]/s;
/** Cells with escapes below which they may be what somebody wrote, and how many rows may have none for each. */
const FEW = 2;
const RARE = 10;

/**
 * What is said of \N and of backslash escapes, which COPY of PostgreSQL, SELECT INTO OUTFILE and mysql --batch write in their own format of
 * tables: no CSV knows them.
 */
export function* describeEscapes(head: Head, cut: Cut, input: Input): Generator<string> {
  if (!head.bytes.includes('\\')) return;
  const { rows, nulls, escaped, isOther } = count(head, cut);
  const csv = 'PostgreSQL writes CSV: COPY ... TO ... WITH (FORMAT csv, HEADER)';
  if (nulls > 0) {
    const { path, displayPath, original } = input;
    const isReadable =
      cut.delimiter === delimiters.tab && (original === undefined || /\.gz$/i.test(displayPath));
    const way = isReadable ? linesWithoutNulls(displayPath, isUtf16File(path, displayPath)) : '';
    yield `in the first ${rows} rows, ${nulls === 1 ? '1 cell is' : `${nulls} cells are`} \\N, which databases write for a missing value; it stays as text. ${way === '' ? csv : `To leave such cells empty: ${way}`}`;
  }
  if (isOther || escaped < FEW || escaped * RARE < rows || cut.delimiter !== delimiters.tab) return;
  yield `in the first ${rows} rows, ${escaped} cells have backslash escapes such as \\n, which databases write for line breaks; they stay as text. If so, export CSV or JSON instead. ${csv}`;
}

function count(head: Head, { delimiter, quotes, preamble }: Cut) {
  const found = { rows: -preamble, nulls: 0, escaped: 0, isOther: false };
  try {
    for (const batch of cutRows(readerOf(head.bytes), delimiter.charCodeAt(0), quotes.quotes)) {
      for (let row = 0; row < batch.size; row++) {
        if (isEmptyRow(batch, row)) continue;
        found.rows++;
        for (let cell = batch.firstCells[row]!; cell < batch.firstCells[row + 1]!; cell++) {
          const kind = batch.kinds[cell]!;
          if (!(kind & CELL.escaped) || kind & CELL.quoted) continue;
          const text = batch.bytes.toString('latin1', batch.starts[cell], batch.ends[cell]);
          if (text === NULL) found.nulls++;
          else if (text.includes('\\')) {
            // A path of Windows, a formula or JSON has other backslashes as well.
            if (text.replace(escapes, '').includes('\\')) found.isOther = true;
            else if (isText.test(text) && lineBreak.test(text.replaceAll('\\\\', ''))) found.escaped++;
          }
        }
      }
    }
  } catch (error) {
    // What is wrong with the file is said when it is read.
    if (!(error instanceof SourceProblem)) throw error;
  }
  return found;
}
