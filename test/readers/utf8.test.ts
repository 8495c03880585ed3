import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findInvalidUtf8, showByte } from '../../src/readers/utf8.ts';

/** The same, asked of the decoder: it puts U+FFFD where it meets a bad byte. */
function firstReplacement(bytes: Uint8Array): number {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const at = text.indexOf('\ufffd');
  return at < 0 ? -1 : Buffer.byteLength(text.slice(0, at));
}

it('finds the first bad byte', () => {
  // Bytes at the borders of what the lengths of sequences allow; EF is excluded, for it begins U+FFFD itself.
  const byte = fc.constantFrom(
    ...[0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1],
    ...[0xec, 0xed, 0xee, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff],
  );
  fc.assert(
    fc.property(fc.array(byte), (values) => {
      const bytes = Uint8Array.from(values);
      expect(findInvalidUtf8(bytes)).toBe(firstReplacement(bytes));
    }),
    { numRuns: 3000 },
  );
});

it('finds none in any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(findInvalidUtf8(Buffer.from(text))).toBe(-1);
    }),
  );
});

it('shows bytes as people write them', () => {
  expect([0, 0x0a, 0xef].map(showByte)).toEqual(['0x00', '0x0A', '0xEF']);
});
