import { describe, type Json, type JsonObject } from '../../../json/json.ts';
import { pointerStep } from '../pointer.ts';
import { compileTimeReader, type ReadTime, wantedTime } from '../time-reader.ts';
import { columnKey } from './columns.ts';
import { defineKeyword, type Problem } from './keyword.ts';

interface TimesSetting {
  column: string;
  /** The `timeFormat` of the tag; empty when the times are numbers. */
  format: string;
}

/**
 * `x-times`: the column with the times of a time series. Each must be a number or fit the format, and none
 * may be before the one in front of it. Of a column that is wrong in many places only the first is told.
 */
export const times = defineKeyword('x-times', 'object', ({ column, format }: TimesSetting) => {
  const read = compileTimeReader(format);
  return (series: JsonObject) => {
    const key = columnKey(series, column);
    const values = key === undefined ? undefined : series[key];
    return Array.isArray(values) ? findBadTime(values, key!, format, read) : undefined;
  };
});

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
  const args = { found: describe(values[index]), wanted: wantedTime(format) };
  return { code: 'bad-time', args, below: placeOf(column, index) };
}

function notRising(values: Json[], index: number, column: string): Problem {
  const args = { found: describe(values[index]), before: describe(values[index - 1]) };
  return { code: 'times-not-rising', args, below: placeOf(column, index) };
}

function placeOf(column: string, index: number): string {
  return pointerStep(column) + pointerStep(index);
}
