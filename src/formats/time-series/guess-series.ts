import { findTimeFormat, isRising } from '../../checks/data/time-formats.ts';
import { hasDecimalComma, isNumeric } from './find-columns.ts';

/** What the columns of a table would be as a time series. */
export interface SeriesGuess {
  /** The column with the times; undefined where none is clearly one. */
  time: string | undefined;
  /** Empty when the times are numbers. */
  timeFormat: string;
  /** Columns most of whose cells are numbers: what else is there is found when the series is checked. */
  channels: string[];
  /** All other columns that have cells. */
  others: string[];
}

/** Names of columns with numbers that are times, or count what is measured. */
const timeName =
  /^(?:.*[ _-])?(?:time|times|timestamp|timestamps|datetime|t|ts|secs?|seconds?|ms|milliseconds?|epoch|unix|unixtime|elapsed|frame|sample)(?:[ _-]?(?:s|ms|us|ns|secs?|seconds?|utc|epoch|\(.*\)|\[.*\]))?$/i;

/** Judges the first rows of a table; undefined where there are fewer than two rows below a header. */
export function guessSeries(rows: readonly string[][]): SeriesGuess | undefined {
  const [first = [], second = []] = rows;
  const isValue = (cell: string | undefined) => isNumeric(cell) || hasDecimalComma(cell ?? '');
  const isNamed = first.some((cell, i) => isValue(cell) !== isValue(second[i]));
  const body = isNamed ? rows.slice(1) : rows;
  if (body.length < 2) return undefined;
  const guess: SeriesGuess = { time: undefined, timeFormat: '', channels: [], others: [] };
  for (const [i, cell] of first.entries()) {
    const name = isNamed ? cell : String(i);
    const column = body.map((row) => row[i] ?? '');
    if (name === '' || column.every((other) => other === '')) continue;
    const format = guess.time === undefined ? formatOf(name, column, isNamed) : undefined;
    if (format !== undefined) Object.assign(guess, { time: name, timeFormat: format });
    else if (isMostlyNumbers(column)) guess.channels.push(name);
    else guess.others.push(name);
  }
  return guess;
}

/** An empty cell is a gap; Number takes blanks for 0. */
const isNumber = (cell: string) => cell === '' || (cell.trim() !== '' && Number.isFinite(Number(cell)));

function isMostlyNumbers(column: readonly string[]): boolean {
  const cells = column.filter((cell) => cell !== '');
  return cells.filter(isNumber).length * 2 > cells.length;
}

/** How the times of a column are written, where these never fall and some rise; undefined where it has none. */
function formatOf(name: string, column: readonly string[], isNamed: boolean): string | undefined {
  if (column.every(isNumber)) return isNamed && timeName.test(name) && isRising(column) ? '' : undefined;
  return findTimeFormat(column);
}

/** Rows without which a table is not taken for a series. */
const FEW = 5;

/** Names of columns whose numbers say which, not how much: those of events and orders. */
const idName =
  /(?:^|[_\s-])(?:[iI][dD]|UID|uid|[uU]ser|[cC]ustomer|[oO]rder|[pP]roduct|[iI]tem|[cC]ode|[nN]umber|[nN]o\.?)$|[a-z](?:I[dD]|No|Number|Code)$/;
/** The same written as one word, whose end alone says nothing: a grid is none. */
const idWord =
  /(?:user|customer|client|order|session|product|item|device|account|patient|trip|event)(?:id|no|number)$/i;

/** Whether a column is named as one of ids, whose numbers are no measured values. */
export const isIdName = (name: string) => idName.test(name) || idWord.test(name);

/** The series that a table clearly is: times that rise from row to row, and numbers that are no ids; undefined where it may be anything else. */
export function findSureSeries(rows: readonly string[][]): (SeriesGuess & { time: string }) | undefined {
  if (rows.length <= FEW) return undefined;
  const guess = guessSeries(rows);
  if (guess?.time === undefined || guess.channels.length === 0 || guess.others.length > 0) return undefined;
  if (guess.channels.some(isIdName)) return undefined;
  return { ...guess, time: guess.time };
}
