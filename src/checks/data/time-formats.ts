import { compileReaderOf1x, compileTimeReader } from './time-reader.ts';

/** Formats of times, of which the first counts that fits all cells. Those of days and months come in both orders. */
const timeFormats = [
  '%Y-%m-%d',
  '%Y/%m/%d',
  '%Y%m%d',
  '%m/%d/%Y',
  '%d/%m/%Y',
  '%d.%m.%Y',
  '%d-%m-%Y',
].flatMap((date) => [
  ...['T', ' '].flatMap((gap) =>
    ['%H:%M:%S', '%H:%M:%S.%L', '%H:%M:%S.%f', '%H:%M'].flatMap((time) => [
      `${date}${gap}${time}`,
      `${date}${gap}${time}%Z`,
    ]),
  ),
  date,
]);

/** The format in which times are written that never fall and rise somewhere; undefined where none fits all. */
export function findTimeFormat(times: readonly string[]): string | undefined {
  const fitting = timeFormats.filter((format) => isRising(times, format));
  return fitting.find((format) => compileReaderOf1x(format)(times[0]!) !== undefined) ?? fitting[0];
}

/** Whether times in a format, or as numbers, never fall and rise somewhere. */
export function isRising(column: readonly string[], format: string): boolean {
  const read = compileTimeReader(format);
  let [last, first]: (number | undefined)[] = [];
  for (const cell of column) {
    const time = cell === '' ? undefined : read(cell);
    if (time === undefined || Number.isNaN(time) || (last !== undefined && time < last)) return false;
    first ??= time;
    last = time;
  }
  return first !== last;
}
