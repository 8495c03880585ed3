import type { ControlTag } from '../../label-config/model.ts';
import { reportNotShown, type ValueCheck } from './cursor.ts';

/** Checks the size of the image of a Bitmask: without one the editor of Label Studio 1.x takes that of the image, below zero it draws nothing. */
export function checkBitmaskSize(control: ControlTag): ValueCheck {
  return (_value, region, cursor) => {
    for (const key of ['original_width', 'original_height']) {
      const size = region[key];
      if (typeof size === 'number' && size < 0) {
        reportNotShown(cursor, `"${key}" is ${size}, below zero`, `/${key}`, control);
      }
    }
    return true;
  };
}
