import { describe, quote } from '../../json/json.ts';
import { attributeOf } from '../../label-config/attribute.ts';
import type { ControlTag, Tag } from '../../label-config/model.ts';
import { compileTimeReader, wantedTime } from '../data/time-reader.ts';
import { reportNotShown, type ValueCheck } from './cursor.ts';

/** What a browser's field for a time takes. */
const timeOfDay = /^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?$/;

/** Checks that a DateTime is written in the format of its tag, and that its field can show it: otherwise it stays empty. */
export function checkDateTime(control: ControlTag): ValueCheck {
  const only = attributeOf(control.tag, 'only')?.value;
  const hasTime = !only || only.includes('time');
  const format = attributeOf(control.tag, 'format')?.value || (hasTime ? '%Y-%m-%dT%H:%M' : '%Y-%m-%d');
  const read = compileTimeReader(format);
  const hasDate = !only || only.includes('date');
  const years = only?.includes('year') && !hasDate ? listedYears(control.tag) : undefined;

  return ({ datetime }, _region, cursor) => {
    const problem = only === 'time' ? wrongTime(datetime as string) : wrongDate(datetime as string);
    if (problem !== undefined) reportNotShown(cursor, problem, '/value/datetime', control);
    return true;
  };

  function wrongDate(datetime: string): string | undefined {
    if (read(datetime) === undefined)
      return `"datetime" is ${describe(datetime)} instead of ${wantedTime(format)}`;
    const startsWithYear = format === '%Y' || format.startsWith('%Y-');
    if (startsAsDate.test(format) && !isOnCalendar(datetime)) {
      return `${quote(datetime)} is not on the calendar, so the field shows another time`;
    }
    const year = Number.parseInt(datetime, 10);
    if (startsWithYear && hasDate && year < 1000) {
      return `the field shows no year before 1000, and stays empty for ${quote(datetime)}`;
    }
    if (startsWithYear && years && (year < years.first || year > years.last)) {
      return `the years to choose from are ${years.first} to ${years.last}, so the field stays empty for ${quote(datetime)}`;
    }
    return undefined;
  }
}

function wrongTime(datetime: string): string | undefined {
  if (timeOfDay.test(datetime)) return undefined;
  return `"datetime" is ${describe(datetime)} instead of a time from "00:00" to "23:59"`;
}

/** The years that the tag has to choose from; undefined when `min` or `max` are more than a year. */
function listedYears(tag: Tag): { first: number; last: number } | undefined {
  const read = (name: string, otherwise: string) => {
    const text = attributeOf(tag, name)?.value ?? otherwise;
    if (text === 'current') return new Date().getFullYear();
    return /^\d{4}$/.test(text) ? Number(text) : undefined;
  };
  const first = read('min', '2000');
  const last = read('max', 'current');
  return first === undefined || last === undefined ? undefined : { first, last };
}

/** Formats whose times can be compared with the calendar: others may have their parts in any order. */
const startsAsDate = /^%Y-%m-%d(?:[T ]%H:%M(?::%S)?)?$/;

/** Whether a time that starts with year, month, day, and perhaps hour and minute, does not run over into the next. */
function isOnCalendar(text: string): boolean {
  const [year, month, day, hour = 0, minute = 0] = text.split(/\D/).map(Number);
  const date = new Date(Date.UTC(year!, month! - 1, day, hour, minute));
  return (
    date.getUTCMonth() === month! - 1 &&
    date.getUTCDate() === day &&
    date.getUTCHours() === hour &&
    date.getUTCMinutes() === minute
  );
}
