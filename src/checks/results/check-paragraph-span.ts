import { describe, isObject, type Json } from '../../json/json.ts';
import { attributeOf } from '../../label-config/attribute.ts';
import type { ControlTag, ObjectTag } from '../../label-config/model.ts';
import { shownValue } from '../../label-config/shown-value.ts';
import { beyondText } from '../../regions/span-beyond.ts';
import { checkOffsets, checkWords } from './check-span-members.ts';
import { compareSlice } from './compare-slice.ts';
import { type ResultCursor, regionPath, reportNotShown, type ValueCheck } from './cursor.ts';

/**
 * Checks a span of a dialogue: its phrases must exist, its offsets lie inside them, and its end not before
 * its start.
 */
export function checkParagraphSpan(control: ControlTag, object: ObjectTag): ValueCheck {
  const { tag } = control;
  const phrasesOf = shownValue(object);
  const textKey = attributeOf(object.tag, 'textKey')?.value || 'text';

  return (value, _region, cursor) => {
    checkWords(value.text, cursor, control, true);
    if (!checkOffsets(value, ['startOffset', 'endOffset'], cursor, control)) return true;
    const startOffset = value.startOffset as number;
    const endOffset = value.endOffset as number;
    const phrases = phrasesOf(cursor.data);
    if (!indexIsRight('start', value.start!, phrases, cursor)) return false;
    if (!indexIsRight('end', value.end!, phrases, cursor)) return false;

    const start = phraseIndex(value.start!);
    const end = phraseIndex(value.end!);
    if (start > end || (start === end && startOffset > endOffset)) {
      const args = { start: `${start}:${startOffset}`, end: `${end}:${endOffset}` };
      cursor.report({ code: 'span-backwards', args, path: regionPath(cursor, '/value'), tag: tag.ref });
      return false;
    }
    for (const key of ['start', 'end']) checkWriting(key, value[key]!, cursor);
    if (start === end && startOffset === endOffset) {
      reportNotShown(cursor, 'the span has no character', '/value', control);
    }
    const text = textOf(phrases, start);
    if (!offsetIsRight('startOffset', startOffset, text, cursor)) return false;
    if (!offsetIsRight('endOffset', endOffset, textOf(phrases, end), cursor)) return false;
    if (start === end && text !== undefined) {
      compareSlice(text, startOffset, endOffset, value.text, cursor, tag, true);
    }
    return true;
  };

  function indexIsRight(key: string, index: Json, phrases: Json | undefined, cursor: ResultCursor): boolean {
    const count = Array.isArray(phrases) ? phrases.length : Number.POSITIVE_INFINITY;
    if (typeof index === 'string' && isPhraseIndex(index, count)) return true;
    const path = regionPath(cursor, `/value/${key}`);
    if (typeof index === 'number') {
      cursor.report({ code: 'phrase-index-number', args: { key, index }, path, tag: tag.ref });
      if (isPhraseIndex(index, count)) return true;
    }
    cursor.report({ code: 'no-such-phrase', args: { key, found: describe(index) }, path, tag: tag.ref });
    return false;
  }

  /** The editor of 1.x looks a phrase up by the text of its index, written as it writes it. */
  function checkWriting(key: string, index: Json, cursor: ResultCursor): void {
    if (typeof index !== 'string' || /^(?:0|[1-9]\d*)$/.test(index)) return;
    const problem = `"${key}" is ${describe(index)} instead of the index of a phrase, such as "0"`;
    reportNotShown(cursor, problem, `/value/${key}`, control);
  }

  function textOf(phrases: Json | undefined, index: number): string | undefined {
    const phrase = Array.isArray(phrases) ? phrases[index] : undefined;
    const text = isObject(phrase) ? phrase[textKey] : undefined;
    return typeof text === 'string' ? text : undefined;
  }

  function offsetIsRight(
    key: string,
    offset: number,
    text: string | undefined,
    cursor: ResultCursor,
  ): boolean {
    if (text === undefined || offset <= text.length) return true;
    const args = beyondText(key, offset, text);
    cursor.report({
      code: 'span-out-of-text',
      args,
      path: regionPath(cursor, `/value/${key}`),
      tag: tag.ref,
    });
    return false;
  }
}

/**
 * The index of a phrase, which is kept as text: "0". NaN for the XPath of old exports, which is not looked
 * into.
 */
function phraseIndex(index: Json): number {
  return Number(index);
}

/** True for the index of one of so many phrases, and for an XPath. */
function isPhraseIndex(index: Json, count: number): boolean {
  if (typeof index === 'string' && index.startsWith('/')) return true;
  const number = index === '' ? Number.NaN : phraseIndex(index);
  return number >= 0 && number < count;
}
