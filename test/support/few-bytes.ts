import type { ByteReader } from '../../src/readers/byte-reader.ts';

/** A reader that gives at most the next of these numbers of bytes at a time, over and over; at least one. */
export function giveBytes(bytes: Uint8Array, steps: readonly number[] = [bytes.length]): ByteReader {
  let at = 0;
  let step = 0;
  return {
    size: bytes.length,
    read(into, start) {
      const count = Math.min(Math.max(1, steps[step++ % steps.length] ?? 1), into.length - start);
      const part = bytes.subarray(at, at + count);
      into.set(part, start);
      at += part.length;
      return part.length;
    },
    close: () => {},
  };
}
