import { describe, expect, it } from 'vitest';
import { createOutput } from '../../src/json/output.ts';
import { writeText } from '../../src/json/write-text.ts';

function written(source: Buffer, start: number, end: number): string {
  const out = createOutput(16);
  writeText(source, start, end, out, false);
  return out.bytes.toString('latin1', 0, out.length);
}

/** What Python's json.dumps writes: as JSON.stringify does, but nothing beyond the printable characters of ASCII. */
function asPython(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

// Text is copied eight bytes at a time: what needs an escape may stand at any of them, and the text may begin anywhere.
describe('a text as JSON', () => {
  it('has each character of ASCII escaped or not, wherever it stands', () => {
    for (let c = 0; c < 0x80; c++) {
      for (let at = 0; at < 18; at++) {
        const text = 'x'.repeat(at) + String.fromCharCode(c) + 'y'.repeat(17 - at);
        expect(written(Buffer.from(`##${text}##`), 2, 2 + text.length)).toBe(asPython(text));
      }
    }
  });

  it.each(['é', '中', '🐦', '\u{10ffff}', '"\\', '\u007f\u0080'])(
    'has %j escaped, wherever it stands',
    (odd) => {
      for (let at = 0; at < 18; at++) {
        const text = `${'~'.repeat(at)}${odd}${' '.repeat(17 - at)}${odd}`;
        const bytes = Buffer.from(text);
        expect(written(bytes, 0, bytes.length)).toBe(asPython(text));
      }
    },
  );
});
