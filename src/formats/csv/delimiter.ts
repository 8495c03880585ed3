import { EXIT, UserError } from '../../errors.ts';
import { guessQuotes, type QuotesGuess } from '../../readers/csv/quotes.ts';
import type { Quotes } from '../../readers/csv/rows.ts';
import { hasFirstRow, sampleRows } from '../../readers/csv/sample.ts';
import { type Head, readHead } from '../../readers/head.ts';
import type { InputSample } from '../input-sample.ts';
import { isJsonLines } from '../json-head.ts';
import { delimiters } from './delimiters.ts';
import { isSurelyHeader } from './header.ts';
import { isMarkdown } from './markdown-table.ts';
import { delimiterInSepLine, findComments, namesInComment } from './preamble.ts';

/** A delimiter with the first rows as they are with it. */
export interface Cut {
  delimiter: string;
  /** How many rows stand before these: a line "sep=;", comments. */
  preamble: number;
  rows: string[][];
  /** The first of them is a comment, whose names are here without its #. */
  isHeaderComment: boolean;
  /** What its double quotes are. */
  quotes: QuotesGuess;
}

/** Bytes that the first row of a table may have. */
const LONGEST_FIRST_ROW = 1 << 24;
/** By how much more is read when the first row does not end. */
const GROWTH = 8;

/**
 * The first bytes of a table: `size`, and more as long as its first row goes on with the delimiter, or with one of those that are looked for
 * when it is undefined. Data of genes or pixels has tens of thousands of columns. Throws a UserError where it does not end.
 */
export function readTableHead(
  path: string,
  displayPath: string,
  delimiter: string | undefined,
  size = 1 << 16,
  quotes?: Quotes,
): Head {
  const candidates = delimiter === undefined ? Object.values(delimiters) : [delimiter];
  for (let most = size; ; most = Math.min(most * GROWTH, LONGEST_FIRST_ROW)) {
    const head = readHead(path, displayPath, most);
    const isEnough = (one: string) => {
      const code = one.charCodeAt(0);
      return hasFirstRow(head, code, quotes ?? guessQuotes(head, code).quotes);
    };
    if (head.whole || candidates.every(isEnough)) return head;
    if (most < LONGEST_FIRST_ROW) continue;
    throw new UserError(
      EXIT.unreadable,
      `The first row of ${displayPath} is longer than ${LONGEST_FIRST_ROW >> 20} MiB, so its columns cannot be detected.`,
      'Check that its rows end with line breaks and that every quote is closed.',
    );
  }
}

/**
 * Finds the delimiter with which the first rows have the same number of cells, two or more. The first row counts most: a decimal comma or a
 * semicolon in a text is in the rows, but not in the header. Where none fits, the file has one column.
 */
export function detectDelimiter(head: Head, quotes?: Quotes): Cut {
  const told = delimiterInSepLine(head);
  if (told !== undefined) return cutAt(head, told, quotes);
  /** With it, all rows but the first have the same number of cells: they are not texts, so the first must be refused as ragged. */
  let oddFirst: Cut | undefined;
  let best: (Cut & { share: number; width: number }) | undefined;
  for (const delimiter of Object.values(delimiters)) {
    const cut = cutAt(head, delimiter, quotes);
    const { rows } = cut;
    const width = rows[0]?.length ?? 0;
    if (width === 1 && delimiter !== delimiters.comma && isTableBelowFirst(rows)) oddFirst ??= cut;
    if (width < 2) continue;
    const share = rows.filter((row) => row.length === width).length / rows.length;
    if (!best || share > best.share || (share === best.share && width > best.width)) {
      best = { ...cut, share, width };
    }
  }
  return best ?? oddFirst ?? cutAt(head, delimiters.comma, quotes);
}

/** What was cut last: several formats look at the beginning of the same file. */
let last: { head: string; cut: Cut } | undefined;

/** The same for the beginning of a file as text. */
export function cutHead(head: string): Cut {
  if (last?.head !== head) last = { head, cut: detectDelimiter({ bytes: Buffer.from(head), whole: true }) };
  return last.cut;
}

/** Texts may have one semicolon each, but hardly the same number of several, or words above numbers on both sides of it. */
function isTableBelowFirst([, ...rows]: string[][]): boolean {
  const width = rows[0]?.length ?? 0;
  if (width < 2 || rows.length < 2 || rows.some((row) => row.length !== width)) return false;
  return width > 2 || isSurelyHeader(rows);
}

/**
 * Why a text without a telling name is a table: its first rows all have the same number of cells, and there are some. JSON Lines of records
 * with the same keys have as many commas in each line too.
 */
export function sniffTable({ head, names }: InputSample): string | undefined {
  if (isJsonLines(head)) return undefined;
  const { delimiter, rows } = cutHead(head);
  const width = rows[0]?.length ?? 0;
  // Python's logging writes a comma into each time, and loggers put bars between fields.
  if (delimiter !== delimiters.tab && names.some((name) => /\.log$/i.test(name))) return undefined;
  // Two sentences may well have a comma each.
  const enough = delimiter === delimiters.comma ? 3 : 2;
  if (width < 2 || rows.length < enough) return undefined;
  // Escaped pipes within its cells are as others until it is refused.
  if (delimiter === delimiters.pipe && isMarkdown(rows) && rows.every(({ length }) => length > 1))
    return 'its second row is of dashes, as in a Markdown table';
  if (rows.some((row) => row.length !== width)) return undefined;
  return `its first rows have ${width} cells each, separated by ${nameOfDelimiter(delimiter)}`;
}

/** Lines with the same number of commas, semicolons or bars in each that are hardly sentences any more. */
const MANY = 10;

/** The same for a text file, whose lines may be sentences: a tab is in none of these, and a space follows their commas and semicolons. */
export function rowsInText(sample: InputSample): string | undefined {
  const { delimiter, rows } = cutHead(sample.head);
  if (rows.length < (delimiter === delimiters.tab ? 2 : MANY)) return undefined;
  const [first = []] = rows;
  const isOfSentences = first.some((_, at) => at > 0 && rows.every((row) => row[at]?.startsWith(' ')));
  return isOfSentences ? undefined : sniffTable(sample);
}

/** The first rows with this delimiter; what quotes are is found out when it is not given. */
export function cutAt(head: Head, delimiter: string, given?: Quotes): Cut {
  const code = delimiter.charCodeAt(0);
  const quotes =
    given === undefined ? guessQuotes(head, code) : { quotes: given, rows: 0, odd: 0, proper: 0 };
  const rows = sampleRows(head, code, quotes.quotes);
  const sepLines = delimiterInSepLine(head) === undefined ? 0 : 1;
  const { count, isHeaderComment } = findComments(rows.slice(sepLines));
  const preamble = sepLines + count;
  const own = rows.slice(preamble);
  if (isHeaderComment) own[0] = namesInComment(own[0]!);
  return { delimiter, preamble, rows: own, isHeaderComment, quotes };
}

/** "commas", "the character ^". */
export function nameOfDelimiter(delimiter: string): string {
  const known = Object.entries(delimiters).find(([, character]) => character === delimiter);
  return known ? `${known[0]}s` : `the character ${JSON.stringify(delimiter)}`;
}
