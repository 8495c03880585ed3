import type { Finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../json/json.ts';
import {
  areAboveFractions,
  areAmongValues,
  areCounting,
  isFileLikeBelow,
  isIdCountingDown,
  isIdLikeBelow,
  isYearAbove,
  lookOf,
  usualLook,
} from './cell-look.ts';
import { isAnnotation } from './preamble.ts';

/** Whether the first row is read as the names of the columns, and why. */
export interface HeaderGuess {
  header: boolean;
  why: string;
}

/** Rows below the first without which nothing can be said of what it looks like. */
const FEW = 3;

/**
 * Whether the first row names the columns. It does when it has a data key of the label config. Else the columns vote: one whose first cell
 * is a word above numbers, dates or URLs is for a header, and so is a number that counts on from column to column, one of some that rise above
 * fractions, or a year above other numbers; one whose first cell is a number, date, URL, sentence, file name or id like those below it, or a
 * value of the column again, is against. In doubt there is a header, as in nearly all files.
 */
export function guessHeader(rows: string[][], dataKeys: readonly string[]): HeaderGuess {
  const [first = [], ...body] = rows;
  const key = dataKeys.find((name) => first.includes(name));
  if (key !== undefined) return { header: true, why: `it has the data key ${quote(key)}` };
  const { names, values } = voteOn(rows);
  const name = names.first;
  const value = values.first;
  const both = name !== undefined && value !== undefined;
  if (values.columns.size > names.columns.size)
    return { header: false, why: both ? `${value}, though ${name}` : value! };
  const unsure =
    body.length < FEW ? 'with so few rows, it may also be data' : 'nothing in it looks like data';
  return { header: true, why: both ? `${name}, though ${value}` : (name ?? unsure) };
}

/**
 * Whether the first row is a header for certain, whatever stands above it: each cell is a name, another one in each column, some are above values
 * of at least two rows, and none is like those below it.
 */
export function isSurelyHeader(rows: readonly string[][]): boolean {
  const [first = [], ...body] = rows;
  if (body.length < 2 || first.includes('') || new Set(first).size < first.length) return false;
  const { names, values } = voteOn(rows);
  const isName = (cell: string, i: number) => lookOf(cell) === 'word' || names.columns.has(i);
  return names.columns.size > 0 && values.columns.size === 0 && first.every(isName);
}

function voteOn(rows: readonly string[][]): Record<'names' | 'values', ReturnType<typeof votes>> {
  const [first = [], ...body] = rows;
  const names = votes();
  const values = votes();
  const counting = areCounting(rows);
  const rising = areAboveFractions(rows);
  const among = areAmongValues(rows);
  const mayBeAmong = among.includes(true);
  for (const [i, cell] of first.entries()) {
    const look = lookOf(cell);
    const column = body.map((row) => row[i] ?? '');
    const below = usualLook(column);
    if (counting[i]) names.add(i, cell, 'counts on from column to column');
    else if (rising[i]) names.add(i, cell, 'is one of whole numbers that rise, above fractions');
    else if (isYearAbove(cell, column)) names.add(i, cell, 'is a year above other numbers');
    else if (look !== 'word' && look === below) values.add(i, cell, `is a ${look} like those below it`);
    else if (isFileLikeBelow(cell, column)) values.add(i, cell, 'is a file name like those below it');
    else if (look === 'word' && (isIdLikeBelow(cell, column) || isIdCountingDown(cell, column)))
      values.add(i, cell, 'is an id like those below it');
    else if (look === 'word' && among[i]) values.add(i, cell, 'is there again below it, among other values');
    // One of the values may be the name, such as "fake" beside "text".
    else if (mayBeAmong && below === 'sentence' && /^\S+$/.test(cell))
      names.add(i, cell, 'is a word above sentences');
    if (look === 'word' && below !== 'word' && below !== 'sentence' && below !== undefined) {
      names.add(i, cell, `heads a column of ${below}s`);
    }
  }
  return { names, values };
}

/** Counts columns that are for or against a header, and says why of the first. */
function votes() {
  return {
    columns: new Set<number>(),
    first: undefined as string | undefined,
    add(column: number, cell: string, why: string) {
      this.columns.add(column);
      this.first ??= `${quote(cell)} ${why}`;
    },
  };
}

/** Columns that are named when something is wrong with them; finding the place of each takes the time to read the row. */
const MOST_NAMED = 200;

/** What is wrong with the names of the columns, each with the column it is about, counting from 0: the first of many. */
export function* checkNames(names: readonly string[]): Generator<{ finding: Finding; column: number }> {
  const seen = new Map<string, number>();
  const annotation = isAnnotation(names[0] ?? '') ? { isAnnotation: 1 } : undefined;
  let found = 0;
  for (const [column, name] of names.entries()) {
    const first = seen.get(name);
    if (first === undefined && name !== '' && !name.includes('\0')) {
      seen.set(name, column);
      continue;
    }
    if (++found > MOST_NAMED) return;
    if (name.includes('\0')) yield { finding: { code: 'nul-byte', args: { where: 'column name' } }, column };
    else if (name === '')
      yield { finding: { code: 'empty-column-name', args: { column: column + 1 } }, column };
    else {
      const args = { name, first: first! + 1, second: column + 1, ...annotation };
      yield { finding: { code: 'repeated-column-name', args }, column };
      // The names of the columns come below it.
      if (annotation) return;
    }
  }
}
