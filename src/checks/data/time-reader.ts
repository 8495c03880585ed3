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
