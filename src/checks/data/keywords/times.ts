import { describe, type Json, type JsonObject, quote } from '../../../json/json.ts';
import { pointerStep } from '../pointer.ts';
import { followTimeFormats } from '../time-formats.ts';
import {
  compileReaderOf1x,
  compileTimeReader,
  type ReadTime,
  timeWithDot,
  wantedTime,
} from '../time-reader.ts';
import { columnKey } from './columns.ts';
import { defineKeyword, type Problem } from './keyword.ts';

interface TimesSetting {
  column: string;
  /** The `timeFormat` of the tag; empty when the times are numbers. */
  format: string;
}

/**
 * `x-times`: the column with the times of a time series. Each must be a number or fit the format, and none
 * may be before the one in front of it. Of a column that is wrong in many places only the first is told. What only Label Studio 1.x cannot
 * read comes last.
 */
export const times = defineKeyword('x-times', 'object', ({ column, format }: TimesSetting) => {
  const read = compileTimeReader(format);
  const readIn1x = compileReaderOf1x(format);
  return (series: JsonObject) => {
    const key = columnKey(series, column);
    const values = key === undefined ? undefined : series[key];
    if (!Array.isArray(values)) return undefined;
    return findBadTime(values, key!, format, read) ?? findUnreadIn1x(values, key!, format, readIn1x);
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

/**
 * What the editor of Label Studio 1.x shows an error for in place of the task (seen in 1.23.2): times with a dot, zeros at the start, which it
 * takes for times that it could not read, and numbers that are text, which it compares as text. The first time stands for the others, as one
 * format gives them one shape.
 */
function findUnreadIn1x(
  values: Json[],
  column: string,
  format: string,
  readIn1x: ReadTime,
): Problem[] | undefined {
  if (values.length === 0) return undefined;
  if (format !== '' && readIn1x(values[0]!) === undefined) {
    const args = timeWithDot(values[0]!, format);
    return [{ code: 'series-time-with-dot', args, below: placeOf(column, 0) }];
  }
  const firstTimes = values.slice(0, 3).map((value) => (format === '' ? value : readIn1x(value)));
  if (firstTimes.filter((time) => time === 0).length > 1) {
    const problem =
      'two of the first three times are 0, which the editor takes for times that cannot be read';
    return [{ code: 'not-shown-in-1x', args: { problem }, below: placeOf(column, 0) }];
  }
  return format === '' ? findFallingText(values, column) : undefined;
}

function findFallingText(values: Json[], column: string): Problem[] | undefined {
  for (let index = 1; index < values.length; index++) {
    const [before, value] = [values[index - 1], values[index]];
    if (typeof value !== 'string' || typeof before !== 'string' || value >= before) continue;
    const problem = `the times are text instead of numbers, and as text ${quote(value)} comes before ${quote(before)}`;
    return [{ code: 'not-shown-in-1x', args: { problem }, below: placeOf(column, index) }];
  }
  return undefined;
}

function badTime(values: Json[], index: number, column: string, format: string): Problem {
  const advice = index === 0 ? adviceOn(values) : {};
  const args = { found: describe(values[index]), wanted: wantedTime(format), ...advice };
  return { code: 'bad-time', args, below: placeOf(column, index) };
}

function adviceOn(values: Json[]): { fits?: string; plain?: string } {
  const formats = followTimeFormats();
  for (const value of values) {
    if (typeof value !== 'string') return {};
    formats.add(value);
  }
  return formats.advice();
}

function notRising(values: Json[], index: number, column: string): Problem {
  const args = { found: describe(values[index]), before: describe(values[index - 1]) };
  return { code: 'times-not-rising', args, below: placeOf(column, index) };
}

function placeOf(column: string, index: number): string {
  return pointerStep(column) + pointerStep(index);
}
