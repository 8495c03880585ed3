import { EXIT, UserError } from '../../errors.ts';
import { formatCount } from '../../format-count.ts';
import { quote } from '../../json/json.ts';
import { dataKeysOf } from '../../label-config/data-key.ts';
import { listAlternatives } from '../../list-alternatives.ts';
import { quoteForSh } from '../../quote-shell.ts';
import type { Quoting } from '../../readers/csv/rows.ts';
import type { Input } from '../format.ts';
import { describeEscapes } from './database-escapes.ts';
import { type Cut, cutAt, detectDelimiter, nameOfDelimiter, readTableHead } from './delimiter.ts';
import { delimiters } from './delimiters.ts';
import { guessHeader } from './header.ts';
import { describeLateHeader } from './late-header.ts';
import { refuseMarkdown } from './markdown-table.ts';
import { findMoreHeaders, type MoreHeaders } from './more-headers.ts';
import { describePadded } from './padded-names.ts';
import { describePreamble } from './preamble.ts';
import { describeQuotes } from './quotes.ts';
import { describeShortHeader } from './short-header.ts';
import { describeTitleRows, findTitleRows } from './title-rows.ts';
import { type QuotesWatch, watchQuotes } from './watch-quotes.ts';

/** How a CSV file is to be read. */
export interface Table {
  delimiter: string;
  quotes: Quoting;
  /** How many rows stand before it. */
  preamble: number;
  /** The first row is a header. */
  header: boolean;
  /** It is a comment, with a # before the names. */
  isHeaderComment: boolean;
  /** The data keys of its columns. */
  names: string[];
  /** How many columns follow them that have neither a name nor cells. */
  trailing: number;
  /** Rows below the header that name the columns as well. */
  moreHeaders: MoreHeaders | undefined;
  /** What its quotes were found to be, where cells may say otherwise. */
  watch: QuotesWatch | undefined;
}

/** Bytes at the start of a file that are enough to see how it is written. */
export const ENOUGH = 1 << 18;
/** Six times what Excel has (16,384); PostgreSQL has 1,600, SQLite 32,767 at most, DuckDB and pandas any number. A task needs a data key for each. */
const MOST_COLUMNS = 100_000;
/** Delimiters that are not looked for, but named where they may be meant. */
const rareDelimiters = ['^', '~'];
/** Columns named in a note. */
const SHOWN = 8;

/**
 * Decides how a CSV file is to be read, and says in a note what it detected by itself. `delimiter` is undefined where it is to be found
 * out.
 */
export function readTable(
  input: Input,
  delimiter: string | undefined,
  head = readTableHead(input.path, input.displayPath, delimiter, ENOUGH, input.options.quotes),
): Table {
  const isDetected = delimiter === undefined;
  const { quotes } = input.options;
  const found = isDetected ? detectDelimiter(head, quotes) : cutAt(head, delimiter, quotes);
  const whole = found.isHeaderComment && input.options.header ? belowComments(found) : found;
  if (isDetected && whole.delimiter === delimiters.pipe) refuseMarkdown(whole.rows, input);
  const dataKeys = input.config ? [...dataKeysOf(input.config).keys()] : [];
  const wanted = input.isConfigMade ? [] : dataKeys;
  const isHeaderOpen = input.isHeaderGuess ? input.options.header : input.options.header === undefined;
  const mayHaveTitles = isHeaderOpen && !whole.isHeaderComment;
  const titles = mayHaveTitles ? findTitleRows(whole.rows, wanted) : undefined;
  const cut = titles?.isSure ? belowTitles(whole, titles.count) : whole;
  const guess = guessOrTake(input, cut, wanted);
  const own = cut.rows[0] ?? [];
  if (own.length > MOST_COLUMNS) throw tooManyColumns(own.length, cut.delimiter, input);
  const trailing = guess.header ? countTrailing(cut.rows) : 0;
  const names = guess.header
    ? namesOf(own.slice(0, own.length - trailing))
    : own.map((_, i) => numberedName(i));
  const [only] = dataKeys;
  const isOneForOne = names.length === 1 && dataKeys.length === 1 && names[0] !== only;
  const table = {
    delimiter: cut.delimiter,
    quotes: cut.quotes.quotes,
    preamble: cut.preamble + (cut.isHeaderComment && !guess.header ? 1 : 0),
    header: guess.header,
    isHeaderComment: cut.isHeaderComment && guess.header,
    names: isOneForOne ? [only!] : names,
    trailing,
    moreHeaders: guess.header ? findMoreHeaders(cut.rows) : undefined,
    watch: watchQuotes(cut, input),
  };
  const note = noteOn(cut, guess.why, table, isDetected);
  if (note !== undefined) input.note(`${input.displayPath}: ${note}`);
  if (titles?.isSure) input.note(`${input.displayPath}: ${describeTitleRows(whole.rows, titles.count)}`);
  for (const more of notesOnOddities(cut, table, whole.preamble)) input.note(`${input.displayPath}: ${more}`);
  for (const more of describeEscapes(head, cut, input)) input.note(`${input.displayPath}: ${more}`);
  const isEven = own.length > 1 && cut.rows.every((row) => row.length === own.length);
  const mayBeLate = titles === undefined ? !isEven : !titles.isSure;
  const late =
    mayBeLate && guess.header ? describeLateHeader(head, input.path, input.displayPath) : undefined;
  const short =
    guess.header && !isEven && late === undefined ? describeShortHeader(cut, head, input) : undefined;
  if (short !== undefined) input.note(`${input.displayPath}: ${short}`);
  if (late !== undefined) input.note(`${input.displayPath}: ${late}`);
  return table;
}

/** The rows without the comment that would name their columns: whoever asks for a header means the first row that is none. */
function belowComments(cut: Cut): Cut {
  return { ...cut, rows: cut.rows.slice(1), preamble: cut.preamble + 1, isHeaderComment: false };
}

/** The rows from the names of the columns on. */
function belowTitles(cut: Cut, count: number): Cut {
  return { ...cut, rows: cut.rows.slice(count), preamble: cut.preamble + count };
}

/** Whether there is a header, as the command line says, or as the rows do. */
function guessOrTake(
  { options: { header } }: Input,
  cut: Cut,
  dataKeys: readonly string[],
): { header: boolean; why: string | undefined } {
  if (header !== undefined) return { header, why: undefined };
  if (cut.isHeaderComment) return { header: true, why: 'it has as many cells as the rows below' };
  return guessHeader(cut.rows, dataKeys);
}

function tooManyColumns(count: number, delimiter: string, { displayPath }: Input): UserError {
  return new UserError(
    EXIT.refused,
    `${displayPath} has ${formatCount(count)} columns separated by ${nameOfDelimiter(delimiter)}, more than the ${formatCount(MOST_COLUMNS)} that a table may have.`,
    'Check --delimiter, or keep only the columns that the label config shows.',
  );
}

/** What was skipped or named, which the note on the columns does not say. */
function* notesOnOddities(
  { rows, quotes, preamble: skipped }: Cut,
  { preamble, header, trailing }: Table,
  comments: number,
): Generator<string> {
  const before = describePreamble(preamble - skipped + comments);
  if (before !== undefined) yield before;
  const how = describeQuotes(quotes);
  if (how !== undefined)
    yield `${how}; if ${quotes.quotes === 'text' ? 'they stand around cells' : 'the blanks are part of the cells'}, use --quotes cells.`;
  const own = header ? (rows[0] ?? []) : [];
  const unnamed = own.flatMap((name, i) => (name === '' && i < own.length - trailing ? [i] : []));
  if (unnamed.length > 0) {
    const list = unnamed.slice(0, SHOWN).map((i) => quote(numberedName(i)));
    const more = unnamed.length > SHOWN ? ` and ${unnamed.length - SHOWN} more` : '';
    yield `columns without a name in the header are called ${list.join(', ')}${more}.`;
  }
  const padded = describePadded(own.slice(0, own.length - trailing));
  if (padded !== undefined) yield `${padded}.`;
  if (trailing > 0) {
    yield `skipped the last ${trailing === 1 ? 'column' : `${trailing} columns`}, without a name or cells.`;
  }
}

/** The data keys of the columns that a header names, those without a name numbered as where there is no header. */
export function namesOf(header: readonly string[]): string[] {
  return header.map((name, i) => name || numberedName(i));
}

function numberedName(column: number): string {
  return `column${column + 1}`;
}

/** How many of the last columns have no name and, in the first rows, no cells: each row ends in delimiters. */
export function countTrailing([header = [], ...body]: string[][]): number {
  let count = 0;
  for (let i = header.length - 1; i > 0; i--, count++) {
    if (header[i] !== '' || body.some((row) => (row[i] ?? '') !== '')) break;
  }
  return count;
}

/** What was detected, in one sentence, with the options that say otherwise; undefined when there was nothing to find out. */
function noteOn(
  { rows }: Cut,
  why: string | undefined,
  { delimiter, header, isHeaderComment, names }: Table,
  isDetected: boolean,
): string | undefined {
  const [first] = rows;
  if (!first || (!isDetected && why === undefined)) return undefined;
  const list = names.slice(0, SHOWN).map(quote).join(', ');
  const columns = names.length > SHOWN ? `${list} and ${names.length - SHOWN} more` : list;
  const table =
    names.length === 1 ? 'one column' : `${names.length} columns separated by ${nameOfDelimiter(delimiter)}`;
  const isRenamed = header && first.length === 1 && first[0] !== names[0];
  const named = isRenamed
    ? `called ${quote(first[0]!)}, for the only data key of the label config, ${columns}`
    : `${header ? `named by ${isHeaderComment ? 'the last comment (without its #)' : 'the first row'}` : 'without a header'}: ${columns}`;
  const rare = isDetected && names.length === 1 ? rareDelimiter(rows) : undefined;
  const delimiterOption = rare === undefined ? '--delimiter' : `--delimiter ${quoteForSh(rare)}`;
  const headerOptions = header ? [isHeaderComment && '--header', '--no-header'] : ['--header'];
  const options = [isDetected && delimiterOption, ...(why === undefined ? [] : headerOptions)];
  const otherwise = `if that is wrong, use ${listAlternatives(options.filter((option) => option !== false))}`;
  return `${table}, ${named}${why ? ` (${why})` : ''}; ${otherwise}.`;
}

/** What hardly stands in texts, and equally often in each row. */
function rareDelimiter(rows: readonly string[][]): string | undefined {
  const lines = rows.map((row) => row.join(','));
  return rareDelimiters.find((one) => {
    const counts = new Set(lines.map((line) => line.split(one).length - 1));
    return lines.length > 1 && counts.size === 1 && !counts.has(0);
  });
}
