import { describe } from '../../json/json.ts';
import type { ControlTag } from '../../label-config/model.ts';
import { reportNotShown, type ValueCheck } from './cursor.ts';

const inWords = { number: 'a number', boolean: 'true or false' };

/** Checks a member that a value need not have: if it is there and of another type, the editor of Label Studio 1.x drops the region. */
export function checkOptionalMember(
  key: string,
  type: 'number' | 'boolean',
  control: ControlTag,
): ValueCheck {
  return (value, _region, cursor) => {
    const member = value[key];
    if (member !== undefined && typeof member !== type) {
      const problem = `"${key}" is ${describe(member)} instead of ${inWords[type]}`;
      reportNotShown(cursor, problem, `/value/${key}`, control);
    }
    return true;
  };
}
