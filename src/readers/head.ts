import { type ByteReader, openFile } from './byte-reader.ts';

/** The first bytes of a file, enough to see what it is. */
export interface Head {
  bytes: Buffer;
  /** True when that is all of it. */
  whole: boolean;
}

export function readHead(path: string, displayPath: string, size = 1 << 16): Head {
  const reader = openFile(path, displayPath);
  try {
    // A small file gets little room, as there may be thousands; one of UTF-16 may grow by half.
    let bytes = Buffer.allocUnsafe(reader.size > 0 ? Math.min(size, reader.size * 2) : size);
    let length = 0;
    for (;;) {
      if (length === bytes.length && length < size) bytes = Buffer.concat([bytes], size);
      const came = length < size ? reader.read(bytes, length) : 0;
      length += came;
      if (came === 0) return { bytes: bytes.subarray(0, length), whole: length < size };
    }
  } finally {
    reader.close();
  }
}

/** Bytes in memory as a source. */
export function readerOf(bytes: Buffer): ByteReader {
  let taken = 0;
  return {
    size: bytes.length,
    read(into, at) {
      const came = bytes.copy(into, at, taken);
      taken += came;
      return came;
    },
    close: () => {},
  };
}
