import type { LineBatch } from './lines.ts';

/**
 * Removes white space at both ends as Python's str.strip does: U+001C to U+001F and U+0085 count, U+FEFF and U+200B do not
 * (JavaScript's trim has it the other way round).
 */
export function stripSpace(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && isSpace(text.charCodeAt(from))) from++;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  return from === 0 && to === text.length ? text : text.slice(from, to);
}

/** The same for the lines of a file, which stay where they are; only their borders move. */
export function stripLines(lines: LineBatch): LineBatch {
  const { bytes } = lines;
  const starts: number[] = [];
  const ends: number[] = [];
  for (let i = 0; i < lines.starts.length; i++) {
    let from = lines.starts[i]!;
    let to = lines.ends[i]!;
    while (from < to && isAsciiSpace(bytes[from]!)) from++;
    while (to > from && isAsciiSpace(bytes[to - 1]!)) to--;
    if (from < to && (bytes[from]! >= 0x80 || bytes[to - 1]! >= 0x80))
      [from, to] = stripBeyondAscii(bytes, from, to);
    starts.push(from);
    ends.push(to);
  }
  return { ...lines, starts, ends };
}

/** A byte beyond ASCII tells nothing alone: the last one of an accented letter may be that of a space. */
function stripBeyondAscii(bytes: Buffer, start: number, end: number): [number, number] {
  const text = bytes.toString('utf8', start, end);
  const stripped = stripSpace(text);
  const from = start + Buffer.byteLength(text.slice(0, text.indexOf(stripped)));
  return [from, from + Buffer.byteLength(stripped)];
}

function isAsciiSpace(c: number): boolean {
  return c <= 0x20 && isSpace(c);
}

function isSpace(c: number): boolean {
  if (c <= 0x20) return c === 0x20 || (c >= 0x09 && c <= 0x0d) || c >= 0x1c;
  if (c < 0x1680) return c === 0x85 || c === 0xa0;
  return (
    c === 0x1680 ||
    (c >= 0x2000 && c <= 0x200a) ||
    c === 0x2028 ||
    c === 0x2029 ||
    c === 0x202f ||
    c === 0x205f ||
    c === 0x3000
  );
}
