import type { Finding } from '../diagnostics/diagnostic.ts';
import { findInvalidUtf8, showByte } from '../readers/utf8.ts';
import type { Position } from '../xml/positions.ts';
import { positionFinder } from '../xml/positions.ts';

/** Far above any real label config: one with 50,000 choices has 5 MB. */
const maximumBytes = 16 * 1024 * 1024;

export interface UnreadableBytes {
  finding: Finding;
  position: Position;
}

/** Turns the bytes of a label config into text without a byte order mark, or says why they are no UTF-8. */
export function decodeConfig(bytes: Uint8Array): string | UnreadableBytes {
  if (bytes.length > maximumBytes) {
    const problem = `it has ${bytes.length} bytes, more than ${maximumBytes}`;
    return { finding: { code: 'config-too-large', args: { problem } }, position: { line: 1, column: 1 } };
  }
  if (looksLikeUtf16(bytes)) return notUtf8('it looks like UTF-16', { line: 1, column: 1 });
  const invalid = findInvalidUtf8(bytes);
  if (invalid === -1) return new TextDecoder().decode(bytes);
  const before = new TextDecoder().decode(bytes.subarray(0, invalid));
  const problem = `invalid byte ${showByte(bytes[invalid]!)}`;
  return notUtf8(problem, positionFinder(before)(before.length));
}

function notUtf8(problem: string, position: Position): UnreadableBytes {
  return { finding: { code: 'config-not-utf8', args: { problem } }, position };
}

/** A byte order mark of UTF-16, or "<" as two bytes. */
function looksLikeUtf16([first, second]: Uint8Array): boolean {
  if (first === 0xff) return second === 0xfe;
  if (first === 0xfe) return second === 0xff;
  return (first === 0x3c && second === 0) || (first === 0 && second === 0x3c);
}
