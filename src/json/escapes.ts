import { BACKSLASH, LETTER_U, QUOTE } from './bytes.ts';
import { ensureRoom, type Output } from './output.ts';

/** Copies `\n` and the like; `\uXXXX` in the shortest form, as Python writes it. */
export function copyEscape(source: Buffer, at: number, out: Output): number {
  const c = source[at + 1]!;
  if (c !== LETTER_U) {
    if (c !== 0x2f) out.bytes[out.length++] = BACKSLASH;
    out.bytes[out.length++] = c;
    return at + 2;
  }
  const unit = hexUnit(source, at + 2);
  if (unit >= 0xd800 && unit < 0xe000) {
    const second = source[at + 6] === BACKSLASH && source[at + 7] === LETTER_U ? hexUnit(source, at + 8) : 0;
    if (unit < 0xdc00 && second >= 0xdc00 && second < 0xe000) {
      writeUnit(out, unit);
      writeUnit(out, second);
      return at + 12;
    }
  }
  writeUnit(out, unit);
  return at + 6;
}

/** The UTF-16 unit that four hex digits mean. */
export function hexUnit(source: Buffer, at: number): number {
  let unit = 0;
  for (let i = at; i < at + 4; i++) {
    const c = source[i]!;
    unit = unit * 16 + (c <= 0x39 ? c - 0x30 : (c | 0x20) - 0x57);
  }
  return unit;
}

/** Writes the code point whose UTF-8 begins at `at` as escapes; returns where it ends. */
export function escapeCodePoint(source: Buffer, at: number, out: Output): number {
  const c = source[at]!;
  if (c < 0x80) {
    writeUnit(out, c);
    return at + 1;
  }
  if (c < 0xe0) {
    writeUnit(out, ((c & 0x1f) << 6) | (source[at + 1]! & 0x3f));
    return at + 2;
  }
  if (c < 0xf0) {
    writeUnit(out, ((c & 0x0f) << 12) | ((source[at + 1]! & 0x3f) << 6) | (source[at + 2]! & 0x3f));
    return at + 3;
  }
  const point =
    ((c & 0x07) << 18) |
    ((source[at + 1]! & 0x3f) << 12) |
    ((source[at + 2]! & 0x3f) << 6) |
    (source[at + 3]! & 0x3f);
  writeUnit(out, 0xd800 + ((point - 0x10000) >> 10));
  writeUnit(out, 0xdc00 + ((point - 0x10000) & 0x3ff));
  return at + 4;
}

/** The letter of a short escape by its unit; 0 for none. */
const shortEscapes = new Uint8Array(0x80);
for (const [unit, letter] of Object.entries({
  8: 0x62,
  9: 0x74,
  10: 0x6e,
  12: 0x66,
  13: 0x72,
  34: QUOTE,
  92: BACKSLASH,
})) {
  shortEscapes[Number(unit)] = letter;
}
const HEX = Buffer.from('0123456789abcdef');

/** Writes one UTF-16 unit as it stands in a JSON string of ASCII. */
function writeUnit(out: Output, unit: number): void {
  ensureRoom(out, 18);
  const { bytes } = out;
  const short = unit < 0x80 ? shortEscapes[unit]! : 0;
  if (short > 0) {
    bytes[out.length++] = BACKSLASH;
    bytes[out.length++] = short;
  } else if (unit >= 0x20 && unit < 0x7f) {
    bytes[out.length++] = unit;
  } else {
    let to = out.length;
    bytes[to++] = BACKSLASH;
    bytes[to++] = LETTER_U;
    bytes[to++] = HEX[unit >> 12]!;
    bytes[to++] = HEX[(unit >> 8) & 15]!;
    bytes[to++] = HEX[(unit >> 4) & 15]!;
    bytes[to++] = HEX[unit & 15]!;
    out.length = to;
  }
}
