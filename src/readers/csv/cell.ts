import { QUOTE } from '../../json/bytes.ts';
import { CELL, insideQuotes, STOP } from './bytes.ts';

/** One cell as it was found: its bytes without the quotes around it, and what is known of it (CELL). */
export interface Cell {
  start: number;
  end: number;
  kind: number;
  /** True when the bytes end before its closing quote. */
  open: boolean;
}

/** Reads the cell that begins at `at` into `cell`; returns the place of the delimiter or line break after it, or `end`. */
export function scanCell(bytes: Buffer, at: number, end: number, outside: Uint8Array, cell: Cell): number {
  let kind = 0;
  cell.start = at;
  if (at < end && bytes[at] === QUOTE && outside[QUOTE]! & CELL.quotes) {
    kind = CELL.quoted;
    cell.start = ++at;
    for (;;) {
      while (at < end && bytes[at] !== QUOTE) kind |= insideQuotes[bytes[at++]!]!;
      if (at >= end) {
        cell.open = true;
        return end;
      }
      if (at + 1 >= end || bytes[at + 1] !== QUOTE) break;
      kind |= insideQuotes[QUOTE]!;
      at += 2;
    }
    cell.end = at++;
  }
  const rest = at;
  for (; at < end; at++) {
    const meaning = outside[bytes[at]!]!;
    if (meaning === STOP) break;
    kind |= meaning;
  }
  if (!(kind & CELL.quoted)) {
    cell.end = at;
    if (kind & CELL.quotes) kind |= CELL.odd;
  } else if (at > rest) {
    cell.end = at;
    kind |= CELL.trailing | CELL.quotes | CELL.odd;
  }
  if (kind & CELL.nul) kind |= CELL.odd;
  cell.kind = kind;
  return at;
}
