import { describe, isObject, type Json } from '../../json/json.ts';
import { attributeOf } from '../../label-config/attribute.ts';
import type { ControlTag, ObjectTag } from '../../label-config/model.ts';
import { compareSlice } from './compare-slice.ts';
import { isPhraseIndex, phraseIndex } from './phrase-index.ts';
import { shownValue } from './shown-value.ts';
import { regionPath, type Spot } from './spot.ts';
import type { ValueCheck } from './value-check.ts';

/**
 * Checks a span of a dialogue: its phrases must exist, its offsets lie inside them, and its end not before
 * its start.
 */
export function checkParagraphSpan({ tag }: ControlTag, object: ObjectTag): ValueCheck {
  const phrasesOf = shownValue(object);
  const textKey = attributeOf(object.tag, 'textKey')?.value || 'text';

  return (value, _region, spot) => {
    const startOffset = value.startOffset as number;
    const endOffset = value.endOffset as number;
    const phrases = phrasesOf(spot.data);
    if (!indexIsRight('start', value.start!, phrases, spot)) return false;
    if (!indexIsRight('end', value.end!, phrases, spot)) return false;

    const start = phraseIndex(value.start!);
    const end = phraseIndex(value.end!);
    if (start > end || (start === end && startOffset > endOffset)) {
      const args = { start: `${start}:${startOffset}`, end: `${end}:${endOffset}` };
      spot.report({ code: 'span-backwards', args, path: regionPath(spot, '/value'), tag: tag.ref });
      return false;
    }
    const text = textOf(phrases, start);
    if (!offsetIsRight('startOffset', startOffset, text, spot)) return false;
    if (!offsetIsRight('endOffset', endOffset, textOf(phrases, end), spot)) return false;
    if (start === end && text !== undefined) {
      compareSlice(text, startOffset, endOffset, value.text, spot, tag, true);
    }
    return true;
  };

  function indexIsRight(key: string, index: Json, phrases: Json | undefined, spot: Spot): boolean {
    const count = Array.isArray(phrases) ? phrases.length : Number.POSITIVE_INFINITY;
    if (typeof index === 'string' && isPhraseIndex(index, count)) return true;
    const path = regionPath(spot, `/value/${key}`);
    if (typeof index === 'number') {
      spot.report({ code: 'phrase-index-number', args: { key, index }, path, tag: tag.ref });
      if (isPhraseIndex(index, count)) return true;
    }
    spot.report({ code: 'no-such-phrase', args: { key, found: describe(index) }, path, tag: tag.ref });
    return false;
  }

  function textOf(phrases: Json | undefined, index: number): string | undefined {
    const phrase = Array.isArray(phrases) ? phrases[index] : undefined;
    const text = isObject(phrase) ? phrase[textKey] : undefined;
    return typeof text === 'string' ? text : undefined;
  }

  function offsetIsRight(key: string, offset: number, text: string | undefined, spot: Spot): boolean {
    if (text === undefined || offset <= text.length) return true;
    const args = { key, offset, length: text.length };
    spot.report({ code: 'span-out-of-text', args, path: regionPath(spot, `/value/${key}`), tag: tag.ref });
    return false;
  }
}
