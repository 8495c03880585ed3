import type { Json } from '../../json/json.ts';
import type { ControlTag } from '../../label-config/model.ts';
import { regionPath, type ValueCheck } from './cursor.ts';

/** Checks that a span of a sound, a video or a time series does not end before it starts. */
export function checkSpanOrder({ tag }: ControlTag): ValueCheck {
  return ({ start, end }, _region, cursor) => {
    if (!isAfter(start, end)) return true;
    const args = { start: String(start), end: String(end) };
    cursor.report({ code: 'span-backwards', args, path: regionPath(cursor, '/value'), tag: tag.ref });
    return false;
  };
}

/** Year first, so that earlier dates written in the same way come first in the order of letters. */
const isoDate = /^\d{4}-\d\d-\d\d/;

/** True only when it is certain: dates are compared when they are written alike, with the year first. */
function isAfter(a: Json | undefined, b: Json | undefined): boolean {
  if (typeof a === 'number' && typeof b === 'number') return a > b;
  if (typeof a !== 'string' || typeof b !== 'string' || a.length !== b.length) return false;
  return isoDate.test(a) && isoDate.test(b) && a > b;
}

/** Checks that the frame ranges of a TimelineLabels region do not end before they start. */
export function checkRanges({ tag }: ControlTag): ValueCheck {
  return (value, _region, cursor) => {
    const ranges = value.ranges as { start: number; end: number }[];
    for (const [i, { start, end }] of ranges.entries()) {
      if (start <= end) continue;
      cursor.report({
        code: 'span-backwards',
        args: { start: String(start), end: String(end) },
        path: regionPath(cursor, `/value/ranges/${i}`),
        tag: tag.ref,
      });
    }
    return true;
  };
}
