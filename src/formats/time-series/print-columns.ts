import type { SeriesColumns } from './find-columns.ts';

const jsonNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
/** A number as spreadsheets and loggers also write it: +5, 007, .5, 5. */
const looseNumber = /^([+-]?)0*([1-9]\d*)?(\.\d*)?([eE][+-]?\d+)?$/;

/**
 * The JSON of a series in a task: an object with a list of values for each column. Names are in lower case, in which the editor looks for
 * them. Numbers keep their digits, an empty cell among numbers is null. Times with a `timeFormat` stay text.
 */
export function printColumns(
  names: readonly string[],
  columns: readonly string[][],
  { time, channels }: SeriesColumns,
  timeFormat: string,
): string {
  const members = names.map((name, at) => {
    // There are none when no row is as long as the header, which is reported.
    const cells = columns[at] ?? [];
    const shown = at === time || channels.has(at);
    const asText = at === time ? timeFormat !== '' : !shown && !cells.every(isPlain);
    const values = cells.map(asText ? (cell) => JSON.stringify(cell) : printNumber);
    return `${JSON.stringify(name)}:[${values.join(',')}]`;
  });
  return `{${members.join(',')}}`;
}

function isPlain(cell: string): boolean {
  return cell === '' || jsonNumber.test(cell);
}

/** A number as JSON writes it, with the digits it has; null for an empty cell, text where there is no number. */
function printNumber(cell: string): string {
  if (jsonNumber.test(cell)) return cell;
  if (cell === '') return 'null';
  const [, sign, whole, fraction = '', exponent = ''] = looseNumber.exec(cell) ?? [];
  const number = Number(cell);
  if (!Number.isFinite(number)) return JSON.stringify(cell);
  if (sign === undefined) return String(number);
  return `${sign === '-' ? '-' : ''}${whole || '0'}${fraction === '.' ? '' : fraction}${exponent}`;
}
