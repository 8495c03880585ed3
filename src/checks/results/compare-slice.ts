import { type Json, quote } from '../../json/json.ts';
import type { Tag } from '../../label-config/model.ts';
import { judgeSpan, slicesOf } from '../../regions/judge-span.ts';
import { indexOffsets } from '../../regions/offset-unit.ts';
import { type ResultCursor, regionPath } from './cursor.ts';

/** The text that spans were compared with last: those of one task follow each other. */
let last = indexOffsets('');

/**
 * Warns when the words that are kept beside the offsets of a span are not those of the text. In a dialogue both Label Studios count UTF-16
 * units, so code points, as Python counts (label-studio issue 1347), are wrong there; in a text that depends (plan-offsets.ts).
 */
export function compareSlice(
  text: string,
  start: number,
  end: number,
  kept: Json | undefined,
  cursor: ResultCursor,
  tag: Tag,
  inDialogue: boolean,
): void {
  if (typeof kept !== 'string' || kept === '' || text.slice(start, end) === kept) return;
  if (last.text !== text) last = indexOffsets(text);
  const index = last;
  const verdict = judgeSpan(index, start, end, kept);
  const isWrong = verdict === 'none' || (verdict === 'code-points' && inDialogue);
  if (!isWrong) return;
  cursor.report({
    code: verdict === 'none' ? 'span-text-differs' : 'phrase-in-code-points',
    args: { start, end, slice: quote(slicesOf(index, start, end).inUtf16), kept: quote(kept) },
    path: regionPath(cursor, '/value/text'),
    tag: tag.ref,
  });
}
