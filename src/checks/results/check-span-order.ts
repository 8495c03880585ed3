import type { Json } from '../../json/json.ts';
import type { ControlTag } from '../../label-config/model.ts';
import { regionPath, reportNotShown, type ValueCheck } from './cursor.ts';

/** Checks that a span of a sound, a video or a time series does not end before it starts. */
export function checkSpanOrder({ tag }: ControlTag): ValueCheck {
  return ({ start, end }, _region, cursor) => {
    if (!isAfter(start, end)) return true;
    const args = { start: String(start), end: String(end) };
    cursor.report({ code: 'span-backwards', args, path: regionPath(cursor, '/value'), tag: tag.ref });
    return false;
  };
}

/** Checks that a span of a sound begins before its end, as far as the region says how long the sound is. */
export function checkSpanInSound(control: ControlTag): ValueCheck {
  return ({ start }, { original_length: length }, cursor) => {
    if (typeof length === 'number' && length > 0 && (start as number) >= length) {
      const problem = `the span starts at ${start} s, but the sound has ${length} s ("original_length")`;
      reportNotShown(cursor, problem, '/value/start', control);
    }
    return true;
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

/**
 * Checks that the frame ranges of a TimelineLabels region do not end before they start, and that they have whole frames: with another one the
 * editor of Label Studio 1.x shows no region of the result.
 */
export function checkRanges(control: ControlTag): ValueCheck {
  const { tag } = control;
  return (value, _region, cursor) => {
    const ranges = value.ranges as { start: number; end: number }[];
    for (const [i, range] of ranges.entries()) {
      const { start, end } = range;
      const part = (['start', 'end'] as const).find((key) => !Number.isInteger(range[key]));
      if (part !== undefined) {
        const problem = `"${part}" is ${range[part]}, which is not a whole frame, so no region of the result is shown`;
        reportNotShown(cursor, problem, `/value/ranges/${i}/${part}`, control);
      } else if (start <= end && end < 1) {
        const problem = `the frames ${start} to ${end} are before the video, whose first frame is 1`;
        reportNotShown(cursor, problem, `/value/ranges/${i}`, control);
      }
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
