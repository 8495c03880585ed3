import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createHash } from '../../hash.ts';
import { openRegularFile } from '../../readers/regular-file.ts';

/** What a file holds: 96 bits of a SHA-256, in 24 hexadecimal digits, and its bytes. */
export async function hashFile(path: string, signal: AbortSignal): Promise<{ hash: string; size: number }> {
  const hash = createHash('sha256');
  let size = 0;
  await pipeline(
    createReadStream('', { fd: openRegularFile(path, path).fd, signal }),
    async (blocks: AsyncIterable<Buffer>) => {
      for await (const block of blocks) {
        hash.update(block);
        size += block.length;
      }
    },
  );
  return { hash: hash.digest('hex').slice(0, 24), size };
}
