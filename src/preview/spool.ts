import { closeSync, openSync, readSync, writeSync } from 'node:fs';

/** Texts that wait on the disk to be asked for again. */
export interface Spool {
  /** Adds a text and returns where it is. */
  add(text: string): SpoolPlace;
  read(place: SpoolPlace): Buffer;
  close(): void;
}

export interface SpoolPlace {
  at: number;
  length: number;
}

export function createSpool(path: string): Spool {
  const fd = openSync(path, 'wx+');
  let end = 0;
  return {
    add(text) {
      const bytes = Buffer.from(text);
      const place = { at: end, length: bytes.length };
      for (let done = 0; done < bytes.length; ) {
        done += writeSync(fd, bytes, done, bytes.length - done, end + done);
      }
      end += bytes.length;
      return place;
    },
    read({ at, length }) {
      const bytes = Buffer.allocUnsafe(length);
      for (let done = 0; done < length; ) {
        const count = readSync(fd, bytes, done, length - done, at + done);
        if (count === 0) throw new Error('the spool is shorter than what was put into it');
        done += count;
      }
      return bytes;
    },
    close: () => closeSync(fd),
  };
}
