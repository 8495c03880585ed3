import type { Excerpt } from '../diagnostics/diagnostic.ts';
import { CR, LF } from '../json/bytes.ts';

/** Bytes shown on each side at the most. */
const REACH = 120;

/** A stretch of bytes with what excerpts of places in it show on both sides. It does not begin within a character. */
export function withMargins(
  bytes: Buffer,
  from: number,
  to: number,
  end: number,
): [from: number, to: number] {
  // More than is shown, so that an excerpt ends for the same reasons as one of all bytes.
  let first = Math.max(0, from - REACH - 4);
  while (first < from && isContinuation(bytes[first]!)) first++;
  return [first, Math.min(end, to + REACH + 4)];
}

/**
 * The line around a byte, as far as it is shown: to look for its ends would take the time of the line for each of its findings. `cutAtCR`: a lone CR
 * ends lines as well, as in text and CSV.
 */
export function excerptAt(bytes: Buffer, at: number, end: number, cutAtCR = false): Excerpt {
  let from = Math.max(0, at - REACH);
  const lineBefore = bytes.subarray(from, at);
  const lastBreak = Math.max(lineBefore.lastIndexOf(LF), cutAtCR ? lineBefore.lastIndexOf(CR) : -1);
  if (lastBreak >= 0) from += lastBreak + 1;
  else while (from > 0 && isContinuation(bytes[from]!)) from++;

  let to = Math.min(end, at + REACH);
  const lineAfter = bytes.subarray(at, to);
  const nextBreak = lineAfter.findIndex((byte) => byte === LF || (cutAtCR && byte === CR));
  if (nextBreak >= 0) to = at + nextBreak - (bytes[at + nextBreak - 1] === CR ? 1 : 0);
  else while (to < end && isContinuation(bytes[to]!)) to--;

  const before = bytes.toString('utf8', from, at);
  return { text: before + bytes.toString('utf8', at, Math.max(at, to)), column: before.length + 1 };
}

function isContinuation(byte: number): boolean {
  return (byte & 0xc0) === 0x80;
}
