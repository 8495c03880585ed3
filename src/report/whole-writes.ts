import { Duplex, Writable } from 'node:stream';
import { writeAll } from '../project/write-all.ts';

/**
 * Makes a standard stream that goes to a file write all of each chunk. Node's own calls write(2) once, and where the disk or a limit leaves
 * room for a part only, the rest of the chunk is lost without an error. Pipes and terminals, which are duplex streams, are not touched.
 */
export function writeWhole(stream: unknown): void {
  if (!(stream instanceof Writable) || stream instanceof Duplex) return;
  const { fd } = stream as { fd?: unknown };
  if (typeof fd !== 'number') return;
  stream._write = (chunk: Uint8Array, _encoding, done) => {
    try {
      writeAll(fd, chunk);
    } catch (error) {
      done(error as Error);
      return;
    }
    done();
  };
}
