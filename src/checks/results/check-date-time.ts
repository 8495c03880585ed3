import { describe } from '../../json/json.ts';
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
    }
    return true;
  };
}
