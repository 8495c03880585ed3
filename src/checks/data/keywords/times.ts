import { describe, type Json, type JsonObject, quote } from '../../../json/json.ts';
import { pointerStep } from '../pointer.ts';
import { compileTimeFormat } from '../time-format.ts';
import { columnKey } from './column-key.ts';
import { defineKeyword, type Problem } from './keyword.ts';

interface TimesSetting {
  column: string;
  /** The `timeFormat` of the tag; empty when the times are numbers. */
  format: string;
}

/**
 * Milliseconds or whatever the numbers count; undefined for what is no time, NaN for a time whose place is
 * not known.
 */
type ReadTime = (value: Json) => number | undefined;

/**
 * `x-times`: the column with the times of a time series. Each must be a number or fit the format, and none
 * may be before the one in front of it. Of a column that is wrong in many places only the first is told.
 */
export const times = defineKeyword('x-times', 'object', ({ column, format }: TimesSetting) => {
  const read = timeReader(format);
  return (series: JsonObject) => {
    const key = columnKey(series, column);
    const values = key === undefined ? undefined : series[key];
    return Array.isArray(values) ? findBadTime(values, key!, format, read) : undefined;
  };
});

function timeReader(format: string): ReadTime {
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

function findBadTime(values: Json[], column: string, format: string, read: ReadTime): Problem[] | undefined {
  let before = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < values.length; index++) {
    const time = read(values[index]!);
    if (time === undefined) return [badTime(values, index, column, format)];
    if (time < before) return [notRising(values, index, column)];
    before = time;
  }
  return undefined;
}

function badTime(values: Json[], index: number, column: string, format: string): Problem {
  const wanted = format === '' ? 'a number' : `a time in the format ${quote(format)}`;
  return {
    code: 'bad-time',
    args: { found: describe(values[index]), wanted },
    below: placeOf(column, index),
  };
}

function notRising(values: Json[], index: number, column: string): Problem {
  const args = { found: describe(values[index]), before: describe(values[index - 1]) };
  return { code: 'times-not-rising', args, below: placeOf(column, index) };
}

function placeOf(column: string, index: number): string {
  return pointerStep(column) + pointerStep(index);
}
