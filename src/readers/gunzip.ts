import { createReadStream } from 'node:fs';
import { createGunzip, type Gunzip } from 'node:zlib';
import { openRegular } from './regular-file.ts';

/** Something other than gzip data follows the end of the gzip data. */
export class TrailingData extends Error {}

const CHUNK = 1 << 18;
const FIRST_BYTE_OF_MEMBER = 0x1f;

/**
 * The data of a gzip file, all members of it. Padding of NULs between and behind them, as tapes and block devices have it, is passed over, as
 * gzip(1) does; at that zlib would stop, and say nothing of what follows. `look` is shown each piece and how many bytes were read. Throws
 * TrailingData, what `look` does, or what zlib and the file system throw.
 */
export async function* gunzip(
  path: string,
  look: (chunk: Buffer, packed: number) => void,
): AsyncGenerator<Buffer> {
  for (let at: number | undefined = 0; at !== undefined; ) {
    const members = createGunzip({ chunkSize: CHUNK });
    const feeding = feed(path, at, members);
    for await (const chunk of members as AsyncIterable<Buffer>) {
      look(chunk, at + members.bytesWritten);
      yield chunk;
    }
    await feeding;
    at = await skipPadding(path, at + members.bytesWritten);
  }
}

function read(path: string, start: number): AsyncIterable<Buffer> {
  return createReadStream('', { fd: openRegular(path).fd, start, highWaterMark: CHUNK });
}

/** Gives the bytes from `start` on to `members`, until it takes no more of them or fails. Never throws: whoever reads `members` is told. */
async function feed(path: string, start: number, members: Gunzip): Promise<void> {
  let fed = 0;
  try {
    for await (const chunk of read(path, start)) {
      await write(members, chunk);
      fed += chunk.length;
      if (members.destroyed || members.bytesWritten < fed) break;
    }
    members.end();
  } catch (error) {
    members.destroy(error as Error);
  }
}

/** Waits until all of a chunk is unpacked, or never will be. */
function write(members: Gunzip, chunk: Buffer): Promise<void> {
  return new Promise((resolve) => {
    members.once('close', resolve);
    members.write(chunk, () => {
      members.off('close', resolve);
      resolve();
    });
  });
}

/** Where the next member begins, behind NULs from `start` on; undefined when nothing else follows. */
async function skipPadding(path: string, start: number): Promise<number | undefined> {
  let at = start;
  for await (const chunk of read(path, start)) {
    const index = chunk.findIndex((byte) => byte !== 0);
    if (index < 0) at += chunk.length;
    else if (chunk[index] === FIRST_BYTE_OF_MEMBER) return at + index;
    else throw new TrailingData();
  }
  return undefined;
}
