import { ensureRoom, type Output, viewOf } from './output.ts';

/** Bytes from which on a native copy is quicker than a loop. */
const LONG = 256;

/** The view of the last source: many parts of one are copied one after the other. */
let viewed: Buffer | undefined;
let view: DataView;

/**
 * Appends the ASCII bytes from `at` to `end` without the spaces, of which each two numbers tell the begin and the end, in their order. Eight
 * bytes at a time: a third of the time of a loop over each.
 */
export function copyBetween(
  source: Buffer,
  at: number,
  end: number,
  spaces: readonly number[],
  out: Output,
): void {
  if (source !== viewed) {
    viewed = source;
    view = viewOf(source);
  }
  ensureRoom(out, end - at + 8);
  for (let i = firstFrom(spaces, at); i < spaces.length && spaces[i]! < end; i += 2) {
    copyRun(source, at, spaces[i]!, out);
    at = spaces[i + 1]!;
  }
  copyRun(source, at, end, out);
}

/** The index of the first space that begins at `at` or behind it. */
function firstFrom(spaces: readonly number[], at: number): number {
  let [low, high] = [0, spaces.length / 2];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spaces[middle * 2]! < at) low = middle + 1;
    else high = middle;
  }
  return low * 2;
}

/** There is room for eight bytes more than are copied: what is too much is overwritten. */
function copyRun(source: Buffer, at: number, end: number, out: Output): void {
  if (end - at >= LONG || end + 8 > source.length) {
    out.length += source.copy(out.bytes, out.length, at, end);
    return;
  }
  const target = out.view;
  let to = out.length;
  out.length += end - at;
  // ASCII is never a NaN, whose bits might change on the way.
  for (; at < end; at += 8, to += 8) target.setFloat64(to, view.getFloat64(at));
}
