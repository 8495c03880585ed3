import fc from 'fast-check';

/** One change of some bytes; places are parts of the length, so that a change fits whatever it is applied to. */
type Change =
  | { kind: 'cut'; from: number; length: number }
  | { kind: 'copy'; from: number; length: number; to: number }
  | { kind: 'insert'; at: number; piece: Buffer }
  | { kind: 'flip'; at: number; bit: number };

const place = fc.double({ min: 0, max: 1, noNaN: true });
const length = fc.nat(40);

/** What breaks readers of any format. */
const nastyPieces = [
  '"',
  "'",
  '\\',
  '\\u',
  '\\ud83d',
  '\0',
  '\r',
  '\n',
  '\r\n',
  '\t',
  '\u00a0',
  '\u2028',
  '\u0085',
  '\u001b[31m',
  '\u202e',
  '\ufeff',
  '\u{1f600}',
  '-',
  '-0',
  '1e999',
  '1E+2',
  '0123',
  '.5',
  '123456789012345678901234567890',
  'NaN',
  'null',
  'true',
  '__proto__',
  'constructor',
  'toString',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  ';',
  '<',
  '>',
  '&',
  '&#0;',
  '&amp;',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<?',
  '<!DOCTYPE',
  '/>',
  '$',
  '//',
].map((text) => Buffer.from(text));

/** Sequences that are no UTF-8: stray, too long, cut off, a surrogate, beyond the last code point. */
const brokenUtf8 = [[0xff], [0xc3], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80]].map((bytes) =>
  Buffer.from(bytes),
);

/** Bytes near those of one of the samples, between none and eight changes away. `pieces` are words of the format. */
export function mutated(samples: readonly string[], pieces: readonly string[] = []): fc.Arbitrary<Buffer> {
  const own = pieces.map((text) => Buffer.from(text));
  const piece = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...nastyPieces, ...own) },
    { weight: 1, arbitrary: fc.constantFrom(...brokenUtf8) },
  );
  const change: fc.Arbitrary<Change> = fc.oneof(
    fc.record({ kind: fc.constant('cut' as const), from: place, length }),
    fc.record({ kind: fc.constant('copy' as const), from: place, length, to: place }),
    fc.record({ kind: fc.constant('insert' as const), at: place, piece }),
    fc.record({ kind: fc.constant('flip' as const), at: place, bit: fc.nat(7) }),
  );
  return fc
    .tuple(fc.constantFrom(...samples), fc.array(change, { maxLength: 8 }))
    .map(([sample, changes]) => changes.reduce(apply, Buffer.from(sample)));
}

function apply(bytes: Buffer, change: Change): Buffer {
  const at = (part: number) => Math.floor(part * bytes.length);
  const splice = (from: number, to: number, piece: Uint8Array) =>
    Buffer.concat([bytes.subarray(0, from), piece, bytes.subarray(to)]);
  if (change.kind === 'insert') return splice(at(change.at), at(change.at), change.piece);
  if (change.kind === 'flip') {
    const changed = Buffer.from(bytes);
    if (bytes.length > 0) changed[Math.min(at(change.at), bytes.length - 1)]! ^= 1 << change.bit;
    return changed;
  }
  const from = at(change.from);
  const to = Math.min(from + change.length, bytes.length);
  if (change.kind === 'cut') return splice(from, to, Buffer.alloc(0));
  return splice(at(change.to), at(change.to), bytes.subarray(from, to));
}
