import { closeSync, readSync } from 'node:fs';
import { LF } from '../../json/bytes.ts';
import { openRegularFile } from '../../readers/regular-file.ts';

const BLOCK = 1 << 20;

/** The lines of a file, without their ends. Each is valid as long as one likes. */
export function* readSpool(path: string): Generator<Buffer> {
  const { fd } = openRegularFile(path, path);
  try {
    let rest: Buffer[] = [];
    for (;;) {
      const block = Buffer.allocUnsafe(BLOCK);
      const length = readSync(fd, block);
      if (length === 0) break;
      let start = 0;
      for (let end = block.indexOf(LF); end >= 0 && end < length; end = block.indexOf(LF, start)) {
        rest.push(block.subarray(start, end));
        yield rest.length === 1 ? rest[0]! : Buffer.concat(rest);
        rest = [];
        start = end + 1;
      }
      if (start < length) rest.push(block.subarray(start, length));
    }
    if (rest.length > 0) yield Buffer.concat(rest);
  } finally {
    closeSync(fd);
  }
}
