import { beginningOf } from '../../cut-text.ts';
import { linesRemover } from '../../diagnostics/sed-command.ts';
import { LF } from '../../json/bytes.ts';
import { quote } from '../../json/json.ts';
import { isUtf16File } from '../../readers/byte-reader.ts';
import type { RowBatch } from '../../readers/csv/rows.ts';
import type { Input } from '../format.ts';
import { lookOf, usualLook } from './cell-look.ts';
import { placeOfCell } from './place.ts';

/** Rows below a header that name the columns once more. */
export interface MoreHeaders {
  count: number;
  /** The program that writes such rows; undefined where they only look so. */
  program: string | undefined;
  /** Cells that are quoted. */
  cells: string[];
}

/** Rows without which nothing can be said of what their cells look like. */
const FEW = 3;
/** Cells that a note quotes. */
const SHOWN = 3;
/** Characters of a cell that are quoted. */
const LONGEST = 60;

/** What SurveyMonkey writes below its questions, in columns whose answers are texts. */
const answers = /^(?:Response|Open-Ended Response|Other \(please specify\))$/;

/** The rows below the first that are headers as well; `rows` are the first of a table with a header. */
export function findMoreHeaders([, second, third, ...rest]: readonly string[][]): MoreHeaders | undefined {
  if (second === undefined) return undefined;
  if (third !== undefined && isQualtrics(third))
    return { count: 2, program: 'Qualtrics', cells: [firstCell(second), 'ImportId'] };
  const body = third === undefined ? [] : [third, ...rest];
  if (body.length > 0 && isSurveyMonkey(second, body))
    return { count: 1, program: 'SurveyMonkey', cells: [firstCell(second)] };
  // pandas writes the name of an index into a row of its own, as the tables of yfinance have it.
  const count = third !== undefined && isNameOfIndex(third, rest) ? 2 : 1;
  const values = count === 2 ? rest : body;
  const named = values.length >= FEW ? wordsAboveValues(second, values) : [];
  return named.length > 1 ? { count, program: undefined, cells: named } : undefined;
}

/** Each column of an export of Qualtrics has its id there. */
function isQualtrics(row: readonly string[]): boolean {
  const cells = row.filter((cell) => cell !== '');
  return cells.length > 0 && cells.every((cell) => /^\{\s*"ImportId"\s*:/.test(cell));
}

/** The ids and times of answers are to the left of the questions. */
function isSurveyMonkey(row: readonly string[], body: readonly string[][]): boolean {
  const isLeftEmpty = [0, 1].every((i) => row[i] === '' && body.every((other) => other[i] !== ''));
  return isLeftEmpty && row.some((cell) => answers.test(cell));
}

function isNameOfIndex([first = '', ...others]: readonly string[], below: readonly string[][]): boolean {
  if (first === '' || others.length === 0 || others.some((cell) => cell !== '')) return false;
  return lookOf(first) === 'word' && below.every((row) => (row[1] ?? '') !== '');
}

/**
 * Words and sentences above columns of nothing but numbers, dates or times; none where one of these is there in the row itself, or a text above
 * texts: a record with some words for numbers.
 */
function wordsAboveValues(row: readonly string[], body: readonly string[][]): string[] {
  const words: string[] = [];
  for (const [i, cell] of row.entries()) {
    const column = body.map((other) => other[i] ?? '').filter((other) => other !== '');
    const below = usualLook(column);
    const isOfValues = below !== undefined && ['number', 'date', 'time'].includes(below);
    if (!isOfValues && column.length > 0 && cell !== '') return [];
    if (!isOfValues || column.length < FEW || !column.every((other) => lookOf(other) === below)) continue;
    const look = lookOf(cell);
    if (look !== 'word' && look !== 'sentence') return [];
    if (cell === '' || isMissing(cell)) return [];
    words.push(cell);
  }
  return words;
}

const isMissing = (cell: string) =>
  /^(?:n[/.]?a\.?|nan|null|none|nil|missing|unknown|[-.?]+)$/i.test(cell.trim());

function firstCell(row: readonly string[]): string {
  return row.find((cell) => cell !== '') ?? '';
}

/** Says that the rows from one on are headers: in a warning where that is certain, else in a note. */
export function sayMoreHeaders(
  { count, program, cells }: MoreHeaders,
  rows: RowBatch,
  row: number,
  { path, displayPath, original, note, report }: Input,
): void {
  const lines = linesOf(rows, row, row + count);
  const isReadable = original === undefined || /\.gz$/i.test(displayPath);
  const way = lines && isReadable ? linesRemover(...lines, displayPath, isUtf16File(path, displayPath)) : '';
  const list = cells.slice(0, SHOWN).map((cell) => quote(shorten(cell)));
  if (program !== undefined) {
    const args = { count, program, cells: list.join(' and '), way };
    report({ code: 'more-header-rows', args }, placeOfCell(rows, row, undefined, displayPath));
    return;
  }
  note(
    `${displayPath}: ${count === 1 ? 'row 2 becomes a task, but may be a second header: it has' : 'rows 2 and 3 become tasks, but may be further headers: row 2 has'} ${list.join(', ')} above numbers or times.${way === '' ? '' : ` If so: ${way}`}`,
  );
}

/** The first and the last line of some rows, for a program that ends lines at LF only; undefined where that has other lines. */
function linesOf(
  { bytes, size, lines, rowStarts }: RowBatch,
  row: number,
  end: number,
): [number, number] | undefined {
  if (end > size) return undefined;
  let feeds = 0;
  for (let at = rowStarts[0]!; at < rowStarts[end]!; at++) if (bytes[at] === LF) feeds++;
  return feeds === lines[end]! - lines[0]! ? [lines[row]!, lines[end]! - 1] : undefined;
}

function shorten(cell: string): string {
  return cell.length > LONGEST ? `${beginningOf(cell, LONGEST)}...` : cell;
}
