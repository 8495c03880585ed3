import type { Excerpt } from '../diagnostics/diagnostic.ts';
import { CR, LF } from '../json/bytes.ts';

/** Bytes shown on each side at the most. */
const REACH = 120;

/** The line around a byte. */
export function excerptAt(bytes: Buffer, at: number, end: number): Excerpt {
  let from = Math.max(0, at - REACH);
  const lastBreak = at > 0 ? bytes.lastIndexOf(LF, at - 1) : -1;
  if (lastBreak >= from) from = lastBreak + 1;
  else while (from > 0 && isContinuation(bytes[from]!)) from++;

  let to = Math.min(end, at + REACH);
  const nextBreak = bytes.indexOf(LF, at);
  if (nextBreak >= 0 && nextBreak < to) to = bytes[nextBreak - 1] === CR ? nextBreak - 1 : nextBreak;
  else while (to < end && isContinuation(bytes[to]!)) to--;

  const before = bytes.toString('utf8', from, at);
  return { text: before + bytes.toString('utf8', at, Math.max(at, to)), column: before.length + 1 };
}

function isContinuation(byte: number): boolean {
  return (byte & 0xc0) === 0x80;
}
