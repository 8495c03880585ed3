import type { Json } from '../../json/json.ts';
import { quote } from '../../json/json.ts';
import type { Tag } from '../../label-config/model.ts';
import { regionPath, type Spot } from './spot.ts';

/**
 * Warns when the words that are kept beside the offsets of a span are not those of the text. Often the
 * offsets were counted in code points, as Python does (label-studio issue 1347).
 */
export function compareSlice(
  text: string,
  start: number,
  end: number,
  kept: Json | undefined,
  spot: Spot,
  tag: Tag,
): void {
  if (typeof kept !== 'string' || kept === '') return;
  const slice = text.slice(start, end);
  if (slice === kept || squeeze(slice) === squeeze(kept)) return;
  const inCodePoints = text.slice(afterCodePoints(text, start), afterCodePoints(text, end)) === kept;
  const args = { start, end, slice: quote(slice), kept: quote(kept) };
  spot.report({
    code: inCodePoints ? 'span-in-code-points' : 'span-text-differs',
    args,
    path: regionPath(spot, '/value/text'),
    tag: tag.ref,
  });
}

/**
 * White space is not compared: the editor keeps a line break as a backslash and an n, and a browser joins
 * blanks.
 */
function squeeze(text: string): string {
  return text.replace(/\\n|\s+/g, '');
}

/** The offset in UTF-16 units of what comes after so many code points. */
function afterCodePoints(text: string, count: number): number {
  let offset = 0;
  for (let i = 0; i < count && offset < text.length; i++) {
    offset += isHighSurrogate(text.charCodeAt(offset)) ? 2 : 1;
  }
  return offset;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}
