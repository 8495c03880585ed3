import { describe, isObject, type Json, type JsonObject } from '../../json/json.ts';
import { attributeOf } from '../../label-config/attribute.ts';
import type { ControlTag, ObjectTag } from '../../label-config/model.ts';
import { shownValue } from '../../label-config/shown-value.ts';
import { columnKey } from '../data/keywords/columns.ts';
import { compileTimeReader, wantedTime } from '../data/time-reader.ts';
import { type ResultCursor, regionPath, reportNotShown, type ValueCheck } from './cursor.ts';

/** The first and the last time of a series, in milliseconds where it has a time format. */
type Extent = readonly [first: number, last: number];

/**
 * Checks a span of a time series: times that are text must fit the time format, because the editor does not open the task otherwise; and
 * the span must not end before it starts, and must overlap with the series, as far as that is in the task, to be drawn.
 */
export function checkSeriesSpan(control: ControlTag, object: ObjectTag): ValueCheck {
  const { tag } = object;
  const format = attributeOf(tag, 'timeFormat')?.value ?? '';
  const timeColumn = attributeOf(tag, 'timeColumn')?.value;
  const isInTask = attributeOf(tag, 'valueType')?.value === 'json';
  const seriesOf = shownValue(object);
  const read = compileTimeReader(format);

  return (value, _region, cursor) => {
    const start = timeAt('start', value, cursor);
    const end = timeAt('end', value, cursor);
    if (start === undefined || end === undefined) return false;
    if (format !== '' && typeof value.start !== typeof value.end) {
      const problem = 'one of "start" and "end" is text and the other a number';
      reportNotShown(cursor, problem, '/value', control);
      return true;
    }
    if (start > end) {
      const args = { start: String(value.start), end: String(value.end) };
      cursor.report({
        code: 'span-backwards',
        args,
        path: regionPath(cursor, '/value'),
        tag: control.tag.ref,
      });
      return false;
    }
    if (start === end && value.instant !== true) {
      const problem = `the span from ${JSON.stringify(value.start)} to ${JSON.stringify(value.end)} has no width; a moment needs "instant": true`;
      reportNotShown(cursor, problem, '/value', control);
    }
    const series = isInTask ? seriesOf(cursor.data) : undefined;
    const extent = isObject(series) && timeColumn ? extentOf(series, timeColumn) : undefined;
    if (extent && (end < extent[0] || start > extent[1])) {
      const inMilliseconds = format !== '' && start * 1000 <= extent[1] && end * 1000 >= extent[0];
      const hint = inMilliseconds ? '; it looks like seconds, but numbers are milliseconds here' : '';
      const problem = `the span from ${JSON.stringify(value.start)} to ${JSON.stringify(value.end)} is outside the series${hint}`;
      reportNotShown(cursor, problem, '/value', control);
    }
    return true;
  };

  /** A number is milliseconds wherever the series has a time format. Undefined for what was reported. */
  function timeAt(key: 'start' | 'end', value: JsonObject, cursor: ResultCursor): number | undefined {
    const given = value[key]!;
    if (typeof given === 'number') return given;
    if (format === '') {
      const number = read(given);
      if (number === undefined) {
        const problem = `"${key}" is ${describe(given)}, but the times are numbers, as the TimeSeries has no "timeFormat"`;
        reportNotShown(cursor, problem, `/value/${key}`, control);
      }
      return number ?? Number.NaN;
    }
    const time = timeColumn ? read(given) : Number.NaN;
    if (time === undefined) {
      const args = { name: `"${key}"`, expected: wantedTime(format), found: describe(given) };
      const path = regionPath(cursor, `/value/${key}`);
      cursor.report({ code: 'result-wrong-type', args, path, tag: control.tag.ref });
    }
    return time;
  }

  function extentOf(series: JsonObject, column: string): Extent | undefined {
    const key = columnKey(series, column);
    const times: Json | undefined = key === undefined ? undefined : series[key];
    if (!Array.isArray(times) || times.length === 0) return undefined;
    const [first, last] = [read(times[0]!), read(times.at(-1)!)];
    return first === undefined || last === undefined ? undefined : [first, last];
  }
}
