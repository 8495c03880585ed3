import { LF, ZERO } from './bytes.ts';

/** Bytes on their way to a file: `bytes[0..length)` are written, the rest is room. */
export interface Output {
  bytes: Buffer;
  length: number;
  /** The same bytes, for `breakLine`. */
  view: DataView;
}

export function createOutput(capacity = 1 << 19): Output {
  return outputOf(Buffer.allocUnsafeSlow(capacity), 0);
}

/** An output that holds the first `length` bytes already. */
export function outputOf(bytes: Buffer, length: number): Output {
  return { bytes, length, view: viewOf(bytes) };
}

/** Makes room for `count` more bytes. */
export function ensureRoom(out: Output, count: number): void {
  if (out.length + count <= out.bytes.length) return;
  const larger = Buffer.allocUnsafeSlow(Math.max(out.bytes.length * 2, out.length + count));
  out.bytes.copy(larger, 0, 0, out.length);
  out.bytes = larger;
  out.view = viewOf(larger);
}

/** The same bytes, for reading and writing several at a time. */
export function viewOf({ buffer, byteOffset, length }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, length);
}

/** Characters up to which a loop is quicker than the way through native code. */
const SHORT = 64;

/** Appends text that is all ASCII. */
export function writeAscii(out: Output, text: string): void {
  const { length } = text;
  ensureRoom(out, length);
  if (length <= SHORT) {
    const { bytes } = out;
    let to = out.length;
    for (let i = 0; i < length; i++) bytes[to++] = text.charCodeAt(i);
    out.length = to;
    return;
  }
  out.length += out.bytes.write(text, out.length, 'latin1');
}

/** The number whose eight bytes are spaces. */
const EIGHT_SPACES = new DataView(new Uint8Array(8).fill(0x20).buffer).getFloat64(0);

/** Appends a line break and two spaces for each level. Most of what is written is indentation: eight at a time take a fifth less. */
export function breakLine(out: Output, level: number): void {
  const width = level * 2;
  ensureRoom(out, 9 + width);
  const { bytes, view } = out;
  let at = out.length;
  bytes[at++] = LF;
  const end = at + width;
  for (; at < end; at += 8) view.setFloat64(at, EIGHT_SPACES);
  out.length = end;
}

/** The number from which on digits are written by way of a string. */
const MANY_DIGITS = 1e9;

/** Appends a whole number, not negative. */
export function writeWhole(out: Output, number: number): void {
  if (number >= MANY_DIGITS) {
    writeAscii(out, String(number));
    return;
  }
  let digits = 1;
  for (let power = 10; power <= number; power *= 10) digits++;
  ensureRoom(out, digits);
  const { bytes } = out;
  let rest = number | 0;
  for (let at = out.length + digits - 1; at >= out.length; at--) {
    const tens = (rest / 10) | 0;
    bytes[at] = ZERO + rest - tens * 10;
    rest = tens;
  }
  out.length += digits;
}
