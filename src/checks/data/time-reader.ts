import { type Json, quote } from '../../json/json.ts';
import { compileTimeFormat } from '../../label-config/time-format.ts';

/** Milliseconds or whatever the numbers count; undefined for what is not a time, NaN for a time whose place is not known. */
export type ReadTime = (value: Json) => number | undefined;

/** How a TimeSeries reads its times: by its `timeFormat`, or as numbers when that is empty. */
export function compileTimeReader(format: string): ReadTime {
  if (format === '') return readNumber;
  const parse = compileTimeFormat(format);
  // A format that d3 would not understand either is the label config's fault, not the data's.
  if (parse === undefined) return () => Number.NaN;
  return (value) =>
    typeof value === 'string' || typeof value === 'number' ? parse(String(value)) : undefined;
}

/**
 * How Label Studio 1.x reads times with a `timeFormat`: before d3 sees them, the digits after the first dot are taken for a fraction of a
 * second and filled up to milliseconds (dataObj of its TimeSeries, seen in 1.23), and `%f` becomes `%L`. Dates with dots do not survive that.
 */
export function compileReaderOf1x(timeFormat: string): ReadTime {
  const cutsMicroseconds = timeFormat.includes('%f');
  const read = compileTimeReader(timeFormat.replace('%f', '%L'));
  return (value) => {
    if (typeof value !== 'string') return read(value);
    const cut = cutsMicroseconds ? value.replace(/\.(\d{3})\d{3}$/, '.$1') : value;
    return read(cut.replace(/\.(\d{0,3})\b/, (_, digits: string) => `.${digits.padEnd(3, '0')}`));
  };
}

/** The format in which Label Studio 1.x reads a time with a fraction of a second once the Z behind it is gone; undefined where that is not the matter. */
export function formatWithoutZ(value: Json, format: string): string | undefined {
  if (typeof value !== 'string' || !/\.\d+Z$/.test(value)) return undefined;
  const plain = format.replace(/%?Z$/, '');
  const time = compileReaderOf1x(plain)(value.slice(0, -1));
  return plain === '' || time === undefined || Number.isNaN(time) ? undefined : plain;
}

/** What is said of a time that Label Studio 1.x cannot read for its dot. */
export function timeWithDot(value: Json, format: string): { found: string; plain?: string } {
  const plain = formatWithoutZ(value, format);
  return { found: quote(String(value)), ...(plain !== undefined && { plain }) };
}

function readNumber(value: Json): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const number = Number(value);
  return Number.isNaN(number) ? undefined : number;
}

/** What a time should be, as a noun for the sentence about one that is not. */
export function wantedTime(format: string): string {
  return format === '' ? 'a number' : `a time in the format ${quote(format)}`;
}
