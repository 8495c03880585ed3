import { compileReaderOf1x, compileTimeReader, formatWithoutZ } from './time-reader.ts';

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

/** Takes times one by one, and keeps the formats that all of them fit, if they never fall. */
export function followTimeFormats() {
  let first: string | undefined;
  let fitting = timeFormats.map((format) => ({
    format,
    read: compileTimeReader(format),
    from: Number.NaN,
    to: Number.NEGATIVE_INFINITY,
  }));
  return {
    add(cell: string): void {
      first ??= cell;
      fitting = fitting.filter((one) => {
        const time = cell === '' ? undefined : one.read(cell);
        if (time === undefined || Number.isNaN(time) || time < one.to) return false;
        if (!hasMonth(cell, one.format)) return false;
        if (Number.isNaN(one.from)) one.from = time;
        one.to = time;
        return true;
      });
    },
    /** Those in which some time rises: the first that Label Studio 1.x reads, and the same with day and month the other way round. */
    found(): string[] {
      const rising = fitting.filter(({ from, to }) => from < to).map(({ format }) => format);
      const best = rising.find((format) => compileReaderOf1x(format)(first!) !== undefined) ?? rising[0];
      if (best === undefined) return [];
      const swapped = best.replace(/%[dm]/g, (part) => (part === '%d' ? '%m' : '%d'));
      return rising.includes(swapped) ? [best, swapped] : [best];
    },
    /** What a finding on these times says of it, where Label Studio 1.x can read them: the tag as it should be, or that without a Z. */
    advice(): { fits?: string; plain?: string } {
      const formats = this.found();
      if (formats.length === 0) return {};
      const plain = formatWithoutZ(first!, formats[0]!);
      if (plain !== undefined) return { plain };
      if (compileReaderOf1x(formats[0]!)(first!) === undefined) return {};
      return { fits: formats.map((format) => `timeFormat="${format}"`).join(' or ') };
    },
  };
}

/** Whether the month is one, where day and month may have changed places: d3 takes a 13th for the first of the next year. */
function hasMonth(cell: string, format: string): boolean {
  const at = format.match(/%[dmY](?!%)/g)?.indexOf('%m') ?? -1;
  return at < 0 || !(Number(cell.match(/\d+/g)?.[at]) > 12);
}

/** The format in which times are written that never fall and rise somewhere; undefined where none fits all. */
export function findTimeFormat(times: readonly string[]): string | undefined {
  const formats = followTimeFormats();
  for (const time of times) formats.add(time);
  return formats.found()[0];
}

/** Whether numbers never fall and rise somewhere. */
export function isRising(column: readonly string[]): boolean {
  const read = compileTimeReader('');
  let [last, first]: (number | undefined)[] = [];
  for (const cell of column) {
    const time = cell === '' ? undefined : read(cell);
    if (time === undefined || Number.isNaN(time) || (last !== undefined && time < last)) return false;
    first ??= time;
    last = time;
  }
  return first !== last;
}
