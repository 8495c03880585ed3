import type { Json } from '../../json/json.ts';
import type { ControlTag, ObjectTag } from '../../label-config/model.ts';
import { shownValue } from '../../label-config/shown-value.ts';
import { beyondText } from '../../regions/span-beyond.ts';
import { checkWords } from './check-span-members.ts';
import { compareSlice } from './compare-slice.ts';
import { regionPath, reportNotShown, type ValueCheck } from './cursor.ts';

/**
 * Checks a span of a text: it must not end before it starts, and must lie inside the text, as far as that is
 * in the task. What offsets count is detected elsewhere (regions/plan-offsets.ts): UTF-16 units are the longest that a text can be.
 */
export function checkTextSpan(control: ControlTag, object: ObjectTag): ValueCheck {
  const { tag } = control;
  const textOf = shownValue(object);

  return (value, _region, cursor) => {
    checkWords(value.text, cursor, control);
    const start = toOffset(value.start);
    const end = toOffset(value.end);
    const part = Number.isInteger(start) ? 'end' : 'start';
    const odd = part === 'end' ? end : start;
    if (Number.isFinite(odd) && !Number.isInteger(odd)) {
      reportNotShown(
        cursor,
        `"${part}" is ${odd}, which is not a whole character`,
        `/value/${part}`,
        control,
      );
    }
    if (Number.isNaN(start) || Number.isNaN(end)) return true;
    if (start > end) {
      const args = { start: String(start), end: String(end) };
      cursor.report({ code: 'span-backwards', args, path: regionPath(cursor, '/value'), tag: tag.ref });
      return false;
    }
    const text = textOf(cursor.data);
    if (typeof text !== 'string') return true;
    if (end > text.length) {
      const args = beyondText('end', end, text);
      cursor.report({ code: 'span-out-of-text', args, path: regionPath(cursor, '/value/end'), tag: tag.ref });
      return false;
    }
    compareSlice(text, start, end, value.text, cursor, tag, false);
    return true;
  };
}

/** The editor reads digits in a text as a number. An XPath, as old exports have it, is not an offset: NaN. */
function toOffset(offset: Json | undefined): number {
  return typeof offset === 'number' ? offset : Number(offset);
}
