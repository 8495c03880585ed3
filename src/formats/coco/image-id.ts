import {
  BACKSLASH,
  CLOSE_BRACE,
  COLON,
  COMMA,
  NINE,
  OPEN_BRACE,
  QUOTE,
  SPACE,
  ZERO,
} from '../../json/bytes.ts';
import type { ListElements } from '../../readers/json/lists.ts';

const IMAGE_ID = Buffer.from('"image_id"');

/**
 * The image id of an annotation without parsing it, which takes most of the time: the only one in an object without objects in it, and a
 * plain number. Undefined when it must be parsed.
 */
export function findImageId({ bytes, starts, ends }: ListElements, i: number): number | undefined {
  const end = ends[i]!;
  let found = 0;
  for (let at = starts[i]! + 1; at < end; at++) {
    const byte = bytes[at]!;
    // The key may also be written with escapes.
    if (byte === OPEN_BRACE || byte === BACKSLASH) return undefined;
    if (byte !== QUOTE || bytes[at + 1] !== IMAGE_ID[1] || !standsAt(IMAGE_ID, bytes, at)) continue;
    if (found > 0) return undefined;
    at += IMAGE_ID.length;
    found = at;
  }
  return found > 0 ? readWhole(bytes, found) : undefined;
}

function standsAt(text: Buffer, bytes: Buffer, at: number): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text[i]) return false;
  return true;
}

/** The whole number behind a colon, unless it is anything else. */
function readWhole(bytes: Buffer, at: number): number | undefined {
  while (bytes[at] === COLON || bytes[at] === SPACE) at++;
  let id = 0;
  const from = at;
  for (; at - from < 15 && bytes[at]! >= ZERO && bytes[at]! <= NINE; at++) id = id * 10 + bytes[at]! - ZERO;
  const isWhole = at > from && (bytes[at] === COMMA || bytes[at] === CLOSE_BRACE);
  return isWhole ? id : undefined;
}
