import { describe, quote } from '../../json/json.ts';
import { attributeOf } from '../../label-config/attribute.ts';
import type { ControlTag } from '../../label-config/model.ts';
import { compileTimeReader, wantedTime } from '../data/time-reader.ts';
import { reportNotShown, type ValueCheck } from './cursor.ts';

/** Checks that a DateTime is written in the format of its tag: otherwise its field stays empty. Times alone are taken as they are. */
export function checkDateTime(control: ControlTag): ValueCheck {
  const only = attributeOf(control.tag, 'only')?.value;
  const hasTime = !only || only.includes('time');
  const format = attributeOf(control.tag, 'format')?.value || (hasTime ? '%Y-%m-%dT%H:%M' : '%Y-%m-%d');
  const read = compileTimeReader(format);

  return ({ datetime }, _region, cursor) => {
    if (only !== 'time' && read(datetime!) === undefined) {
      const problem = `"datetime" is ${describe(datetime)} instead of ${wantedTime(format)}`;
      reportNotShown(cursor, problem, '/value/datetime', control);
    } else if (only !== 'time' && startsAsDate.test(format) && !isOnCalendar(datetime as string)) {
      const problem = `${quote(datetime as string)} is not on the calendar, so the field shows another time`;
      reportNotShown(cursor, problem, '/value/datetime', control);
    }
    return true;
  };
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
