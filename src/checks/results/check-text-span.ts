import type { Json } from '../../json/json.ts';
import type { ControlTag, ObjectTag } from '../../label-config/model.ts';
import { compareSlice } from './compare-slice.ts';
import { shownValue } from './shown-value.ts';
import { regionPath } from './spot.ts';
import type { ValueCheck } from './value-check.ts';

/**
 * Checks a span of a text: it must not end before it starts, and must lie inside the text, as far as that is
 * in the task. What offsets count is detected elsewhere (regions/plan-offsets.ts): UTF-16 units are the longest that a text can be.
 */
export function checkTextSpan({ tag }: ControlTag, object: ObjectTag): ValueCheck {
  const textOf = shownValue(object);

  return (value, _region, spot) => {
    const start = toOffset(value.start);
    const end = toOffset(value.end);
    if (Number.isNaN(start) || Number.isNaN(end)) return true;
    if (start > end) {
      const args = { start: String(start), end: String(end) };
      spot.report({ code: 'span-backwards', args, path: regionPath(spot, '/value'), tag: tag.ref });
      return false;
    }
    const text = textOf(spot.data);
    if (typeof text !== 'string') return true;
    if (end > text.length) {
      const args = { key: 'end', offset: end, length: text.length };
      spot.report({ code: 'span-out-of-text', args, path: regionPath(spot, '/value/end'), tag: tag.ref });
      return false;
    }
    compareSlice(text, start, end, value.text, spot, tag, false);
    return true;
  };
}

/** The editor reads digits in a text as a number. An XPath, as old exports have it, is no offset: NaN. */
function toOffset(offset: Json | undefined): number {
  return typeof offset === 'number' ? offset : Number(offset);
}
