/** Bytes on their way to a file: `bytes[0..length)` are written, the rest is room. */
export interface Output {
  bytes: Buffer;
  length: number;
}

export function createOutput(capacity = 1 << 21): Output {
  return { bytes: Buffer.allocUnsafe(capacity), length: 0 };
}

/** Makes room for `count` more bytes. */
export function ensureRoom(out: Output, count: number): void {
  if (out.length + count <= out.bytes.length) return;
  const larger = Buffer.allocUnsafe(Math.max(out.bytes.length * 2, out.length + count));
  out.bytes.copy(larger, 0, 0, out.length);
  out.bytes = larger;
}

/** Appends text that is all ASCII. */
export function writeAscii(out: Output, text: string): void {
  ensureRoom(out, text.length);
  out.length += out.bytes.write(text, out.length, 'latin1');
}

const LF = 0x0a;
const SPACE = 0x20;

/** Appends a line break and two spaces for each level. */
export function breakLine(out: Output, level: number): void {
  ensureRoom(out, 1 + level * 2);
  const { bytes } = out;
  let at = out.length;
  bytes[at++] = LF;
  for (const end = at + level * 2; at < end; at++) bytes[at] = SPACE;
  out.length = at;
}
